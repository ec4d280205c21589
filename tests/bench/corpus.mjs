// Realistic stanzas, the same at every run: conversations, rooms, archive results, presence, roster pushes and call offers as
// clients of today send them, each framed for RFC 7395.

// A small generator with a full period (mulberry32), so that no library's randomness changes the corpus.
const generator = (seed) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};

const words = `the of and to in a is that for it was on are as with they at be this from have or by one had not but what all were
when we there can an your which their said if do will each about how up out them then she many some so these would other into
has more her two like him see time could no make than first been its who now people my made over did down only way find use`.split(/\s+/);
const spice = ['😀', '👍', 'naïve', 'Grüße', 'привет', '日本語', '&amp;', '&lt;code&gt;', 'https://example.org/path?a=1&amp;b=2', '🎉🎉'];
const names = ['alice', 'bob', 'carol', 'dave', 'erin', 'frank', 'Ólafur', 'Zoë', '山田'];

export const me = 'me@example.org/web.2f9a';

class Maker {
  constructor(seed) {
    this.random = generator(seed);
    this.time = Date.UTC(2026, 0, 1);
    this.rooms = Array.from({ length: 12 }, (_, i) => `room${i}@conference.example.org`);
    this.people = Array.from({ length: 300 }, (_, i) => `person${i}@example.org`);
  }

  below(n) { return Math.floor(this.random() * n); }
  pick(list) { return list[this.below(list.length)]; }
  characters(alphabet, n) { return Array.from({ length: n }, () => alphabet[this.below(alphabet.length)]).join(''); }
  hex(n) { return this.characters('0123456789abcdef', n); }
  base64(n) { return this.characters('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', n); }
  uuid() { return [8, 4, 4, 4, 12].map((n) => this.hex(n)).join('-'); }
  stamp() { return new Date(this.time += 1000 + this.below(60_000)).toISOString(); }
  body() {
    const length = 2 + Math.min(100, Math.floor(-Math.log(1 - this.random()) * 11));
    return Array.from({ length }, () => (this.random() < 0.03 ? this.pick(spice) : this.pick(words))).join(' ');
  }

  room_message() {
    const room = this.pick(this.rooms), id = this.uuid();
    return `<message xmlns='jabber:client' type='groupchat' to='${me}' from='${room}/${this.pick(names)}' id='${id}'>` +
      `<body>${this.body()}</body><origin-id xmlns='urn:xmpp:sid:0' id='${id}'/>` +
      `<stanza-id xmlns='urn:xmpp:sid:0' by='${room}' id='${this.hex(24)}'/>` +
      `<occupant-id xmlns='urn:xmpp:occupant-id:0' id='${this.base64(43)}='/><markable xmlns='urn:xmpp:chat-markers:0'/></message>`;
  }

  chat_message() {
    const id = this.uuid();
    return `<message xmlns='jabber:client' type='chat' to='${me}' from='${this.pick(this.people)}/phone.${this.hex(4)}' id='${id}' xml:lang='en'>` +
      `<body>${this.body()}</body><origin-id xmlns='urn:xmpp:sid:0' id='${id}'/>` +
      `<stanza-id xmlns='urn:xmpp:sid:0' by='me@example.org' id='${this.hex(24)}'/>` +
      `<markable xmlns='urn:xmpp:chat-markers:0'/><active xmlns='http://jabber.org/protocol/chatstates'/></message>`;
  }

  archive_result() {
    return `<message xmlns='jabber:client' to='${me}'><result xmlns='urn:xmpp:mam:2' queryid='q' id='${this.hex(24)}'>` +
      `<forwarded xmlns='urn:xmpp:forward:0'><delay xmlns='urn:xmpp:delay' stamp='${this.stamp()}'/>` +
      `<message xmlns='jabber:client' type='chat' to='me@example.org' from='${this.pick(this.people)}/phone' id='${this.uuid()}'>` +
      `<body>${this.body()}</body><request xmlns='urn:xmpp:receipts'/></message></forwarded></result></message>`;
  }

  presence() {
    return `<presence xmlns='jabber:client' to='${me}' from='${this.pick(this.rooms)}/${this.pick(names)}${this.below(40)}'>` +
      `<show>${this.pick(['away', 'dnd', 'xa'])}</show>` +
      `<c xmlns='http://jabber.org/protocol/caps' hash='sha-1' node='https://dino.im' ver='${this.base64(27)}='/>` +
      `<x xmlns='vcard-temp:x:update'><photo>${this.hex(40)}</photo></x>` +
      `<x xmlns='http://jabber.org/protocol/muc#user'><item affiliation='member' role='participant'/></x>` +
      `<occupant-id xmlns='urn:xmpp:occupant-id:0' id='${this.base64(43)}='/></presence>`;
  }

  roster_push() {
    return `<iq xmlns='jabber:client' type='set' from='me@example.org' to='${me}' id='push${this.hex(6)}'>` +
      `<query xmlns='jabber:iq:roster' ver='ver${this.below(1e6)}'><item jid='${this.pick(this.people)}' name='${this.pick(names)}' subscription='both'>` +
      `<group>${this.pick(['Friends', 'Work', 'Family'])}</group></item></query></iq>`;
  }

  call_candidates() {
    const peer = `${this.pick(this.people)}/${this.hex(8)}`;
    const candidates = ['192.0.2.7', '198.51.100.9', '2001:db8::1'].map((ip, i) =>
      `<candidate component='1' foundation='${this.below(4e9)}' generation='0' id='${this.hex(10)}' ip='${ip}' network='1' ` +
      `port='${1024 + this.below(60_000)}' priority='${this.below(2e9)}' protocol='udp' type='${i === 1 ? "srflx' rel-addr='192.0.2.1' rel-port='9" : 'host'}'/>`).join('');
    return `<iq xmlns='jabber:client' type='set' from='${peer}' to='${me}' id='${this.uuid()}'>` +
      `<jingle xmlns='urn:xmpp:jingle:1' action='transport-info' initiator='${peer}' sid='${this.hex(16)}'>` +
      `<content creator='initiator' name='0'><transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' ufrag='${this.base64(4)}' pwd='${this.base64(24)}'>` +
      `${candidates}</transport></content></jingle></iq>`;
  }

  stanza() {
    const x = this.random();
    if (x < 0.30) return this.room_message();
    if (x < 0.42) return this.chat_message();
    if (x < 0.70) return this.archive_result();
    if (x < 0.93) return this.presence();
    if (x < 0.98) return this.roster_push();
    return this.call_candidates();
  }
}

export const make_corpus = (count = 20_000, seed = 42) => {
  const maker = new Maker(seed);
  return Array.from({ length: count }, () => maker.stanza());
};

// Chat messages to `address` with texts as in the corpus; `mark` stands in the last one alone.
export const make_messages = (address, count, mark, seed = 7) => {
  const maker = new Maker(seed);
  return Array.from({ length: count }, (_, i) =>
    `<message xmlns='jabber:client' type='chat' to='${address}' id='${maker.uuid()}'><body>${maker.body()}${i + 1 === count ? ` ${mark}` : ''}</body></message>`);
};
