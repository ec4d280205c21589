// Calls with an independent implementation of Jingle: npm `stanza` in a page of its own.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { call, open_conversation, until } from './support/actions.mjs';
import { pictures_arrive, sound_arrives } from './support/media.mjs';
import { serve_stanza_page } from './peer/serve.mjs';
import { accounts } from '../support/servers/server.mjs';
import { on_servers } from './support/suite.mjs';

let stanza;
before(async () => { stanza = await serve_stanza_page(); });
after(() => stanza?.stop());

on_servers('calls with stanza', ({ server, open, person }) => {
  const stanza_as_bob = async () => {
    const other = await open({ origin: stanza.url });
    const { address, password } = accounts.bob;
    await other.page.waitForFunction(() => window.peer);
    await other.page.evaluate(([jid, secret, url]) => window.peer.sign_in(jid, secret, url), [address, password, server().websocket]);
    return other;
  };
  const media_flows = (...pages) => Promise.all(pages.flatMap((page) => [sound_arrives(page), pictures_arrive(page)]));

  test('it answers a video call from the page', async () => {
    const other = await stanza_as_bob();
    const alice = await person('alice');
    await open_conversation(alice.page, 'Bob');
    await call.video(alice.page);
    await until('the call rings there', () => other.page.evaluate(() => window.peer.incoming.length > 0));
    await other.page.evaluate(() => window.peer.answer());
    await call.connected(alice.page);
    await media_flows(alice.page, other.page);
    await call.hang_up(alice.page);
    await until('the call ends there', () => other.page.evaluate(() => window.peer.ended));
  });

  test('it places a video call to the page, and hangs up', async () => {
    const other = await stanza_as_bob();
    const alice = await person('alice');
    const started = other.page.evaluate((to) => window.peer.call(to, ['audio', 'video']), accounts.alice.address);
    await call.rings(alice.page);
    await call.answer(alice.page);
    await started;
    await call.connected(alice.page);
    await media_flows(alice.page, other.page);
    await other.page.evaluate(() => window.peer.hang_up());
    await alice.page.getByText('Call ended', { exact: true }).first().waitFor();
  });

  test('it places a voice call to the page', async () => {
    const other = await stanza_as_bob();
    const alice = await person('alice');
    const started = other.page.evaluate((to) => window.peer.call(to, ['audio']), accounts.alice.address);
    await call.rings(alice.page);
    await call.answer(alice.page);
    await started;
    await call.connected(alice.page);
    await Promise.all([sound_arrives(alice.page), sound_arrives(other.page)]);
    await call.hang_up(alice.page);
    assert.ok(await until('the call ends there', () => other.page.evaluate(() => window.peer.ended)));
  });
});
