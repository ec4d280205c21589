// Lets the page start without a network. The store holds one version of it, whole: the page and every file that it names, each of
// which has a hash of its content in its name and never changes. While there is a network the page comes from there, so that no
// version is older than it must be; the stored one gives way when all files of the new one are there.
const store = 'parley';
const patience = 4000; // milliseconds until the stored page is taken instead
const home = new URL('./', self.location).href;
const changing = ['config.json', 'manifest.webmanifest'].map((name) => new URL(name, home).href);
const names = /[\w./-]+\.[0-9a-f]{10}\.\w+/g;
const hashed = /\.[0-9a-f]{10}\.\w+$/;
const has_names = /\.(js|mjs|css)$/;
const on_demand = /\/emoji\/|\/worker\.[^/]*$/; // kept when somebody needed it

const stored = async (url) => (await caches.open(store)).match(url, { ignoreVary: true });

const keep = async (url, response) => (await caches.open(store)).put(url, response);

const fetch_whole = async (url) => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  await keep(url, response.clone());
  return response;
};

// Stores the page of `response` after all that it needs, then forgets what it does not.
const adopt = async (response) => {
  const text = await response.text();
  if (!/parley\.[0-9a-f]{10}\.mjs/.test(text)) return; // of somebody else, such as a hotel
  const needed = new Set([home, ...changing]);
  const take = async (url) => {
    if (needed.has(url)) return;
    needed.add(url);
    if (on_demand.test(url) && !await stored(url)) return;
    const file = await stored(url) ?? await fetch_whole(url);
    if (has_names.test(url)) await take_all(await file.text());
  };
  const take_all = (script) => Promise.all((script.match(names) ?? []).map((name) => take(new URL(name, home).href)));
  await take_all(text);
  await keep(home, new Response(text, { headers: response.headers }));
  const cache = await caches.open(store);
  for (const { url } of await cache.keys()) if (!needed.has(url)) await cache.delete(url);
};

// One after the other, or one would forget what the next one needs.
let adopting = Promise.resolve();
const adopt_in_turn = (response) => {
  const mine = adopting.then(() => adopt(response));
  adopting = mine.catch(console.warn);
  return mine;
};

const page = async (event) => {
  const network = (async () => (await event.preloadResponse) ?? fetch(event.request))();
  event.waitUntil(network.then((response) => (response.ok ? adopt_in_turn(response.clone()) : undefined)).catch(console.warn));
  const old = await stored(home);
  if (!old) return network;
  const usable = network.then((response) => (response.status < 500 ? response : old), () => old);
  return Promise.race([usable, new Promise((late) => setTimeout(late, patience, old))]);
};

const unchanging = async (event) => {
  const { url } = event.request;
  const found = await stored(url);
  if (found) return found;
  const response = await fetch(event.request);
  if (response.ok) event.waitUntil(keep(url, response.clone()).catch(console.warn));
  return response;
};

const fresh = async (event, url) => {
  try {
    const response = await fetch(event.request);
    if (response.ok) event.waitUntil(keep(url, response.clone()).catch(console.warn));
    return response;
  } catch (error) {
    const old = await stored(url);
    if (old) return old;
    throw error;
  }
};

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil((async () => {
    await adopt_in_turn(await fetch(home, { cache: 'no-cache' }));
    await Promise.all(changing.map(fetch_whole)).catch(console.warn); // a page may have none
  })());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([self.clients.claim(), self.registration.navigationPreload?.enable()]));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const url = origin + pathname;
  if (request.method !== 'GET' || !url.startsWith(home)) return;
  if (request.mode === 'navigate' && (url === home || url === `${home}index.html`)) event.respondWith(page(event));
  else if (hashed.test(pathname)) event.respondWith(unchanging(event));
  else if (changing.includes(url)) event.respondWith(fresh(event, url));
});
