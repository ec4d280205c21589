// The page as its service worker stores it, on a host of static files and nothing else.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { launch_browser } from '../support/browsers/browsers.mjs';
import { sign_in_fields, until } from './support/actions.mjs';
import { open_person } from './support/browser.mjs';
import { feed, open_gallery } from './support/digests.mjs';
import { failed_script, lost_network } from './support/noise.mjs';
import { with_own_copy } from './support/static_host.mjs';

let browser;
before(async () => { browser = await launch_browser(); });
after(() => browser?.close());

const noise = [...lost_network, ...failed_script, /app\.0123456789\.css/];

// `act({page, host, folder})` with a copy of the page that can be changed.
const visit = (act) => with_own_copy(async ({ host, folder }) => {
  const person = await open_person(browser, host.url, { expected: noise });
  try {
    await act({ page: person.page, host, folder });
  } finally {
    await person.close();
  }
});

const live = (page) => page.locator('html.live').waitFor();
const stored = (page) => page.evaluate(async () => (await (await caches.open('parley')).keys()).map(({ url }) => new URL(url).pathname));
const is_stored = (page) => page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated', null, { timeout: 30_000 });
const offline = (page) => page.getByRole('alert').filter({ hasText: 'is offline' });

const open_offline = async (page, host) => {
  await host.stop();
  await page.reload();
  await live(page);
  await offline(page).waitFor();
};

test('a page that was visited once opens without its host, says so, and no longer when it is back', () => visit(async ({ page, host }) => {
  await live(page);
  await is_stored(page);
  assert.equal(await offline(page).count(), 0);
  await open_offline(page, host);
  assert.ok(await sign_in_fields(page).address.isEditable());
  await host.start();
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await offline(page).waitFor({ state: 'detached' });
}));

// Writes another version of the page over the one in `folder`, as a host has it: other names, the old files are gone. Its style sheet
// says which it is. Gives the name of that.
const publish_next = (folder, { whole = true } = {}) => {
  const old = readdirSync(folder).find((name) => /^app\.\w+\.css$/.test(name));
  const next = 'app.0123456789.css';
  const page = path.join(folder, 'index.html');
  writeFileSync(page, readFileSync(page, 'utf8').replaceAll(old, next));
  if (whole) writeFileSync(path.join(folder, next), `${readFileSync(path.join(folder, old), 'utf8')}:root{--version:next}`);
  rmSync(path.join(folder, old));
  return { old: `/${old}`, next: `/${next}` };
};
const version = (page) => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--version'));

test('a new version is taken up by the next visit, all of it, and is the one that opens offline', () => visit(async ({ page, host, folder }) => {
  await live(page);
  await is_stored(page);
  const { old, next } = publish_next(folder);
  await page.reload();
  await live(page);
  assert.equal(await version(page), 'next');
  await until('the old version is gone', async () => !(await stored(page)).includes(old));
  assert.ok((await stored(page)).includes(next));
  await open_offline(page, host);
  assert.equal(await version(page), 'next');
}));

test('a version that is not there as a whole leaves the stored one as it is', () => visit(async ({ page, host, folder }) => {
  await live(page);
  await is_stored(page);
  const { old } = publish_next(folder, { whole: false });
  await page.reload();
  await page.getByRole('alert').filter({ hasText: 'could not be loaded' }).waitFor();
  await open_offline(page, host);
  assert.equal(await version(page), '');
  assert.ok((await stored(page)).includes(old));
}));

test('a host that never answers is not waited for', () => visit(async ({ page, host }) => {
  await live(page);
  await is_stored(page);
  await host.stop();
  const silent = http.createServer(() => { /* nothing */ });
  await new Promise((listening) => silent.listen(Number(new URL(host.url).port), '127.0.0.1', listening));
  await page.reload();
  await live(page);
  await offline(page).waitFor();
  silent.closeAllConnections();
  await new Promise((stopped) => silent.close(stopped));
}));

const start_worker = (page) => page.evaluate(() => new Promise((told) => {
  const worker = new Worker(document.querySelector('meta[name=worker]').content, { type: 'module' });
  worker.onmessage = () => told('started');
  worker.onerror = () => told('failed');
}));

test('the worker is stored when it was needed, stays as long as the page is of that version, and starts offline', () => visit(async ({ page, host }) => {
  const of_worker = async () => (await stored(page)).filter((name) => /^\/worker\./.test(name)).map((name) => path.extname(name)).sort();
  await live(page);
  await is_stored(page);
  assert.deepEqual(await of_worker(), []);
  assert.ok(!host.requested.some((name) => name.startsWith('/worker.')));
  await open_gallery(page, host.url);
  await feed(page, { size: 10 });
  await until('the worker is stored', async () => (await of_worker()).length === 2);
  await page.goto(host.url);
  await live(page);
  await open_offline(page, host);
  assert.deepEqual(await of_worker(), ['.mjs', '.wasm']);
  assert.equal(await start_worker(page), 'started');
}));
