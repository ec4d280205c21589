import { on, once } from 'node:events';
import { WebSocket } from 'ws';

// Signs in by a plain session of its own (SASL PLAIN: the server is on loopback). Gives {domain, send(stanza),
// ask(stanza, answer: pattern of what is waited for), close()}.
export const open_session = async (url, { address, password }) => {
  const [user, domain] = address.split('@');
  const socket = new WebSocket(url, ['xmpp']);
  const messages = on(socket, 'message');  // keeps what comes while nobody looks
  await once(socket, 'open');
  const ask = async (stanza, answer) => {
    socket.send(stanza);
    for (;;) {
      const { value: [data] } = await messages.next();
      if (answer.test(data.toString())) return;
    }
  };
  const open = `<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='${domain}' version='1.0'/>`;
  const secret = Buffer.from(`\0${user}\0${password}`).toString('base64');
  await ask(open, /features/);
  await ask(`<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${secret}</auth>`, /<success/);
  await ask(open, /features/);
  await ask(`<iq xmlns='jabber:client' type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>`, /id=['"]bind['"]/);
  return { domain, ask, send: (stanza) => socket.send(stanza), close: () => socket.close() };
};
