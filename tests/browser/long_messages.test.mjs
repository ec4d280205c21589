// A message of any length costs what is seen of it, and is as sharp as a short one. It comes from a session without a page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accounts } from '../support/servers/server.mjs';
import { message, open_conversation, until } from './support/actions.mjs';
import { open_contact } from './support/contact.mjs';
import { pixels } from './interface/pixels.mjs';
import { on_servers } from './support/suite.mjs';

const line = 'As sharp as ever, 0123456789';
const lines = 5000;  // 145 KB
const long_text = ['The whole of it:', ...Array.from({ length: lines }, () => line), 'That was all.'].join('\n');
const most_shown = 20_000;  // characters of some screens

const log = (page) => page.getByRole('log', { name: 'Messages' });
const show_all = (page) => page.getByRole('button', { name: 'Show all', exact: true });

// All text that the conversation has in the document.
const shown = (page) => log(page).evaluate((element) => element.textContent.length);

// Where the words of the first line `text` are that is wholly within the conversation, in CSS pixels of the screen.
const place_of = (page, text) => log(page).evaluate((element, wanted) => {
  const area = element.getBoundingClientRect();
  for (const div of element.querySelectorAll('.run > div')) {
    if (div.textContent !== wanted) continue;
    const range = document.createRange();
    range.selectNodeContents(div);
    const { x, width } = range.getBoundingClientRect();
    const { y, height } = div.getBoundingClientRect();
    if (y > area.y + 80 && y + height <= area.bottom) return { x: Math.round(x), y: Math.round(y), width: Math.ceil(width), height: Math.round(height) };
  }
  return null;
}, text);

const picture_of = async (page, text) => {
  const clip = await until(`a line “${text}”`, () => place_of(page, text));
  await page.mouse.move(5, 5);
  return pixels(page, clip);
};

on_servers('long messages', ({ server, person }) => {
  test('a long one is folded, can be shown whole, costs what is seen of it, and is as sharp as a short one', async () => {
    const { page } = await person('alice');
    await open_conversation(page, 'Bob');
    const bob = await open_contact(server().websocket, accounts.bob, accounts.alice.address);
    const at_end = async () => {
      await log(page).focus();
      await page.keyboard.press('End');
      await message(page, 'That was all.').waitFor();
    };
    try {
      await bob.say(line, 'short');
      await message(page, line).waitFor();
      const alone = await picture_of(page, line);

      await bob.say(long_text, 'long');
      await show_all(page).waitFor();
      assert.ok(await shown(page) < most_shown, 'more is in the document than its beginning');
      await show_all(page).click();
      await show_all(page).waitFor({ state: 'detached' });
      assert.ok(await shown(page) < most_shown, 'more is in the document than is seen');
      await at_end();
      assert.ok(await shown(page) < most_shown, 'more is in the document than is seen at its end');

      for (let i = 0; i < 3; i += 1) await page.keyboard.press('PageUp');
      await until('its end is out of sight', async () => await message(page, 'That was all.').count() === 0);
      const within = await picture_of(page, line);
      assert.deepEqual([within.width, within.height], [alone.width, alone.height]);
      assert.ok(within.data.equals(alone.data), 'the pixels differ');
    } finally {
      bob.close();
    }
  });
});
