// What other clients send beside plain words, stanza by stanza: npm `stanza` in a page of its own signs in, and its socket
// says what the test wants it to.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { composer, conversations, entries, message, open_conversation, send } from './support/actions.mjs';
import { serve_stanza_page } from './peer/serve.mjs';
import { accounts } from '../support/servers/server.mjs';
import { on_servers } from './support/suite.mjs';

let stanza;
before(async () => { stanza = await serve_stanza_page(); });
after(() => stanza?.stop());

const omemo = `<encrypted xmlns='eu.siacs.conversations.axolotl'><header sid='1'/><payload>AA==</payload></encrypted>
  <body>Your client does not support OMEMO</body>`;
const invitation = "<x xmlns='jabber:x:conference' jid='garden@rooms.localhost' reason='Tea'/>";
const spoiler = "<body>It was the butler</body><spoiler xmlns='urn:xmpp:spoiler:0'>The end</spoiler>";

on_servers('kinds of messages', ({ server, open, person }) => {
  const raw_bob = async () => {
    const { page } = await open({ origin: stanza.url });
    const { address, password } = accounts.bob;
    await page.waitForFunction(() => window.peer);
    await page.evaluate(([jid, secret, url]) => window.peer.sign_in(jid, secret, url), [address, password, server().websocket]);
    let count = 0;
    return (payloads, type = 'chat') => page.evaluate((frame) => window.peer.client.transport.socket.send(frame),
      `<message xmlns='jabber:client' to='${accounts.alice.address}' type='${type}' id='kind-${++count}'>${payloads}</message>`);
  };

  test('what is not words is told, what is nothing is not, and a spoiler waits', async () => {
    const say = await raw_bob();
    const alice = await person('alice');
    await open_conversation(alice.page, 'Bob');
    await say('<body>first</body>');
    await message(alice.page, 'first').waitFor();
    const before = await entries(alice.page).count();
    await say("<body/><composing xmlns='http://jabber.org/protocol/chatstates'/>");
    await say('<body> \n </body>');
    await say('<body>\u200B\u2060</body>');
    await say(omemo);
    await say("<file-sharing xmlns='urn:xmpp:sfs:0'><file xmlns='urn:xmpp:file:metadata:0'/></file-sharing>");
    await say(invitation);
    await say('<subject>Minutes</subject><body>as said</body>', 'normal');
    await say("<body xml:lang='de'>Guten Tag</body><body xml:lang='en'>Good day</body>");
    await say('<body>/me waves</body>');
    await say(spoiler);
    await message(alice.page, 'The end').waitFor();
    for (const words of ['encrypted with OMEMO', 'sent a file', 'invites you to garden@rooms.localhost', 'Minutes', 'Good day', '* Bob waves']) {
      await message(alice.page, words).first().waitFor();
    }
    assert.equal(await entries(alice.page).count() - before, 7);
    for (const words of ['does not support', 'Guten Tag', '/me', 'butler']) {
      assert.equal(await alice.page.getByText(words).count(), 0, words);
    }
    const shown = await conversations(alice.page).getByRole('button', { name: 'Bob' }).first().evaluate((row) => row.outerHTML);
    assert.ok(shown.includes('Spoiler: The end') && !shown.includes('butler'), shown);
    await alice.page.getByRole('button', { name: 'Show the spoiler' }).click();
    await message(alice.page, 'It was the butler').waitFor();
    await alice.page.getByRole('button', { name: 'Hide the spoiler' }).press('Enter');
    await alice.page.getByRole('button', { name: 'Show the spoiler' }).waitFor();
    await send(alice.page, '/me nods');
    await message(alice.page, ' nods').filter({ hasText: '* ' }).waitFor();
    assert.equal(await composer(alice.page).inputValue(), '');
  });
});
