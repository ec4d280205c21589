// Runs in the browser: feeds the corpus to one engine at a time. Bundled by stanzas.mjs; session_bench.mjs is loaded beside it.
import { engines } from '../peers/engines.mjs';
import { make_corpus, me } from '../corpus.mjs';

// A WebSocket that answers a sign-in like a small server, then hands over what the benchmark feeds.
class ScriptedSocket {
  static latest;
  constructor() {
    this.protocol = 'xmpp';
    this.readyState = 1;
    this.opens = 0;
    this.listeners = {};
    ScriptedSocket.latest = this;
  }
  addEventListener(type, listener) { (this.listeners[type] ??= []).push(listener); }
  removeEventListener() {}
  close() {}
  fire(type, event = {}) {
    this[`on${type}`]?.(event);
    for (const listener of this.listeners[type] ?? []) listener(event);
  }
  receive(data) { this.fire('message', { data }); }
  send(frame) {
    if (frame.startsWith('<open')) {
      this.opens += 1;
      const feature = this.opens === 1
        ? `<mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms>`
        : `<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>`;
      queueMicrotask(() => {
        this.receive(`<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' id='s${this.opens}' from='example.org' version='1.0'/>`);
        this.receive(`<features xmlns='http://etherx.jabber.org/streams'>${feature}</features>`);
      });
    } else if (frame.startsWith('<auth')) {
      queueMicrotask(() => this.receive(`<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>`));
    } else if (frame.includes('urn:ietf:params:xml:ns:xmpp-bind')) {
      const id = /id=['"]([^'"]+)/.exec(frame)[1];
      queueMicrotask(() => this.receive(`<iq xmlns='jabber:client' type='result' id='${id}'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>${me}</jid></bind></iq>`));
    }
  }
}
window.WebSocket = ScriptedSocket;

const settle = () => new Promise((resolve) => { setTimeout(resolve, 20); });
const turn = () => new Promise((resolve) => {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => { channel.port1.close(); resolve(); };
  channel.port2.postMessage(0);
});

const core = await (await import('./session_bench.mjs')).default();
const ours = (start) => async () => {
  start();
  ScriptedSocket.latest.fire('open');
  await settle();
  const before = core.sums().stanzas;
  const socket = ScriptedSocket.latest;
  return { get sums() { const sums = core.sums(); return { ...sums, stanzas: sums.stanzas - before }; }, feed: (text) => socket.receive(text) };
};
const all = {
  'Parley: session': ours(() => core.start_dispatch('me@example.org')),
  'Parley: parser + fields': ours(() => core.start_fields()),
  ...engines,
};
const corpus = make_corpus();

// Milliseconds for the whole corpus, and what the handler read of it. Fed in slices, the event loop turned between them for those
// that handle stanzas later.
const run = async (name) => {
  const engine = await all[name]();
  const begin = performance.now();
  for (let i = 0; i < corpus.length; i += 64) {
    for (const text of corpus.slice(i, i + 64)) engine.feed(text);
    if (engine.later) await turn();
  }
  while (engine.later && engine.sums.stanzas < corpus.length && performance.now() - begin < 60_000) await turn();
  return { milliseconds: performance.now() - begin, sums: engine.sums };
};

window.bench = { names: Object.keys(all), size: corpus.length, run };
