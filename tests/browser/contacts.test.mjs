// Contacts come and go: what both sides see of it.
import { test } from 'node:test';
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
