// Two people write to each other.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { composer, conversations, delivered, entries, message, open_conversation, read_back, send, settled_screen, sign_in, until } from './support/actions.mjs';
import { open_contact } from './support/contact.mjs';
import { cut_socket } from './support/noise.mjs';
import { accounts } from '../support/servers/server.mjs';
import { on_servers } from './support/suite.mjs';

const scripts = {
  Latin: 'Hello Bob & <everyone>',
  Arabic: 'مرحبا يا صديقي',
  Hindi: 'नमस्ते दोस्त',
  Chinese: '你好，朋友',
  'a family emoji': '👨‍👩‍👧‍👦',
};

const numbered = (what, count) => Array.from({ length: count }, (_, i) => `${what} ${String(i).padStart(3, '0')}`);

// Puts `text` where the cursor is, as a paste does; it goes as numbers, since half a pair of surrogates gets lost on other ways.
const insert = async (page, field, text) => {
  await field.focus();
  await page.evaluate((units) => document.execCommand('insertText', false, String.fromCharCode(...units)), Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)));
};

on_servers('messages', ({ server, gate, person, pair, open }) => {
  // Bob as a program that writes to Alice.
  const contact = async (t) => {
    const bob = await open_contact(server().websocket, accounts.bob, accounts.alice.address);
    t.after(() => bob.close());
    return bob;
  };

  test('every script arrives both ways and is shown as delivered', async () => {
    const { alice, bob } = await pair();
    for (const text of Object.values(scripts)) {
      await send(alice.page, text);
      await message(bob.page, text).waitFor();
      await delivered(alice.page, text).waitFor();
      await send(bob.page, `${text} back`);
      await message(alice.page, `${text} back`).waitFor();
    }
  });

  test('the other side sees that one is typing', async () => {
    const { alice, bob } = await pair();
    await composer(alice.page).pressSequentially('I am wri');
    await bob.page.getByText('typing…').first().waitFor();
    await composer(alice.page).press('Enter');
    await message(bob.page, 'I am wri').waitFor();
    await until('nobody types any more', async () => await bob.page.getByText('typing…').count() === 0);
  });

  test('the button sends too, and an unread message is counted', async () => {
    const alice = await person('alice');
    const bob = await person('bob');
    await open_conversation(alice.page, 'Bob');
    await composer(alice.page).fill('are you there?');
    await alice.page.getByRole('button', { name: 'Send', exact: true }).click();
    await conversations(bob.page).getByRole('button', { name: 'Alice' }).filter({ hasText: /unread/ }).or(
      conversations(bob.page).getByRole('button', { name: 'Alice', description: /1 unread message/ })).first().waitFor();
    await open_conversation(bob.page, 'Alice');
    await message(bob.page, 'are you there?').waitFor();
  });

  test('a socket cut in the middle of 100 messages loses, doubles and reorders nothing', async () => {
    const way = await gate();
    const { alice, bob } = await pair({ origin: way.origin, expected: cut_socket });
    const texts = numbered('number', 100);
    for (const [i, text] of texts.entries()) {
      if (i === 50) assert.equal(way.cut(), 1);
      await send(alice.page, text);
    }
    await delivered(alice.page, texts[99]).waitFor();
    await message(bob.page, texts[99]).waitFor();
    assert.deepEqual(await read_back(bob.page, /number \d{3}/, texts[0]), texts);
  });

  test('what comes while the link is cut stands below what came before, in every round', async (t) => {
    const way = await gate();
    const { page } = await person('alice', { origin: way.origin, expected: cut_socket });
    await open_conversation(page, 'Bob');
    const bob = await contact(t);
    const texts = numbered('round', 12);
    for (let first = 0; first < texts.length; first += 3) {
      await bob.say(texts[first], `r-${first}`);
      await message(page, texts[first]).waitFor();
      await pause(250);  // within the same second, which is what stamps are exact to
      way.close();
      await bob.say(texts[first + 1], `r-${first + 1}`);
      await bob.say(texts[first + 2], `r-${first + 2}`);
      way.restore();
      await message(page, texts[first + 2]).waitFor({ timeout: 30_000 });
    }
    assert.deepEqual(await read_back(page, /round \d{3}/, texts[0]), texts);
  });

  test('all of a long history is reached by scrolling up after a new sign-in', async (t) => {
    const bob = await contact(t);
    const texts = numbered('history', 230);
    for (const [i, text] of texts.entries()) await bob.say(text, `h-${i}`);
    const { page } = await person('alice');
    await open_conversation(page, 'Bob');
    await message(page, texts.at(-1)).waitFor();
    assert.deepEqual(await read_back(page, /history \d{3}/, texts[0], 120), texts);
  });

  test('of an absence too long to catch up with at once nothing is hidden', async (t) => {
    const way = await gate();
    const { page } = await person('alice', { origin: way.origin, expected: cut_socket });
    await open_conversation(page, 'Bob');
    const bob = await contact(t);
    const before = numbered('known', 20);
    for (const [i, text] of before.entries()) await bob.say(text, `b-${i}`);
    await message(page, before.at(-1)).waitFor();
    way.close();
    const absent = numbered('missed', 1040);  // the page asks for 1,000 of them
    for (const [i, text] of absent.entries()) await bob.say(text, `m-${i}`);
    way.restore();
    await message(page, absent.at(-1)).waitFor({ timeout: 30_000 });
    const log = page.getByRole('log', { name: 'Messages' });
    // Down from above: what is missing is loaded before it is reached.
    await log.focus();
    await page.keyboard.press('Home');
    const downwards = new Set();
    let screen = [];
    await until('what was missed is reached', async () => {
      screen = await settled_screen(page, /(known|missed) \d{3,4}/, screen);
      for (const text of screen) downwards.add(text);
      if (downwards.has(absent[80])) return true;
      await page.keyboard.press('PageDown');
      return false;
    }, 60_000);
    const read = [...downwards].slice(0, before.length + 80);
    assert.deepEqual(read, [...before, ...absent].slice(0, read.length));
  });

  test('characters that XML cannot carry are neither shown nor sent', async (t) => {
    const { page } = await person('alice');
    await open_conversation(page, 'Bob');
    const bob = await contact(t);
    await insert(page, composer(page), 'car\u0002ri\uFFFEed\uD800 over');
    await composer(page).press('Enter');
    await message(page, 'carried over').waitFor();
    for (const alone of ['\u0002', '\uFFFE', '\uD800', '\uDC00\u0002\uFFFE']) {
      await composer(page).fill('');
      await insert(page, composer(page), alone);
      await composer(page).press('Enter');
    }
    await send(page, 'nothing between');
    await message(page, 'nothing between').waitFor();
    await until('the server has the last one', async () => (await bob.archive()).at(-1) === 'nothing between');
    assert.deepEqual((await bob.archive()).slice(-2), ['carried over', 'nothing between']);
    const shown = (await entries(page).allInnerTexts()).slice(-2);
    assert.match(shown[0], /^carried over$/m);
    assert.match(shown[1], /^nothing between$/m);
  });

  test('a search does without characters that XML cannot carry', async () => {
    const { page } = await person('alice');
    const search = page.getByRole('searchbox', { name: 'Search' });
    const found = conversations(page).getByRole('button', { name: 'Bob' });
    await search.fill('zzz');
    await found.waitFor({ state: 'detached' });
    for (const text of ['B\u0002o\uFFFEb\uD800', '\uD800\u0002']) {
      await search.fill('');
      await insert(page, search, text);
      await found.waitFor();
    }
  });

  test('the history of the conversation is there after a new sign-in', async () => {
    const { alice, bob } = await pair();
    for (const text of ['first of the history', 'second of the history']) {
      await send(alice.page, text);
      await delivered(alice.page, text).waitFor();
    }
    await send(bob.page, 'third of the history');
    await message(alice.page, 'third of the history').waitFor();
    const later = await open();
    await sign_in(later.page, accounts.bob);
    await open_conversation(later.page, 'Alice');
    for (const text of ['first', 'second', 'third']) await message(later.page, `${text} of the history`).waitFor();
    const order = (await entries(later.page).allInnerTexts()).join('\n').match(/(first|second|third)(?= of the history)/g);
    assert.deepEqual(order, ['first', 'second', 'third']);
  });

  test('what is written without a network is sent when it comes back', async () => {
    const way = await gate();
    const { alice, bob } = await pair({ origin: way.origin, expected: cut_socket });
    way.close();
    await send(alice.page, 'written in a tunnel');
    await message(alice.page, 'written in a tunnel').filter({ hasText: 'Waiting' }).waitFor();
    way.restore();
    await delivered(alice.page, 'written in a tunnel').waitFor({ timeout: 30_000 });
    assert.equal(await message(bob.page, 'written in a tunnel').count(), 1);
  });
});
