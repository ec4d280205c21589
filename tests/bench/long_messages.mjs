// A long message into an open conversation: until it is on the screen, and until all of it can be read. An application that never
// folds has no second part.
import { accounts, start_server } from '../support/servers/server.mjs';
import { applications } from './support/applications.mjs';
import { renderer_seconds } from './support/frames.mjs';
import { median, print_table, spread } from './support/statistics.mjs';
import { take_long_tasks, watch_long_tasks } from './support/tasks.mjs';
import { until, visit_conversation } from './support/visit.mjs';

const kilobytes = [20, 60, 120, 240];  // Prosody refuses stanzas from 256 KB on

const text_of = (size) => Array.from({ length: Math.ceil(size * 1024 / 80) }, (_, i) => `${`${i}`.padStart(5, '0')} `.padEnd(79, 'the quick brown fox jumps over the lazy dog, ')).join('\n');

const shows = ({ texts }, words) => `[...document.querySelectorAll('${texts}')].some((text) => text.textContent.includes('${words}'))`;

// Milliseconds until `expression` is true of the page, the processor time that it took, and what of it was in long tasks.
const time = async (browser, page, action, expression) => {
  await take_long_tasks(page);
  const cpu = await renderer_seconds(browser);
  const begun = performance.now();
  await action();
  await until(page, expression, expression);
  const total = performance.now() - begun;
  return { total, long: await take_long_tasks(page), cpu: await renderer_seconds(browser) - cpu };
};

const measure = async (application, server, size) => {
  const { browser, page, bob, stop } = await visit_conversation(application, server.websocket, watch_long_tasks);
  try {
    const send = () => bob.send(`<message xmlns='jabber:client' type='chat' to='${accounts.alice.address}' id='long'><body>${text_of(size)}</body></message>`);
    const received = await time(browser, page, send, shows(application, '00003 the quick'));
    const whole = application.unfold && await time(browser, page, () => page.locator(application.unfold).click(), `!document.querySelector('${application.unfold}')`);
    return { received, whole };
  } finally {
    await stop();
  }
};

const round = async (name, size) => {
  const server = await start_server('prosody', { site: null });
  try {
    return await measure(applications(server.websocket)[name], server, size);
  } finally {
    await server.stop();
  }
};

const parts = { received: 'on the screen', whole: 'then all of it' };
const figures = { total: ['ms', 0], long: ['ms in long tasks', 0], cpu: ['processor time, s', 2] };

export const measure_long_messages = async (rounds) => {
  const names = Object.keys(applications(''));
  const rows = [];
  for (const size of kilobytes) {
    const results = Object.fromEntries(names.map((name) => [name, []]));
    for (let i = 0; i < rounds; i += 1) for (const name of names) results[name].push(await round(name, size));
    const [ours, peer] = Object.values(results);
    for (const [part, label] of Object.entries(parts)) {
      for (const [key, [unit, digits]] of Object.entries(figures)) {
        const of = (all) => all.filter((one) => one[part]).map((one) => one[part][key]);
        const both = of(peer).length > 0;
        rows.push([`${size} KB ${label}, ${unit}`, spread(of(ours), digits), both ? spread(of(peer), digits) : '', both ? `${(median(of(peer)) / median(of(ours))).toFixed(1)} x` : '']);
      }
    }
  }
  print_table(`A long message into an open conversation, ${rounds} rounds: median (lowest–highest)`, [['', ...names, 'ratio'], ...rows]);
};
