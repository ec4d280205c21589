// From navigation to a sign-in that can be used, and from "Sign in" to contacts on the screen, in a new browser each time.
import { setTimeout as pause } from 'node:timers/promises';
import { accounts, start_server } from '../support/servers/server.mjs';
import { applications } from './support/applications.mjs';
import { add_contacts } from './support/contacts.mjs';
import { launch } from './support/browser.mjs';
import { serve_site } from './support/site.mjs';
import { median, print_table, spread } from './support/statistics.mjs';

const contact_count = 50;
const screenful = 8;  // at least; Parley keeps no elements for what is not on the screen

// Looks in every animation frame; remembers when what is awaited came true, by the page's own clock.
const watch = ({ typable, usable, contacts, all_contacts_shown }) => `
  window.bench = {};
  const look = () => {
    if (!bench.typable && (${typable})) bench.typable = performance.now();
    if (!bench.usable && (${usable})) bench.usable = performance.now();
    if (bench.submitted && !bench.shown && (${contacts}) >= ${all_contacts_shown ? contact_count : screenful}) bench.shown = performance.now();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);`;

// Asked from outside, since the page's policy forbids the browser's driver to evaluate strings in it later.
const wait_for = async (page, what) => {
  const deadline = Date.now() + 60_000;
  while (!(await page.evaluate((key) => window.bench?.[key], what))) {
    if (Date.now() > deadline) throw new Error(`${page.url()}: not ${what} within a minute`);
    await pause(20);
  }
};

const visit = async (application, origin) => {
  const browser = await launch();
  try {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    await page.addInitScript({ content: watch(application) });
    await page.goto(origin + application.page, { waitUntil: 'commit' });
    await wait_for(page, 'usable');
    const load = await page.evaluate(() => {
      const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
      return { typable: window.bench.typable, usable: window.bench.usable, bytes: entries.reduce((sum, entry) => sum + entry.transferSize, 0) };
    });
    await pause(300);
    await page.evaluate(`window.bench.submitted = performance.now(); (${application.sign_in})(${JSON.stringify(accounts.alice.address)}, ${JSON.stringify(accounts.alice.password)})`);
    await wait_for(page, 'shown');
    const painted = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime);
    return { ...load, painted, roster: await page.evaluate('window.bench.shown - window.bench.submitted') };
  } finally {
    await browser.close();
  }
};

export const measure_load = async (repetitions) => {
  const server = await start_server('prosody', { site: null });
  const results = {};
  const sites = [];
  try {
    await add_contacts(server.websocket, accounts.alice, contact_count);
    for (const [name, application] of Object.entries(applications(server.websocket))) {
      const site = await serve_site(application.mounts);
      sites.push(site);
      results[name] = { application, site, visits: [] };
      await visit(application, site.origin);  // compresses what is served, warms the disk
    }
    for (let i = 0; i < repetitions; i += 1) {
      for (const { application, site, visits } of Object.values(results)) visits.push(await visit(application, site.origin));
    }
  } finally {
    sites.forEach((site) => site.stop());
    await server.stop();
  }
  const [ours, ...peers] = Object.entries(results);
  const column = ([, { visits }], key) => visits.map((one) => one[key]);
  const row = (label, key, digits = 0, scale = 1) => {
    const values = (entry) => column(entry, key).map((value) => value / scale);
    return [label, spread(values(ours), digits), ...peers.flatMap((peer) => [spread(values(peer), digits), `${(median(values(peer)) / median(values(ours))).toFixed(1)} x`])];
  };
  print_table(`From a cold load to contacts, ${repetitions} visits each: median (lowest–highest)`, [
    ['', ours[0], ...peers.flatMap(([name]) => [name, 'ratio'])],
    row('first contentful paint, ms', 'painted'),
    row('sign-in can be filled in, ms', 'typable'),
    row('sign-in usable, ms', 'usable'),
    row('bytes on the wire, KB', 'bytes', 0, 1000),
    row(`sign-in to ${contact_count} contacts, ms`, 'roster'),
  ]);
};
