// The XML and dispatch paths of other clients' libraries, from a WebSocket message to a handler of the application. Each handler
// reads the same fields, so that none can be lazy. Bundled for the browser.
import FramedParser from '@xmpp/websocket/lib/FramedParser.js';
import { client as xmpp_client } from '@xmpp/client';
import { createClient } from 'stanza';
import { Strophe } from 'strophe.js';

const address = { service: 'ws://127.0.0.1:1/x', domain: 'example.org' };

export const tally = () => {
  const sums = { stanzas: 0, sender: 0, body: 0 };
  return { sums, add(from, body) { sums.stanzas += 1; sums.sender += from?.length ?? 0; sums.body += body?.length ?? 0; } };
};

const body_of = (element) => {
  const body = element.getChild('body');
  if (body) return body.text();
  for (const child of element.children) {
    const found = child.children ? body_of(child) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
};

const dom_parser = () => {
  const { sums, add } = tally();
  const parser = new DOMParser();
  const feed = (text) => {
    const element = parser.parseFromString(text, 'text/xml').documentElement;
    add(element.getAttribute('from'), element.getElementsByTagName('body')[0]?.textContent);
  };
  return { sums, feed };
};

const strophe = () => {
  const { sums, add } = tally();
  const connection = new Strophe.Connection('ws://127.0.0.1:1/x');
  Object.assign(connection, { connected: true, authenticated: true, disconnecting: false });
  const handler = (element) => {
    add(element.getAttribute('from'), element.getElementsByTagName('body')[0]?.textContent);
    return true;
  };
  for (const kind of ['message', 'presence', 'iq']) connection.addHandler(handler, null, kind);
  return { sums, feed: (data) => connection._proto._onMessage({ data }) };
};

const xmpp_js = () => {
  const { sums, add } = tally();
  const client = xmpp_client(address);
  client.reconnect?.stop?.();
  client.on('error', () => {});
  client._attachParser(new FramedParser());
  client.send = async () => {};
  client.on('stanza', (element) => add(element.attrs.from, body_of(element)));
  return { sums, feed: (data) => client._onData(data) };
};

const stanza_js = () => {
  const { sums, add } = tally();
  const client = createClient({ jid: 'me@example.org', transports: { websocket: address.service, bosh: false } });
  for (const kind of ['message', 'presence', 'iq']) client.on(kind, (stanza) => add(stanza.from, (stanza.archive?.item?.message ?? stanza).body));
  client.sm.handle = () => {};
  const transport = new client.transports.websocket(client, client.sm, client.stanzas);
  client.transport = transport;
  client.send = async () => {};
  client.sendIQResult = () => {};
  client.sendIQError = () => {};
  transport.connect({ acceptLanguages: ['en'], lang: 'en', server: 'example.org', url: address.service, jid: 'me@example.org' });
  transport.write = () => true;
  return { sums, feed: (data) => transport.socket.onmessage({ data }), later: true };
};

export const engines = { 'xmpp.js 0.14': xmpp_js, 'stanza 12': stanza_js, 'strophe.js 5': strophe, 'DOMParser + fields': dom_parser };
