// The worker, by its first job: digests of streams. The gallery's page offers the port to scripts.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { launch_browser } from '../support/browsers/browsers.mjs';
import { repository } from '../support/servers/server.mjs';
import { open_person } from './support/browser.mjs';
import { blake2b_512, broken, counted, digest_of, feed, open_gallery, sha256, unavailable } from './support/digests.mjs';
import { lost_network } from './support/noise.mjs';
import { with_own_copy } from './support/static_host.mjs';

let browser;
before(async () => { browser = await launch_browser(); });
after(() => browser?.close());

// As server/ sends them, for each file: a worker heeds the policy that its own script came with.
const headers = Object.fromEntries(readFileSync(path.join(repository, 'server/site-headers'), 'utf8').trim().split('\n').map((line) => line.split(/: (.*)/)));

// What a browser writes on the console of a worker that is not there, may not be or crashed.
const lost_worker = [...lost_network, /worker/i, /wasm|WebAssembly/, /Aborted/, /RuntimeError/, /Loading Worker from/];

// `act({page, host, folder})` in the gallery, with a copy of the page that can be changed by `prepare(folder)` before.
const in_gallery = (act, { expected = [], prepare = () => {} } = {}) => with_own_copy(async ({ host, folder }) => {
  prepare(folder);
  const person = await open_person(browser, 'about:blank', { expected });
  await open_gallery(person.page, host.url);
  await act({ page: person.page, host, folder });
  await person.close();
}, headers);

const of_worker = (names) => names.filter((name) => /^\/worker\./.test(name));

test('a stream in odd pieces has the digests of FIPS 180 and RFC 7693', () => in_gallery(async ({ page }) => {
  assert.deepEqual((await feed(page, { size: 0 })).digests, [
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8',
    digest_of('blake2b512', ''),
  ]);
  const size = 1_000_003;
  const { digests } = await feed(page, { size, pieces: [1, 63, 64, 65, 127, 128, 129, 4096, 100_003] });
  assert.deepEqual(digests, [
    digest_of('sha256', counted(size)),
    '5dd13c21d5d15ee3672fffd056431873359dc5c1f0221b5ef13c4693aa8d13d1',
    digest_of('blake2b512', counted(size)),
  ]);
}));

test('only those digests are made that are asked for, in that order', () => in_gallery(async ({ page }) => {
  const { digests } = await feed(page, { size: 1000, wanted: [blake2b_512, sha256] });
  assert.deepEqual(digests, [digest_of('blake2b512', counted(1000)), digest_of('sha256', counted(1000))]);
}));

test('two streams at once have each their own digests', () => in_gallery(async ({ page }) => {
  const sizes = [5_000_000, 3_000_001];
  const results = await Promise.all(sizes.map((size, i) => feed(page, { name: `stream ${i}`, size, pieces: [30_000, 7] })));
  assert.deepEqual(results.map(({ digests }) => digests[0]), sizes.map((size) => digest_of('sha256', counted(size))));
  assert.deepEqual(results.map(({ digests }) => digests[2]), sizes.map((size) => digest_of('blake2b512', counted(size))));
}));

// The page's timers go on: what they waited at most, and how long all took, in milliseconds.
const watch_timers = (page) => page.evaluate(() => {
  const watched = { longest: 0, begun: performance.now() };
  let last = watched.begun;
  const tick = () => {
    const now = performance.now();
    watched.longest = Math.max(watched.longest, now - last);
    last = now;
    if (!watched.over) setTimeout(tick);
  };
  setTimeout(tick);
  window.end_watch = () => {
    watched.over = true;
    return { longest: watched.longest, took: performance.now() - watched.begun };
  };
});

test('64 MB are hashed while the page stays responsive, and no more of them is under way than the port allows', () => in_gallery(async ({ page }) => {
  const size = 64_000_000;
  await feed(page, { size: 1 }); // the worker runs
  await watch_timers(page);
  const { digests, most_room, least_room, in_page } = await feed(page, { size, pieces: [262_144] });
  const { longest, took } = await page.evaluate(() => window.end_watch());
  assert.equal(digests[0], digest_of('sha256', counted(size)));
  assert.equal(digests[2], digest_of('blake2b512', counted(size)));
  assert.equal(most_room, 4 << 20);
  assert.equal(least_room, 0);
  assert.ok(in_page < took / 2, `the page itself was busy with them for ${in_page} ms of ${took} ms`);
  assert.ok(longest < took / 4, `a timer was ${longest} ms late, of ${took} ms`);
}));

test('nothing of the worker is asked for before it is needed, and each file once', () => in_gallery(async ({ page, host }) => {
  await page.waitForLoadState('networkidle');
  assert.deepEqual(of_worker(host.requested), []);
  await feed(page, { size: 10 });
  await feed(page, { size: 10 });
  assert.deepEqual(of_worker(host.requested).map((name) => path.extname(name)).sort(), ['.mjs', '.wasm']);
}));

test('nothing is told of a stream that was cancelled, and others go on', () => in_gallery(async ({ page }) => {
  await page.evaluate(() => {
    window.told = [];
    window.digests.begin({ name: 'cancelled', wanted: [0, 1, 2], room: () => window.told.push('room'), done: () => window.told.push('done') });
    window.digests.add({ name: 'cancelled', bytes: new Uint8Array(4 << 20) });
    window.digests.end({ name: 'cancelled' });
    window.digests.cancel({ name: 'cancelled' });
  });
  assert.equal((await feed(page, { size: 1000 })).digests[0], digest_of('sha256', counted(1000)));
  assert.deepEqual(await page.evaluate(() => window.told), ['room']); // at the beginning
}));

for (const extension of ['.mjs', '.wasm']) {
  test(`a worker whose ${extension} file is missing is an error, once for each stream; it is started anew by the next one`, () => in_gallery(async ({ page, folder }) => {
    const file = path.join(folder, readdirSync(folder).find((name) => name.startsWith('worker.') && path.extname(name) === extension));
    renameSync(file, `${file}.away`);
    const results = await Promise.all(['one', 'other'].map((name) => feed(page, { name, size: 1000 })));
    assert.deepEqual(results.map(({ error, times_done }) => [error, times_done]), [[unavailable, 1], [unavailable, 1]]);
    renameSync(`${file}.away`, file);
    assert.equal((await feed(page, { size: 1000 })).digests[0], digest_of('sha256', counted(1000)));
  }, { expected: lost_worker }));
}

test('a worker that a policy forbids is an error', () => in_gallery(async ({ page }) => {
  const { error, times_done } = await feed(page, { size: 1000 });
  assert.deepEqual([error, times_done], [unavailable, 1]);
}, {
  expected: [...lost_worker, /worker-src/],
  prepare(folder) {
    const file = path.join(folder, 'gallery.html');
    writeFileSync(file, readFileSync(file, 'utf8').replace("worker-src 'self'", "worker-src 'none'"));
  },
}));

test('a worker that crashes amid its work is an error, once for each stream; it is started anew by the next one', () => in_gallery(async ({ page, host }) => {
  await page.addInitScript(() => {
    window.Worker = class extends Worker {
      constructor(...options) {
        super(...options);
        window.made = this;
      }
    };
  });
  await page.reload();
  await open_gallery(page, host.url);
  await feed(page, { size: 10 });
  const begun = ['one', 'other'].map((name) => feed(page, { name, size: 50_000_000 }));
  await page.evaluate(() => window.made.postMessage([0, [2, 999]])); // the end of a stream that never began
  const results = await Promise.all(begun);
  assert.deepEqual(results.map(({ error, times_done }) => [error, times_done]), [[broken, 1], [broken, 1]]);
  assert.equal((await feed(page, { size: 1000 })).digests[0], digest_of('sha256', counted(1000)));
}, { expected: lost_worker }));
