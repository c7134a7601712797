import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';

const scope = 'https://example.org/studio/';
const contents: Record<string, string> = {
  'index.html':
    '<script src="./theme.js"></script><link href="./icon.svg"><script src="./assets/a.js"></script><link href="./assets/a.css">',
  'embed.html': '<script src="./assets/b.js"></script>',
  'theme.js': 'theme',
  'icon.svg': 'icon',
  'assets/a.js': 'a',
  'assets/a.css': 'css',
  'assets/b.js': 'b',
  'assets/later.js': 'later',
};
const sum = (text: string) => createHash('sha256').update(text).digest('hex');

/** The caches of the browser, by name and address. */
let stores: Map<string, Map<string, string>>;
/** What the site has; undefined: it cannot be reached. */
let site: Record<string, string> | undefined;
let asked: string[];
let listeners: Record<string, (event: unknown) => void>;

const addressOf = (key: URL | Request | string) =>
  new URL(key instanceof Request ? key.url : key).href;

const caches = {
  open: (name: string) => {
    const store = stores.get(name) ?? new Map<string, string>();
    stores.set(name, store);
    return Promise.resolve({
      put: async (key: URL, response: Response) =>
        void store.set(addressOf(key), await response.text()),
      keys: () => Promise.resolve([...store.keys()].map((url) => ({ url }))),
    });
  },
  keys: () => Promise.resolve([...stores.keys()]),
  delete: (name: string) => Promise.resolve(stores.delete(name)),
  match: (key: URL, { cacheName }: { cacheName?: string } = {}) => {
    const found = [...stores]
      .filter(([name]) => cacheName === undefined || name === cacheName)
      .map(([, store]) => store.get(addressOf(key)))
      .find((text) => text !== undefined);
    return Promise.resolve(found === undefined ? undefined : new Response(found));
  },
};

const fetchFrom = (key: URL | { url: string }) => {
  const address = key instanceof URL ? key.href : key.url;
  asked.push(address.slice(scope.length));
  if (site === undefined) return Promise.reject(new TypeError('Failed to fetch'));
  const text = site[address.slice(scope.length) || 'index.html'];
  return Promise.resolve(new Response(text ?? 'none', { status: text === undefined ? 404 : 200 }));
};

beforeEach(async () => {
  stores = new Map();
  site = { ...contents };
  asked = [];
  listeners = {};
  const self = {
    registration: { scope },
    addEventListener: (type: string, listener: (event: unknown) => void) =>
      void (listeners[type] = listener),
    skipWaiting: () => undefined,
  };
  const files = new Map(Object.entries(contents).map(([path, text]) => [path, sum(text)]));
  const source = readFileSync('hosting/offline.js', 'utf8');
  // As the browser runs it: with these as its globals.
  // oxlint-disable-next-line no-implied-eval, typescript/no-implied-eval, no-new-func
  new Function('self', 'caches', 'fetch', 'version', 'files', source)(
    self,
    caches,
    fetchFrom,
    '1',
    files,
  );
  const waits: Promise<unknown>[] = [];
  listeners['install']?.({ waitUntil: (until: Promise<unknown>) => waits.push(until) });
  await Promise.all(waits);
  asked = [];
});

/** Requests a path, and waits until the worker has done everything. */
async function get(path: string, mode = 'navigate') {
  const waits: Promise<unknown>[] = [];
  let response: Promise<Response> | undefined;
  listeners['fetch']?.({
    request: { method: 'GET', url: scope + path, mode },
    respondWith: (given: Promise<Response>) => (response = given),
    waitUntil: (until: Promise<unknown>) => waits.push(until),
  });
  const answer = await response?.catch(() => undefined);
  await Promise.all(waits);
  return { status: answer?.status, text: await answer?.text(), headers: answer?.headers };
}

const forget = (...paths: string[]) => {
  for (const store of stores.values()) for (const path of paths) store.delete(scope + path);
};
const keptPaths = () =>
  [...stores.values()].flatMap((store) => [...store.keys()].map((url) => url.slice(scope.length)));

describe('offline', () => {
  beforeEach(() => (site = undefined));

  test.each(['', 'index.html', 'embed.html', 'embed', 'index.html?x'])(
    'opens "%s"',
    async (path) => {
      const file = path.startsWith('embed') ? 'embed.html' : 'index.html';
      expect(await get(path)).toMatchObject({ status: 200, text: contents[file] });
    },
  );

  const missing: [path: string, deleted: string[], status: number][] = [
    ['', ['index.html'], 503],
    ['', ['theme.js'], 503],
    ['', ['assets/a.js'], 503],
    ['', ['assets/a.css', 'assets/later.js'], 503],
    ['', ['assets/later.js', 'icon.svg', 'embed.html'], 200],
    ['embed.html', ['assets/b.js'], 503],
    ['embed.html', ['assets/a.js'], 200],
    ['', Object.keys(contents), 503],
  ];
  test.each(missing)('"%s" without %j: %d', async (path, deleted, status) => {
    forget(...deleted);
    const { text, headers, ...rest } = await get(path);
    expect(rest.status).toBe(status);
    if (status === 200) return;
    expect(text).toContain('Connect to the network');
    const policy = headers?.get('Content-Security-Policy') ?? '';
    // A frame on another site gets no text of the user's.
    const isFramed = path.startsWith('embed');
    expect(policy).toContain(`frame-ancestors ${isFramed ? '*' : "'none'"}`);
    expect(text?.includes('localStorage')).toBe(!isFramed);
    const nonce = /script-src 'nonce-([\w-]+)'/.exec(policy)?.[1];
    expect(text).toContain(`<style nonce="${nonce}">`);
  });

  test('a part of the previous version is as good', async () => {
    forget('assets/a.js');
    stores.set('auditorium old', new Map([[`${scope}assets/a.js`, 'old']]));
    expect((await get('')).status).toBe(200);
    expect((await get('assets/a.js', 'no-cors')).text).toBe('old');
  });

  test('a part that is missing is a failed request, not a page', async () => {
    forget('assets/later.js');
    expect((await get('assets/later.js', 'cors')).status).toBeUndefined();
  });
});

describe('online', () => {
  test('a whole cache needs no network', async () => {
    await get('');
    await get('assets/a.js', 'cors');
    expect(asked).toEqual([]);
  });

  test('what is missing comes from the site, and is cached again', async () => {
    forget('index.html', 'assets/a.js', 'assets/later.js');
    expect(await get('')).toMatchObject({ status: 200, text: contents['index.html'] });
    expect(keptPaths().toSorted()).toEqual(Object.keys(contents).toSorted());
    site = undefined;
    expect(await get('')).toMatchObject({ status: 200, text: contents['index.html'] });
  });

  test('the whole cache is deleted: it is filled again', async () => {
    stores.clear();
    expect((await get('')).status).toBe(200);
    expect(keptPaths()).toHaveLength(Object.keys(contents).length);
  });

  test('files of another version are not cached under this one', async () => {
    forget('assets/a.js', 'theme.js');
    site = { ...contents, 'assets/a.js': 'another', 'index.html': 'next' };
    expect((await get('')).text).toBe('next');
    expect(keptPaths()).toContain('theme.js');
    expect(keptPaths()).not.toContain('assets/a.js');
  });

  test('a site that fails is as good as none', async () => {
    forget('index.html');
    site = {};
    expect((await get('')).text).toContain('Connect to the network');
  });
});
