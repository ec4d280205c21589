// Who looks elsewhere is told, and a call keeps the screen from going dark.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, composer, conversations, message, open_conversation, reload, send, sign_in, until } from './support/actions.mjs';
import { click_last_notification, notified, set_hidden, take_locks, wake_locks, watch_attention } from './support/attention.mjs';
import { on_servers } from './support/suite.mjs';
import { allow_notifications } from '../support/browsers/browsers.mjs';
import { accounts } from '../support/servers/server.mjs';

on_servers('attention', ({ open, person }) => {
  const watched = async () => {
    const { page, context } = await open();
    await watch_attention(context);
    await reload(page);
    await sign_in(page, accounts.alice);
    return { page, context };
  };

  test('a message to a hidden page is a notification, and a click on it opens the conversation', async () => {
    const { page: alice, context } = await watched();
    await allow_notifications(context);
    const { page: bob } = await person('bob');
    await open_conversation(bob, 'Alice');
    await send(bob, 'for one who looks');
    await conversations(alice).getByRole('button', { description: /for one who looks/ }).waitFor();
    assert.deepEqual(await notified(alice), []);
    await set_hidden(alice, true);
    await send(bob, 'are you there?');
    await until('the system is told', async () => (await notified(alice)).length === 1);
    assert.deepEqual(await notified(alice), [{ title: 'Bob', body: 'are you there?' }]);
    await set_hidden(alice, false);
    await click_last_notification(alice);
    await composer(alice).waitFor();
    await message(alice, 'are you there?').waitFor();
  });

  test('a call keeps the screen on, also after the page was hidden, and no longer than it lasts', async () => {
    const { page: alice } = await watched();
    const { page: bob } = await person('bob');
    await open_conversation(alice, 'Bob');
    await call.voice(alice);
    await call.rings(bob);
    await call.answer(bob);
    await call.connected(alice);
    await until('the screen is kept on', async () => await wake_locks(alice) === 1);
    await set_hidden(alice, true);
    await take_locks(alice);
    await set_hidden(alice, false);
    await until('the screen is kept on again', async () => await wake_locks(alice) === 1);
    await call.hang_up(alice);
    await until('the screen may go dark', async () => await wake_locks(alice) === 0);
  });
});
