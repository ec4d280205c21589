// A smoke test in WebKitGTK: Alice writes from there to Bob, who is in Chromium.
import { test } from 'node:test';
import { enter, launch_webkit } from '../support/browsers/webkit.mjs';
import { accounts } from '../support/servers/server.mjs';
import { call, message, open_conversation, send } from './support/actions.mjs';
import { on_servers } from './support/suite.mjs';

on_servers('WebKitGTK', ({ server, person }) => {
  test('signs in, sends and receives, and says that it cannot call', async () => {
    const bob = await person('bob');
    await open_conversation(bob.page, 'Alice');
    const alice = await launch_webkit();
    try {
      await alice.open(server().origin);
      await alice.type('textbox', 'Address', accounts.alice.address);
      await alice.type('textbox', 'Password', accounts.alice.password);
      await alice.press('button', 'Sign in');
      await alice.press('button', 'Bob');
      await alice.type('textbox', 'Message', `hello from WebKit${enter}`);
      await message(bob.page, 'hello from WebKit').waitFor();
      await send(bob.page, 'مرحبا hello 你好');
      await alice.reads('مرحبا hello 你好');
      // It has no WebRTC.
      await alice.press('button', 'Voice call');
      await call.rings(bob.page);
      await call.answer(bob.page);
      await alice.reads('No connection for sound and picture could be made');
    } finally {
      await alice.close();
    }
  });
});
