// The built page with a server that plays a part: anybody may sign in as a guest, finds a contact called Ann, and hears what
// the test lets Ann say. For tests of the interface, which need certain messages and no certain server.
import { createReadStream, existsSync, statSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';

const dist = process.env.PARLEY_DIST ?? fileURLToPath(new URL('../../../dist', import.meta.url));
const types = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.json': 'application/json', '.webmanifest': 'application/manifest+json' };
const config = JSON.stringify({ name: 'Parley', endpoint: '/xmpp-websocket', guests: 'guest.localhost' });
const me = 'somebody@guest.localhost';
export const ann = 'ann@guest.localhost';

const framing = 'xmlns="urn:ietf:params:xml:ns:xmpp-framing"';
const client = 'xmlns="jabber:client"';
const escape = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const attribute = (xml, name) => new RegExp(`^<[^>]*\\s${name}=['"]([^'"]*)`).exec(xml)?.[1];

const features = (authenticated) => `<features xmlns="http://etherx.jabber.org/streams">${authenticated
  ? '<bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"/>'
  : '<mechanisms xmlns="urn:ietf:params:xml:ns:xmpp-sasl"><mechanism>ANONYMOUS</mechanism></mechanisms>'}</features>`;

const roster = `<query xmlns="jabber:iq:roster"><item jid="${ann}" name="Ann" subscription="both"/></query>`;

// What answers one element that the page sent.
const answers = (xml, session) => {
  if (xml.startsWith('<open')) return [`<open ${framing} from="guest.localhost" id="1" version="1.0"/>`, features(session.authenticated)];
  if (xml.startsWith('<close')) return [`<close ${framing}/>`];
  if (xml.startsWith('<auth')) {
    session.authenticated = true;
    return ['<success xmlns="urn:ietf:params:xml:ns:xmpp-sasl"/>'];
  }
  if (!xml.startsWith('<iq') || !/^(get|set)$/.test(attribute(xml, 'type'))) return [];
  const reply = (content, type = 'result') => [`<iq ${client} type="${type}" id="${escape(attribute(xml, 'id'))}" to="${me}/page">${content}</iq>`];
  if (xml.includes('urn:ietf:params:xml:ns:xmpp-bind')) return reply(`<bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"><jid>${me}/page</jid></bind>`);
  if (xml.includes('jabber:iq:roster')) return reply(roster);
  return reply('<error type="cancel"><service-unavailable xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/></error>', 'error');
};

const serve_file = (request, response) => {
  const name = decodeURIComponent(new URL(request.url, 'http://localhost').pathname).replace(/^\/some\/folder\//, '/').replace(/\/$/, '/index.html');
  const file = path.join(dist, path.normalize(name));
  if (name === '/config.json') {
    response.writeHead(200, { 'content-type': types['.json'] }).end(config);
  } else if (existsSync(file) && statSync(file).isFile()) {
    response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  } else {
    response.writeHead(404).end();
  }
};

// The page is at `url` and at `url`some/folder/. Gives {url, received, asked, connections, fall_silent(), say(text), stop()}: `received`
// holds the texts of the messages that the page sent, in order, `asked` its iqs,
// `connections` is how many there were.
export const start_scripted_server = async () => {
  const server = http.createServer(serve_file);
  const sockets = new WebSocketServer({ server, path: '/xmpp-websocket', handleProtocols: () => 'xmpp' });
  const received = [];
  const asked = [];
  let connections = 0;
  const sessions = new Set();
  sockets.on('connection', (socket) => {
    const session = { socket, authenticated: false };
    connections += 1;
    sessions.add(session);
    socket.on('close', () => sessions.delete(session));
    socket.on('message', (data) => {
      if (session.silent) return;
      const xml = String(data);
      if (xml.startsWith('<iq')) asked.push(xml);
      const body = /^<message[^>]*>.*?<body[^>]*>([^<]*)<\/body>/s.exec(xml)?.[1];
      if (body !== undefined) received.push(body);
      for (const answer of answers(xml, session)) socket.send(answer);
      if (xml.startsWith('<close')) socket.close();
    });
  });
  await new Promise((listening) => server.listen(Number(process.env.PARLEY_TEST_PORT ?? 0), '127.0.0.1', listening));
  let count = 0;
  return {
    url: `http://localhost:${server.address().port}/`,
    received,
    asked,
    get connections() { return connections; },
    // Whoever is here gets no answer any more, as over a network that went away without a word.
    fall_silent() {
      for (const session of sessions) session.silent = true;
    },
    say(text) {
      count += 1;
      const message = `<message ${client} type="chat" from="${ann}/desk" to="${me}/page" id="m${count}"><body>${escape(text)}</body></message>`;
      for (const { socket, silent } of sessions) if (!silent) socket.send(message);
    },
    async stop() {
      for (const { socket } of sessions) socket.terminate();
      sockets.close();
      server.closeAllConnections?.();
      await new Promise((closed) => server.close(closed));
    },
  };
};
