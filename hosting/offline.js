// Served as sw.js. The build puts two constants in front: `version`, and `files`, from path to SHA-256.
/* global version, files */

const { scope } = self.registration;
// This site may hold other copies of the studio in other folders. src/storage/offline.ts uses the same name.
const ours = `auditorium ${scope} `;
const current = ours + version;
/** Other paths under which hosts serve the pages. */
const pages = new Map([
  ['', 'index.html'],
  ['embed', 'embed.html'],
]);

self.addEventListener('install', (event) =>
  event.waitUntil(keepAll().then(() => self.skipWaiting())),
);
self.addEventListener('activate', (event) =>
  event.waitUntil(tidy().then(() => self.clients.claim())),
);
self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  const address = origin + pathname;
  if (method !== 'GET' || !address.startsWith(scope)) return;
  const name = address.slice(scope.length);
  const path = pages.get(name) ?? name;
  if (files.has(path) || path.startsWith('assets/')) event.respondWith(answer(path, event.request));
});

/** Caches all files or none. A file that differs from the build leaves everything unchanged. */
async function keepAll() {
  const cache = await caches.open(current);
  try {
    await Promise.all(Array.from(files, ([path, sum]) => keep(cache, path, sum)));
  } catch (error) {
    await caches.delete(current);
    throw error;
  }
}

async function keep(cache, path, sum) {
  const address = new URL(path, scope);
  const response = await fetch(address, { cache: 'no-cache' });
  const body = await response.arrayBuffer();
  const same = response.ok && (await sha256(body)) === sum;
  if (!same) throw new Error(`${path} differs from the build.`);
  // A new response, because a page cannot be opened with a redirected one.
  await cache.put(address, new Response(body, { headers: response.headers }));
}

async function sha256(body) {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Deletes old versions. The previous one stays while a page is open that may still load parts of it. */
async function tidy() {
  const old = (await caches.keys()).filter((name) => name.startsWith(ours) && name !== current);
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (open.length > 0) old.pop();
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** Answers with this version's file, else the previous version's, else the network's. */
async function answer(path, request) {
  const address = new URL(path, scope);
  const how = { ignoreVary: true };
  try {
    const kept =
      (await caches.match(address, { ...how, cacheName: current })) ??
      (await caches.match(address, how));
    if (kept) return kept;
  } catch {
    // The cache cannot be read. Use the network.
  }
  return await fetch(request);
}
