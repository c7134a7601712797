import { afterEach, describe, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

type CreatePolicy = (name: string, rules: object) => object;

/** Loads the module as a browser at this address would. */
async function loaded(knowsTrustedTypes: boolean) {
  vi.stubGlobal('document', { baseURI: 'https://example.org/studio/?theme=dark#text' });
  const createPolicy = vi.fn<CreatePolicy>((name, rules) => ({ name, ...rules }));
  if (knowsTrustedTypes) vi.stubGlobal('trustedTypes', { createPolicy });
  return { ...(await import('./trustedTypes')), createPolicy };
}

describe('scripts that may run as workers', () => {
  const own = ['./sw.js', 'https://example.org/studio/assets/worker.js', 'assets/worker.js?x'];
  const others = [
    'https://elsewhere.example/sw.js',
    'https://example.org/other/sw.js',
    'https://example.org/studio.js',
    '../sw.js',
    '//elsewhere.example/studio/sw.js',
    'https://example.org@elsewhere.example/studio/',
    'blob:https://example.org/studio/1',
    'data:text/javascript,1',
    'javascript:1',
    'https://[',
  ];
  for (const url of own) {
    test(`own: ${url}`, async () => expect((await loaded(true)).ownScript(url)).toBe(url));
  }
  for (const url of others) {
    test(`not ${url}`, async () => {
      const { ownScript } = await loaded(true);
      expect(() => ownScript(url)).toThrow(TypeError);
    });
  }
});

test('creates one policy', async () => {
  const { createPolicy, policyForMonaco } = await loaded(true);
  expect(createPolicy.mock.calls.map(([name]) => name)).toEqual(['auditorium']);
  expect(policyForMonaco?.createHTML('a<b')).toBe('a<b');
});

test('without Trusted Types, strings are returned', async () => {
  const { ownScript, policyForMonaco } = await loaded(false);
  expect(policyForMonaco).toBeUndefined();
  expect(ownScript('./sw.js')).toBe('./sw.js');
});
