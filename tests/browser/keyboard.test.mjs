// Everything with the keyboard alone: no pointer is used here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, composer, delivered, message, until } from './support/actions.mjs';
import { sound_arrives } from './support/media.mjs';
import { accounts } from '../support/servers/server.mjs';
import { on_servers } from './support/suite.mjs';

// What has the focus: its role or tag and its name.
const focused = (page) => page.evaluate(() => {
  const element = document.activeElement;
  const label = element?.getAttribute('aria-label') ?? element?.labels?.[0]?.textContent ?? element?.textContent ?? '';
  return { tag: element?.localName ?? '', name: label.trim() };
});

// Presses `key` until what has the focus is named `name`.
const reach = async (page, name, key = 'Tab', most = 30) => {
  const passed = [];
  for (let i = 0; i < most; i += 1) {
    const now = await focused(page);
    if (now.name.startsWith(name)) return;
    passed.push(`${now.tag} “${now.name}”`);
    await page.keyboard.press(key);
  }
  assert.fail(`${key} does not reach “${name}”; it passes ${passed.join(', ')}`);
};

const sign_in_by_keyboard = async (page, { address, password }) => {
  await reach(page, 'Address');
  await page.keyboard.type(address);
  await page.keyboard.press('Tab');
  await page.keyboard.insertText(password);
  await page.keyboard.press('Enter');
  await page.getByRole('list', { name: 'Conversations' }).getByRole('button').first().waitFor();
};

on_servers('the keyboard alone', ({ open }) => {
  test('signs in, writes, calls, answers and hangs up', async () => {
    const [{ page: alice }, { page: bob }] = await Promise.all([open(), open()]);
    await sign_in_by_keyboard(alice, accounts.alice);
    await sign_in_by_keyboard(bob, accounts.bob);

    await reach(alice, 'Bob');
    await alice.keyboard.press('Enter');
    await composer(alice).waitFor();
    await reach(alice, 'Message');
    await alice.keyboard.type('written without a mouse');
    await alice.keyboard.press('Enter');
    await reach(bob, 'Alice');
    await bob.keyboard.press('Enter');
    await message(bob, 'written without a mouse').waitFor();
    await delivered(alice, 'written without a mouse').waitFor();

    await reach(alice, 'Voice call', 'Shift+Tab');
    await alice.keyboard.press('Enter');
    await call.rings(bob);
    await reach(bob, 'Answer');
    await bob.keyboard.press('Space');
    await Promise.all([call.connected(alice), call.connected(bob)]);
    await sound_arrives(bob);
    await reach(alice, 'Mute');
    await alice.keyboard.press('Space');
    await until('the microphone is muted', async () => await call.mute(alice).getAttribute('aria-pressed') === 'true');
    await reach(alice, 'Hang up');
    await alice.keyboard.press('Enter');
    await bob.getByText('Call ended', { exact: true }).first().waitFor();
  });
});
