// A contact without a page: plain stanzas on a WebSocket (RFC 7395), straight to the server. It says one thing after the other and
// knows of each that the server has it, also when the server dies meanwhile.
import { on, once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';

const kPatience = 20_000;

// One signed-in connection; ask() throws when it ends or nothing comes.
const open_line = async (url, { address, password }) => {
  const [user, domain] = address.split('@');
  const socket = new WebSocket(url, ['xmpp']);
  socket.on('error', () => { /* close follows, and ends the frames */ });
  const frames = on(socket, 'message', { close: ['close'] });
  await Promise.race([once(socket, 'open'), once(socket, 'close').then(() => { throw new Error('refused'); })]);
  // All frames up to the one that matches `answer`.
  const ask = async (stanza, answer) => {
    socket.send(stanza);
    const patience = setTimeout(() => socket.terminate(), kPatience);
    const heard = [];
    try {
      for (;;) {
        const { value, done } = await frames.next();
        if (done) throw new Error('the connection ended');
        heard.push(value[0].toString());
        if (answer.test(heard.at(-1))) return heard;
      }
    } finally {
      clearTimeout(patience);
    }
  };
  const open = `<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='${domain}' version='1.0'/>`;
  const secret = Buffer.from(`\0${user}\0${password}`).toString('base64');
  await ask(open, /features/);
  await ask(`<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${secret}</auth>`, /<success/);
  await ask(open, /features/);
  await ask("<iq xmlns='jabber:client' type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>", /id=['"]bind['"]/);
  socket.send("<presence xmlns='jabber:client'/>");
  return { ask, send: (stanza) => socket.send(stanza), close: () => socket.terminate() };
};

// Gives {say(text), archive(), reconnect(), close()}.
export const open_contact = async (url, account, peer) => {
  let asked = 0;
  let line = await open_line(url, account);
  const reconnect = async () => {
    line.close();
    for (let attempt = 1; ; attempt += 1) {
      try { line = await open_line(url, account); return; } catch (error) { if (attempt === 50) throw error; }
      await pause(200);
    }
  };
  // An iq to the server itself; its answer comes after all that was sent before has been handled (RFC 6120 §10.1).
  const query = (payload, type = 'get') => {
    const id = `asked-${asked += 1}`;
    return { stanza: `<iq xmlns='jabber:client' type='${type}' id='${id}'>${payload}</iq>`, answer: new RegExp(`id=['"]${id}['"]`) };
  };
  const page_after = async (last) => {
    const after = last ? `<after>${last}</after>` : '';
    const { stanza, answer } = query(`<query xmlns='urn:xmpp:mam:2' queryid='all'><x xmlns='jabber:x:data' type='submit'>`
      + `<field var='FORM_TYPE' type='hidden'><value>urn:xmpp:mam:2</value></field><field var='with'><value>${peer}</value></field></x>`
      + `<set xmlns='http://jabber.org/protocol/rsm'><max>100</max>${after}</set></query>`, 'set');
    const heard = await line.ask(stanza, answer);
    const results = heard.filter((frame) => frame.includes('<result'));
    const texts = results.flatMap((frame) => frame.match(/<body>([^<]*)/)?.[1] ?? []);
    const ids = results.flatMap((frame) => frame.match(/<origin-id[^>]* id=['"]([^'"]*)/)?.[1] ?? []);
    const fin = heard.at(-1);
    return { texts, ids, last: /complete=['"]true/.test(fin) ? undefined : fin.match(/<last>([^<]*)/)?.[1] };
  };
  return {
    // Returns when the server has handled it. `beside`: elements beside the body.
    async say(text, id, beside = '') {
      const ping = query("<ping xmlns='urn:xmpp:ping'/>");
      line.send(`<message xmlns='jabber:client' type='chat' to='${peer}' id='${id}'><body>${text}</body>${beside}</message>`);
      await line.ask(ping.stanza, ping.answer);
    },
    // What the server has kept of both, oldest first; `what`: the texts, or the ids of those that were sent by a page.
    async archive(what = 'texts') {
      const all = [];
      for (let page = await page_after(); ; page = await page_after(page.last)) {
        all.push(...page[what]);
        if (!page.last) return all;
      }
    },
    reconnect,
    close: () => line.close(),
  };
};
