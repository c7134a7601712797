// Served as sw.js, behind what the build knows: `version`, and `files`, from path to SHA-256.
/* global version, files */

const { scope } = self.registration;
// Other copies of the studio may live in other folders of this site. src/storage/offline.ts knows this name.
const ours = `auditorium ${scope} `;
const current = ours + version;
/** What hosts call the pages besides their names. */
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

/** All files or none: one that is not the file that was built leaves everything as it was. */
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
  if (!same) throw new Error(`${path} is not the file that was built.`);
  // A response of its own: a page may not be opened with one that was redirected.
  await cache.put(address, new Response(body, { headers: response.headers }));
}

async function sha256(body) {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A page of the version before, still open, may ask for one of its parts: that version stays as well. */
async function tidy() {
  const old = (await caches.keys()).filter((name) => name.startsWith(ours) && name !== current);
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (open.length > 0) old.pop();
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** This version's file, else that of the version before, else what the network says. */
async function answer(path, request) {
  const address = new URL(path, scope);
  const how = { ignoreVary: true };
  try {
    const kept =
      (await caches.match(address, { ...how, cacheName: current })) ??
      (await caches.match(address, how));
    if (kept) return kept;
  } catch {
    // What was kept cannot be read any more.
  }
  return await fetch(request);
}
