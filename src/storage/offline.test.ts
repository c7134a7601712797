import { afterEach, describe, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

const scope = 'https://example.org/studio/';

interface Browser {
  /** Whether a worker already controls the page. */
  controlled: boolean;
  /** The response to a request for sw.js. */
  answer?: () => Promise<Response>;
  register?: () => Promise<unknown>;
}

function browserWith({ controlled, answer, register = () => Promise.resolve() }: Browser) {
  vi.stubGlobal('document', { baseURI: scope });
  const worker = Object.assign(new EventTarget(), {
    controller: controlled ? {} : null,
    register: vi.fn<() => Promise<unknown>>(register),
    unregister: vi.fn<() => Promise<boolean>>(() => Promise.resolve(true)),
    getRegistration: () => Promise.resolve({ scope, unregister: worker.unregister }),
  });
  const kept = new Set([`auditorium ${scope} 1`, 'auditorium https://example.org/ 1', 'another']);
  vi.stubGlobal('navigator', { serviceWorker: worker });
  vi.stubGlobal('fetch', answer);
  vi.stubGlobal('caches', {
    keys: () => Promise.resolve([...kept]),
    delete: (name: string) => Promise.resolve(kept.delete(name)),
  });
  return { worker, kept };
}

const response = (status: number, type: string) => () =>
  Promise.resolve(new Response('', { status, headers: { 'Content-Type': type } }));

describe('a later visit checks whether Auditorium is still at this address', () => {
  const rows: [name: string, answer: () => Promise<Response>, does: 'stays' | 'leaves'][] = [
    ['our script', response(200, 'text/javascript'), 'stays'],
    ['its other media type', response(200, 'application/javascript; charset=utf-8'), 'stays'],
    ['a server error', response(503, 'text/html'), 'stays'],
    ['not found', response(404, 'text/html'), 'leaves'],
    ['gone', response(410, ''), 'leaves'],
    ['an HTML page for every address', response(200, 'text/html'), 'leaves'],
  ];
  for (const [name, answer, does] of rows) {
    test(`${name}: it ${does}`, async () => {
      const { worker, kept } = browserWith({ controlled: true, answer });
      const { keepForOffline } = await import('./keepForOffline');
      await keepForOffline();
      expect(worker.unregister).toHaveBeenCalledTimes(does === 'leaves' ? 1 : 0);
      expect(worker.register).toHaveBeenCalledTimes(does === 'leaves' ? 0 : 1);
      expect(kept.size).toBe(does === 'leaves' ? 2 : 3);
    });
  }

  test('no network: everything stays', async () => {
    const answer = () => Promise.reject(new TypeError('Failed to fetch'));
    const { worker, kept } = browserWith({ controlled: true, answer });
    const { keepForOffline } = await import('./keepForOffline');
    await keepForOffline();
    expect(worker.unregister).not.toHaveBeenCalled();
    expect(kept.size).toBe(3);
  });
});

describe('a browser that cannot', () => {
  test('registering is blocked: nothing is thrown', async () => {
    const register = () => Promise.reject(new DOMException('no', 'SecurityError'));
    const { worker } = browserWith({ controlled: false, register });
    const { keepForOffline } = await import('./keepForOffline');
    await expect(keepForOffline()).resolves.toBeUndefined();
    expect(worker.register).toHaveBeenCalledOnce();
  });

  const without: [name: string, navigator: object][] = [
    ['there are no service workers', {}],
    [
      'a sandbox forbids to ask for them',
      {
        get serviceWorker() {
          throw new DOMException('The context is sandboxed.', 'SecurityError');
        },
      },
    ],
  ];
  test.each(without)('%s: nothing is thrown', async (_, navigator) => {
    vi.stubGlobal('navigator', navigator);
    const { keepForOffline } = await import('./keepForOffline');
    const { onNewVersion } = await import('./offline');
    await expect(keepForOffline()).resolves.toBeUndefined();
    expect(onNewVersion(() => expect.unreachable())).toBeTypeOf('function');
  });
});

describe('a worker takes over', () => {
  const rows: [name: string, controlled: boolean, times: number, told: number][] = [
    ['the first visit: no update', false, 1, 0],
    ['the first visit, again: an update', false, 2, 1],
    ['a later visit: an update', true, 1, 1],
  ];
  for (const [name, controlled, times, told] of rows) {
    test(`on ${name}`, async () => {
      const { worker } = browserWith({ controlled });
      const { onNewVersion } = await import('./offline');
      const callback = vi.fn<() => void>();
      const stop = onNewVersion(callback);
      for (let time = 0; time < times; time++) worker.dispatchEvent(new Event('controllerchange'));
      expect(callback).toHaveBeenCalledTimes(told);
      stop();
      worker.dispatchEvent(new Event('controllerchange'));
      expect(callback).toHaveBeenCalledTimes(told);
    });
  }
});
