// Two people write to each other.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { composer, conversations, delivered, entries, message, open_conversation, read_back, send, sign_in, until } from './support/actions.mjs';
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

on_servers('messages', ({ gate, person, pair, open }) => {
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
    const texts = Array.from({ length: 100 }, (_, i) => `number ${String(i).padStart(3, '0')}`);
    for (const [i, text] of texts.entries()) {
      if (i === 50) assert.equal(way.cut(), 1);
      await send(alice.page, text);
    }
    await delivered(alice.page, texts[99]).waitFor();
    await message(bob.page, texts[99]).waitFor();
    assert.deepEqual(await read_back(bob.page, /number \d{3}/, texts[0]), texts);
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
