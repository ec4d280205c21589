// Calls in which what the server or the other side says is made into something worse on its way: the browser itself judges what
// becomes of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accounts } from '../support/servers/server.mjs';
import { call, open_conversation, reload, sign_in } from './support/actions.mjs';
import { pictures_arrive, sound_arrives } from './support/media.mjs';
import { on_servers } from './support/suite.mjs';

const service = (host, more = '') => `<service type='turn' host='${host}' port='3478' username='u' password='p' ${more}/>`;
const bad_hosts = ['[', ']', '[]', 'x]y', '[::1]:99', '[::1', 'a b', 'a/b', '0.0.0.0', '::', '256.1.1.1', '0x7f.1', 'a..b', '-a', 'b\u00FC.example', '1:2:3'];
const services = (inside) => `<services xmlns='urn:xmpp:extdisco:2'>${inside}</services>`;

// Each attribute of a session that reaches the session description, as it came and with what it becomes.
const places = [
  [/(<source [^>]*?>)/g, "$1<parameter name='label'/><parameter name='mslabel' value=''/><parameter name='fmtp' value='96 x=y'/><parameter name='msid' value='one two three'/>"],
  [/(<parameter [^>]*name=(['"])msid\2[^>]*value=(['"])[^'"]*)/g, '$1 '],
  [/(<parameter [^>]*name=(['"])cname\2[^>]*value=(['"])[^'"]*)/g, '$1 '],
  [/(<stream [^>]*track=(['"])[^'"]*)/g, '$1 '],
  [/(<rtp-hdrext [^>]*uri=(['"])[^'"]*)/g, '$1 '],
  [/(<ssrc-group [^>]*semantics=(['"])[^'"]*)/g, '$1 '],
  [/(<group [^>]*semantics=(['"])[^'"]*)/g, '$1 '],
  [/(<rtcp-fb [^>]*type=(['"])[^'"]*)/g, '$1 '],
  [/(<fingerprint [^>]*hash=(['"])[^'"]*)/g, '$1 '],
  [/(<candidate [^>]*foundation=(['"])[^'"]*)/g, '$1 '],
  [/(<transport [^>]*pwd=(['"])[^'"]*)/g, '$1 '],
  [/(<\/description>)/g, `<rtp-hdrext xmlns='urn:xmpp:jingle:apps:rtp:rtp-hdrext:0' id='9' uri='no uri'/>`
    + `<rtp-hdrext xmlns='urn:xmpp:jingle:apps:rtp:rtp-hdrext:0' id='4100' uri='urn:beyond'/>`
    + `<rtcp-fb xmlns='urn:xmpp:jingle:apps:rtp:rtcp-fb:0' type='nack' subtype='\u00FC'/>`
    + `<payload-type id='72' name='odd' clockrate='8000'/><payload-type id='125' name='od d' clockrate='8000'/>`
    + `<ssrc-group xmlns='urn:xmpp:jingle:apps:rtp:ssma:0' semantics='FID'><source ssrc='1'/></ssrc-group>`
    + `<ssrc-group xmlns='urn:xmpp:jingle:apps:rtp:ssma:0' semantics='SIM'><source ssrc='1'/><source ssrc='2'/><source ssrc='3'/><source ssrc='4'/></ssrc-group>`
    + `<source xmlns='urn:xmpp:jingle:apps:rtp:ssma:0' ssrc='77'><parameter name='cname' value='twice'/></source>$1`],
  [/(<\/jingle>)/g, `<group xmlns='urn:xmpp:jingle:apps:grouping:0' semantics='BUNDLE'><content name='0'/><content name='0'/><content name='1'/></group>$1`],
];

on_servers('calls with hostile values', ({ open, person }) => {
  // A page to which each frame comes as `rewrite` makes it.
  const deceived = async (name, rewrite) => {
    const made = await open();
    await made.page.routeWebSocket(/xmpp-websocket/, (socket) => {
      const server = socket.connectToServer();
      server.onMessage((frame) => socket.send(rewrite(frame)));
    });
    await reload(made.page);
    await sign_in(made.page, accounts[name]);
    return made;
  };

  test('a bad name among the external services costs no other', async () => {
    const list = services([service('first.example'), ...bad_hosts.map((host) => service(host)), service('2001:db8::1'), service('last.example', "transport='tcp'")].join(''));
    const alice = await deceived('alice', (frame) => frame.replace(/<services[^>]*(\/>|>.*?<\/services>)/s, list));
    const bob = await person('bob');
    await open_conversation(alice.page, 'Bob');
    await call.voice(alice.page);
    await call.rings(bob.page);
    await call.answer(bob.page);
    await call.connected(alice.page);
    assert.deepEqual(await alice.page.evaluate(() => window.media_for_test.relays()),
      ['turn:first.example:3478', 'turn:[2001:db8::1]:3478', 'turn:last.example:3478?transport=tcp']);
  });

  test('values of a session that break its description cost nothing of the call', async () => {
    let touched = 0;
    const bob = await deceived('bob', (frame) => {
      if (!frame.includes('session-initiate') && !frame.includes('transport-info')) return frame;
      return places.reduce((text, [pattern, better]) => {
        const changed = text.replace(pattern, better);
        if (changed !== text) touched += 1;
        return changed;
      }, frame);
    });
    const alice = await person('alice');
    await open_conversation(alice.page, 'Bob');
    await call.video(alice.page);
    await call.rings(bob.page);
    await call.answer(bob.page);
    await Promise.all([alice, bob].flatMap(({ page }) => [call.connected(page), sound_arrives(page), pictures_arrive(page)]));
    assert.ok(touched >= places.length, `only ${touched} of ${places.length} places were found`);
  });
});
