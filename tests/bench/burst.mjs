// From the first of a burst of messages that reaches the page to the last one on the screen, with the conversation open. Held, the
// network keeps the burst back and lets it through at once, so that the server's pace does not count; more than some 1,000 cannot be
// held, since the server gives up a client that says nothing. Live, they come as the server passes them on.
import { accounts, start_server } from '../support/servers/server.mjs';
import { open_gate } from '../support/servers/gate.mjs';
import { make_messages } from './corpus.mjs';
import { applications } from './support/applications.mjs';
import { renderer_seconds } from './support/frames.mjs';
import { median, print_table, spread } from './support/statistics.mjs';
import { take_long_tasks, watch_long_tasks } from './support/tasks.mjs';
import { newest_holds, until, visit_conversation } from './support/visit.mjs';

const mark = 'the-last-of-the-burst';

// By the page's own clock: `begun` when the first message comes after it was cleared, `shown` when the last is on the screen.
const watch = (application) => `
  window.bench = {};
  window.WebSocket = class extends WebSocket {
    constructor(...options) {
      super(...options);
      this.addEventListener('message', ({ data }) => { if (data.startsWith('<message')) window.bench.begun ??= performance.now(); });
    }
  };
  const look = () => {
    if (!window.bench.shown && ${newest_holds(application, mark)}) window.bench.shown = performance.now();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);`;

const measure = async (application, server, gate, count, way) => {
  const { browser, page, bob, stop } = await visit_conversation(application, server.websocket, async (fresh) => {
    await watch_long_tasks(fresh);
    await fresh.addInitScript({ content: watch(application) });
  });
  try {
    const send = async () => {
      for (const message of make_messages(accounts.alice.address, count, mark)) bob.send(message);
      await bob.ask(`<iq xmlns='jabber:client' type='get' id='sent' to='${bob.domain}'><ping xmlns='urn:xmpp:ping'/></iq>`, /id=['"]sent['"]/);
    };
    if (way === 'held') {
      gate.freeze();
      await send();
    }
    await take_long_tasks(page);
    await page.evaluate(() => { window.bench = {}; });
    const cpu = await renderer_seconds(browser);
    await (way === 'held' ? gate.thaw() : send());
    await until(page, 'the last message', 'window.bench.shown');
    const milliseconds = await page.evaluate('window.bench.shown - window.bench.begun');
    return { milliseconds, long: await take_long_tasks(page), cpu: await renderer_seconds(browser) - cpu };
  } finally {
    await stop();
  }
};

// A server of its own each time, so that none of them has an archive.
const round = async (name, count, way) => {
  const server = await start_server('prosody', { site: null });
  const gate = await open_gate(server.port);
  try {
    return await measure(applications(`ws://localhost:${gate.port}/xmpp-websocket`)[name], server, gate, count, way);
  } finally {
    await gate.stop();
    await server.stop();
  }
};

// `way`: held or live.
export const measure_burst = async (rounds, count, way) => {
  const results = Object.fromEntries(Object.keys(applications('')).map((name) => [name, []]));
  for (let i = 0; i < rounds; i += 1) {
    for (const [name, figures] of Object.entries(results)) figures.push(await round(name, count, way));
  }
  const [ours, peer] = Object.values(results);
  const row = (label, of, digits) => [label, spread(ours.map(of), digits), spread(peer.map(of), digits), `${(median(peer.map(of)) / median(ours.map(of))).toFixed(1)} x`];
  print_table(`A burst of ${count.toLocaleString('en')} messages into an open conversation, ${way}, ${rounds} rounds: median (lowest–highest)`, [
    ['', ...Object.keys(results), 'ratio'],
    row('from the first to the last on the screen, ms', ({ milliseconds }) => milliseconds, 0),
    row('in long tasks, ms', ({ long }) => long, 0),
    row('processor time of the renderer, s', ({ cpu }) => cpu, 2),
  ]);
};
