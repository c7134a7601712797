// Served as sw.js. The build puts two constants in front: `version`, and `files`, from path to SHA-256.
/* global version, files */

const { scope } = self.registration;
// This site may hold other copies of the studio in other folders. src/storage/keepForOffline.ts uses the same name.
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
  if (event.request.mode === 'navigate' && isPage(path)) {
    event.respondWith(openPage(path, event.request));
    event.waitUntil(heal());
  } else if (files.has(path) || /^(?:assets|workers)\//.test(path)) {
    event.respondWith(answer(path, event.request));
  }
});

const isPage = (path) => [...pages.values()].includes(path);

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

/** Caches again what the browser has deleted, as long as the site has this version. */
async function heal() {
  try {
    const cache = await caches.open(current);
    const there = new Set((await cache.keys()).map(({ url }) => url));
    const missing = Array.from(files).filter(([path]) => !there.has(new URL(path, scope).href));
    await Promise.allSettled(missing.map(([path, sum]) => keep(cache, path, sum)));
  } catch {
    // The cache cannot be used. The network is.
  }
}

/** Answers with this version's file, else the previous version's, else the network's. */
async function answer(path, request) {
  return (await cached(path)) ?? (await fetch(request));
}

/** Returns a cached file, of this version if possible. */
async function cached(path) {
  const address = new URL(path, scope);
  const how = { ignoreVary: true };
  try {
    return (
      (await caches.match(address, { ...how, cacheName: current })) ??
      (await caches.match(address, how))
    );
  } catch {
    // The cache cannot be read.
    return undefined;
  }
}

/**
 * Answers with the cached page if everything that it loads first is cached too, else with the network's. Without
 * both, it would stay blank: a page says what to do.
 */
async function openPage(path, request) {
  const page = await cached(path);
  if (page && (await hasItsParts(page.clone()))) return page;
  try {
    const response = await fetch(request);
    if (response.ok || response.type === 'opaqueredirect') return response;
  } catch {
    // Offline.
  }
  return incomplete(path);
}

async function hasItsParts(page) {
  const html = await page.text();
  const named = Array.from(html.matchAll(/ (?:src|href)="\.\/([^"]+)"/g), ([, path]) => path);
  const needed = named.filter((path) => /\.(?:js|css)$/.test(path));
  const there = await Promise.all(needed.map(cached));
  return there.every((response) => response !== undefined);
}

/** A page without parts. The studio's own shows the text that the next visit opens; a frame gets no text. */
function incomplete(path) {
  const nonce = crypto.randomUUID();
  const isFramed = path === 'embed.html';
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${isFramed ? '*' : "'none'"}`,
  ].join('; ');
  const saved = `
    <p id="kept" hidden><label for="text">The policy that was open last:</label><br />
    <textarea id="text" readonly rows="24" spellcheck="false"></textarea></p>
    <script nonce="${nonce}">
      try {
        const { text } = JSON.parse(localStorage.getItem('auditorium.workspace'));
        document.getElementById('text').value = text;
        document.getElementById('kept').hidden = false;
      } catch {}
    </script>`;
  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Auditorium cannot be opened offline</title>
    <style nonce="${nonce}">
      body { font-family: system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }
      textarea { width: 100%; box-sizing: border-box; font-family: monospace; }
    </style>
  </head>
  <body>
    <h1>Auditorium cannot be opened offline</h1>
    <p>The browser has deleted some of its files, and the site cannot be reached.
    Connect to the network, then <a href="">reload the page</a>.${
      isFramed ? '' : ' Your saved work stays in this browser.'
    }</p>${isFramed ? '' : saved}
  </body>
</html>
`;
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy };
  return new Response(html, { status: 503, headers });
}
