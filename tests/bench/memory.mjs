// Memory of a page that holds a long conversation, all of whose messages came while it was open.
import { readFile } from 'node:fs/promises';
import { accounts, start_server } from '../support/servers/server.mjs';
import { make_messages } from './corpus.mjs';
import { applications } from './support/applications.mjs';
import { print_table } from './support/statistics.mjs';
import { newest_holds, until, visit_conversation } from './support/visit.mjs';

const mark = 'the-last-that-came';

// Remembers the memory of the page's WebAssembly module, which nothing in the page shows.
const watch_memory = (page) => page.addInitScript(() => {
  const keep = (result) => {
    window.bench_memory ??= Object.values(result.instance.exports).find((one) => one instanceof WebAssembly.Memory);
    return result;
  };
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const call = WebAssembly[name];
    WebAssembly[name] = async (...options) => keep(await call(...options));
  }
});

const resident = async (pid) => Number((await readFile(`/proc/${pid}/smaps_rollup`, 'utf8')).match(/^Rss:\s+(\d+) kB/m)[1]) * 1024;

// All in bytes. The browser may keep a second renderer in reserve: the larger one is the page's.
const weigh = async (browser, page) => {
  const tools = await page.context().newCDPSession(page);
  await tools.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize } = await tools.send('Runtime.getHeapUsage');
  await tools.detach();
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const renderers = await Promise.all(processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => resident(id)));
  return {
    'wasm heap': await page.evaluate('window.bench_memory?.buffer.byteLength ?? 0'),
    'JS heap': usedSize,
    'DOM': embedderHeapUsedSize,
    'renderer RSS': Math.max(...renderers),
  };
};

// Converse.js says how many messages it has (peers/converse.html). In Parley one key goes to the first that it has.
const check_all_are_held = async (application, page, count) => {
  const held = await page.evaluate((address) => window.held?.(address), accounts.bob.address);
  if (held !== undefined) {
    if (held < count) throw new Error(`only ${held} of ${count} messages are held`);
    return;
  }
  await page.getByRole('log').focus();
  await page.keyboard.press('Home');
  await until(page, 'the first message', `[...document.querySelectorAll('${application.texts}')].some((text) => text.textContent.includes('Here I am'))`);
  await page.keyboard.press('End');
  await until(page, 'the last message again', newest_holds(application, mark));
};

const measure = async (name, count) => {
  const server = await start_server('prosody', { site: null });
  try {
    const application = applications(server.websocket)[name];
    const { browser, page, bob, stop } = await visit_conversation(application, server.websocket, watch_memory);
    try {
      const before = await weigh(browser, page);
      for (const message of make_messages(accounts.alice.address, count, mark)) bob.send(message);
      await until(page, 'the last message', newest_holds(application, mark));
      await check_all_are_held(application, page, count);
      return { before, after: await weigh(browser, page) };
    } finally {
      await stop();
    }
  } finally {
    await server.stop();
  }
};

export const measure_memory = async (count) => {
  const results = {};
  for (const name of Object.keys(applications(''))) results[name] = await measure(name, count);
  const [ours, peer] = Object.values(results);
  const show = (bytes) => (bytes / 1e6).toFixed(1);
  const row = (label, of) => [label, show(of(ours)), show(of(peer)), of(ours) > 0 ? `${(of(peer) / of(ours)).toFixed(1)} x` : ''];
  print_table(`Memory of a page that holds ${count.toLocaleString('en')} messages of one conversation, MB`, [
    ['', ...Object.keys(results), 'ratio'],
    ...Object.keys(ours.after).flatMap((part) => [
      row(part, ({ after }) => after[part]),
      row(`${part}: more than with one message`, ({ before, after }) => after[part] - before[part]),
    ]),
  ]);
};
