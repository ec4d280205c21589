import { on, once } from 'node:events';
import { WebSocket } from 'ws';

// Puts `count` contacts into the roster of `account`, by a plain session of its own (SASL PLAIN: the server is on loopback).
export const add_contacts = async (url, { address, password }, count) => {
  const [user, domain] = address.split('@');
  const socket = new WebSocket(url, ['xmpp']);
  const messages = on(socket, 'message');  // keeps what comes while nobody looks
  await once(socket, 'open');
  const ask = async (frame, answer) => {
    socket.send(frame);
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
  for (let i = 0; i < count; i += 1) {
    const item = `<item jid='contact${i}@${domain}' name='Contact ${i}'><group>${['Friends', 'Work', 'Family'][i % 3]}</group></item>`;
    await ask(`<iq xmlns='jabber:client' type='set' id='c${i}'><query xmlns='jabber:iq:roster'>${item}</query></iq>`, new RegExp(`id=['"]c${i}['"]`));
  }
  socket.close();
};
