// What a frame costs while the list of contacts is scrolled, with few and with many of them. The rows that pass are the same number.
import { accounts, start_server } from '../support/servers/server.mjs';
import { applications } from './support/applications.mjs';
import { launch } from './support/browser.mjs';
import { add_contacts } from './support/contacts.mjs';
import { trace_frames } from './support/frames.mjs';
import { serve_site } from './support/site.mjs';
import { median, percentile, print_table, spread } from './support/statistics.mjs';
import { until } from './support/visit.mjs';

const counts = [30, 3000];
const steps = 12;  // of a row; less than the shorter list has below its first screen

const measure = async (application, origin) => {
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(origin + application.page);
    await until(page, 'the sign-in', application.usable);
    await page.evaluate(`(${application.sign_in})(${JSON.stringify(accounts.alice.address)}, ${JSON.stringify(accounts.alice.password)})`);
    await until(page, 'contacts', `${application.contacts} >= 8`);
    await page.mouse.move(150, 500);
    const turn = async (pixels) => { for (let i = 0; i < steps; i += 1) await page.mouse.wheel(0, pixels); };
    const first = await trace_frames(page, () => turn(70));
    await turn(-70);
    const again = await trace_frames(page, async () => {
      for (let i = 0; i < 4; i += 1) {
        await turn(70);
        await turn(-70);
      }
    });
    return { first, again };
  } finally {
    await browser.close();
  }
};

const one_server = async (count, rounds) => {
  const server = await start_server('prosody', { site: null });
  const application = applications(server.websocket).Parley;
  const site = await serve_site(application.mounts);
  try {
    await add_contacts(server.websocket, accounts.alice, count);
    const results = [];
    for (let i = 0; i < rounds; i += 1) results.push(await measure(application, site.origin));
    return results;
  } finally {
    site.stop();
    await server.stop();
  }
};

const labels = { first: 'rows seen for the first time', again: 'rows seen before' };
const figures = { 'median ms': median, 'p99 ms': (frames) => percentile(frames, 0.99) };

export const measure_contacts = async (rounds) => {
  const [few, many] = [await one_server(counts[0], rounds), await one_server(counts[1], rounds)];
  const rows = Object.entries(labels).flatMap(([key, label]) => Object.entries(figures).map(([name, of]) => {
    const [short, long] = [few, many].map((results) => results.map((frames) => of(frames[key])));
    return [`${label}: ${name}`, spread(short, 2), spread(long, 2), `${(median(long) / median(short)).toFixed(2)} x`];
  }));
  print_table(`Main thread's processor time of a frame while contacts are scrolled, ${rounds} rounds: median (lowest–highest)`, [
    ['', ...counts.map((count) => `${count.toLocaleString('en')} contacts`), 'ratio'], ...rows,
  ]);
};
