// Lets the page start without a network. Files whose names hold a hash of their content never change: the stored copy is as
// good as any. All else comes from the network while there is one, so that no version is mixed with another.
const store = 'parley';
const hashed = /\.[0-9a-f]{10}\.\w+$/;

const stored = async (request) => (await caches.open(store)).match(request, { ignoreSearch: true });

const keep = async (request, response) => {
  if (response.ok) await (await caches.open(store)).put(request, response.clone());
  return response;
};

const unchanging = async (request) => (await stored(request)) ?? keep(request, await fetch(request));

// A new page names other files: those of the old one go.
const page = async (event) => {
  let response;
  try {
    response = (await event.preloadResponse) ?? (await fetch(event.request));
  } catch (error) {
    const old = await stored(event.request);
    if (old) return old;
    throw error;
  }
  const old = await stored(event.request);
  if (response.ok && old && (await old.text()) !== (await response.clone().text())) await caches.delete(store);
  return keep(event.request, response);
};

const fresh = async (request) => {
  try {
    return await keep(request, await fetch(request));
  } catch (error) {
    const old = await stored(request);
    if (old) return old;
    throw error;
  }
};

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([self.clients.claim(), self.registration.navigationPreload?.enable()]));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const ours = request.method === 'GET' && url.origin === self.location.origin && url.href.startsWith(self.registration.scope);
  if (!ours) return;
  if (request.mode === 'navigate') event.respondWith(page(event));
  else if (hashed.test(url.pathname)) event.respondWith(unchanging(request));
  else if (/\/(config\.json|manifest\.webmanifest)$/.test(url.pathname)) event.respondWith(fresh(request));
});
