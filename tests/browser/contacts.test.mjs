// Contacts come and go: what both sides see of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open_chat } from './interface/chat.mjs';
import { server } from './interface/stage.mjs';
import { until } from './support/actions.mjs';
import { on_servers } from './support/suite.mjs';

const button = (page, name) => page.getByRole('button', { name, exact: true });
const header_says = (page, name, text) => page.getByRole('main').getByRole('group', { name }).getByText(text, { exact: true }).waitFor();

on_servers('contacts', ({ pair }) => {
  test('one is removed after a question, and comes back by asking', async () => {
    const { alice, bob } = await pair();
    await Promise.all([header_says(alice.page, 'Bob', 'Online'), header_says(bob.page, 'Alice', 'Online')]);
    await button(alice.page, 'Details').click();
    await button(alice.page, 'Remove contact').click();
    await button(alice.page, 'Remove').click();
    await button(alice.page, 'Copy address').waitFor(); // the details stay, of a stranger now
    await alice.page.getByRole('main').getByRole('group', { name: 'bob@localhost' }).waitFor();
    await header_says(bob.page, 'Alice', 'Offline');

    await button(alice.page, 'More').click();
    await alice.page.getByRole('menuitem', { name: 'Add to contacts' }).click();
    await button(bob.page, 'Accept').click();
    await Promise.all([header_says(alice.page, 'bob', 'Online'), header_says(bob.page, 'Alice', 'Online')]);
  });
});

test('Enter in the address of a new contact adds it, and nothing of the dialog stays', async () => {
  const { page, close } = await open_chat();
  await button(page, 'Add contact').click();
  const address = page.getByRole('dialog').getByRole('textbox', { name: 'Address' });
  await address.fill('bob@guest.localhost');
  await address.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await until('the server was asked', () => server.asked.some((xml) => xml.includes('jabber:iq:roster') && xml.includes('bob@guest.localhost')));
  assert.equal(await page.locator('#root input[aria-label="Address"]:not(#address)').count(), 0);
  await close();
});
