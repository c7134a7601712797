import { afterEach, describe, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

const scope = 'https://example.org/studio/';

interface Browser {
  /** Whether a worker answers for the page already. */
  controlled: boolean;
  /** What asking for sw.js answers. */
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

describe('a later visit looks whether the studio still lives there', () => {
  const rows: [name: string, answer: () => Promise<Response>, does: 'stays' | 'leaves'][] = [
    ['our script', response(200, 'text/javascript'), 'stays'],
    ['its other name', response(200, 'application/javascript; charset=utf-8'), 'stays'],
    ['a server in trouble', response(503, 'text/html'), 'stays'],
    ['not found', response(404, 'text/html'), 'leaves'],
    ['gone', response(410, ''), 'leaves'],
    ['a page for every address', response(200, 'text/html'), 'leaves'],
  ];
  for (const [name, answer, does] of rows) {
    test(`${name}: it ${does}`, async () => {
      const { worker, kept } = browserWith({ controlled: true, answer });
      const { keepForOffline } = await import('./offline');
      await keepForOffline();
      expect(worker.unregister).toHaveBeenCalledTimes(does === 'leaves' ? 1 : 0);
      expect(worker.register).toHaveBeenCalledTimes(does === 'leaves' ? 0 : 1);
      expect(kept.size).toBe(does === 'leaves' ? 2 : 3);
    });
  }

  test('no network: everything stays', async () => {
    const answer = () => Promise.reject(new TypeError('Failed to fetch'));
    const { worker, kept } = browserWith({ controlled: true, answer });
    const { keepForOffline } = await import('./offline');
    await keepForOffline();
    expect(worker.unregister).not.toHaveBeenCalled();
    expect(kept.size).toBe(3);
  });
});

describe('what a browser refuses disturbs nobody', () => {
  test('keeping files is forbidden', async () => {
    const register = () => Promise.reject(new DOMException('no', 'SecurityError'));
    const { worker } = browserWith({ controlled: false, register });
    const { keepForOffline } = await import('./offline');
    await expect(keepForOffline()).resolves.toBeUndefined();
    expect(worker.register).toHaveBeenCalledOnce();
  });

  test('there are no service workers', async () => {
    vi.stubGlobal('navigator', {});
    const { keepForOffline, onNewVersion } = await import('./offline');
    await expect(keepForOffline()).resolves.toBeUndefined();
    expect(onNewVersion(() => expect.unreachable())).toBeTypeOf('function');
  });
});

describe('a worker takes over', () => {
  const rows: [name: string, controlled: boolean, times: number, told: number][] = [
    ['the first visit: no news', false, 1, 0],
    ['the one after that: news', false, 2, 1],
    ['a later visit: news', true, 1, 1],
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
