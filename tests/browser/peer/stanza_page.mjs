// The other side of a call, made of the npm package `stanza`, which has an implementation of Jingle of its own. It knows no
// Jingle Message Initiation (XEP-0353), so that is spoken here. Runs in a page; the test talks to window.peer.
import { createClient } from 'stanza';
import { attribute } from 'stanza/jxt';

const kJmi = 'urn:xmpp:jingle-message:0';
const kRtp = 'urn:xmpp:jingle:apps:rtp:1';

const peer = { incoming: [], state: 'offline', sessions: [] };
window.peer = peer;

const define_jmi = (client) => {
  for (const element of ['ringing', 'proceed', 'reject', 'retract', 'finish', 'accept']) {
    client.stanzas.define({ element, namespace: kJmi, path: `message.jmi_${element}`, fields: { id: attribute('id') } });
  }
  client.stanzas.define({ element: 'propose', namespace: kJmi, path: 'message.jmi_propose', fields: { id: attribute('id') } });
};

// Sound is only decoded where it is heard.
const hear = (track) => {
  const audio = document.createElement('audio');
  audio.srcObject = new MediaStream([track]);
  audio.play();
  document.body.append(audio);
};

const capture = (kinds) => navigator.mediaDevices.getUserMedia(Object.fromEntries(kinds.map((kind) => [kind, true])));

peer.sign_in = (jid, password, websocket) => new Promise((resolve, reject) => {
  const client = createClient({ jid, password, resource: 'stanza', useStreamManagement: false,
    transports: { websocket, bosh: false }, jingle: { iceServers: [] } });
  peer.client = client;
  define_jmi(client);
  client.disco.addFeature(kJmi);
  client.on('session:started', () => {
    client.updateCaps();
    client.sendPresence({ legacyCapabilities: client.disco.getCaps() });
    peer.state = 'online';
    resolve(client.jid);
  });
  client.on('--transport-disconnected', () => reject(new Error('disconnected')));
  client.on('auth:failed', () => reject(new Error('not signed in')));
  client.on('message', (message) => {
    if (message.jmi_propose) peer.incoming.push({ id: message.jmi_propose.id, from: message.from });
    if (message.jmi_proceed) peer.proceeded?.(message.from);
    if (message.jmi_reject) peer.rejected?.();
  });
  client.on('jingle:incoming', async (session) => {
    peer.sessions.push(session);
    const kinds = [session.includesAudio && 'audio', session.includesVideo && 'video'].filter(Boolean);
    const stream = await capture(kinds);
    for (const track of stream.getTracks()) session.addTrack(track, stream);
    session.accept();
  });
  client.jingle.on('peerTrackAdded', (_session, track) => { if (track.kind === 'audio') hear(track); });
  client.on('jingle:terminated', (_session, reason) => { peer.ended = reason?.condition ?? 'ended'; });
  client.connect();
});

// Answers the call that rings: `proceed` to the caller, who then starts the session.
peer.answer = () => {
  const { id, from } = peer.incoming.shift();
  peer.client.sendMessage({ to: from, type: 'chat', jmi_proceed: { id } });
};

// Calls `to` (bare): proposes, and starts the session with the device that proceeds.
peer.call = async (to, kinds) => {
  const id = crypto.randomUUID();
  const device = await new Promise((resolve, reject) => {
    peer.proceeded = resolve;
    peer.rejected = () => reject(new Error('rejected'));
    // As text: stanza writes no attribute of a description outside of its Jingle.
    const descriptions = kinds.map((kind) => `<description xmlns='${kRtp}' media='${kind}'/>`).join('');
    const propose = `<propose xmlns='${kJmi}' id='${id}'>${descriptions}</propose>`;
    peer.client.transport.socket.send(`<message xmlns='jabber:client' type='chat' to='${to}' id='${id}'>${propose}</message>`);
  });
  const session = peer.client.jingle.createMediaSession(device, id, await capture(kinds));
  peer.sessions.push(session);
  await session.start({});
};

peer.hang_up = () => peer.sessions.at(-1).end();
