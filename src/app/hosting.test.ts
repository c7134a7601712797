import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createServer, preview, type PreviewServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { headerRows, headersOf, metaPolicy } from '../../hosting/policy.mjs';

const framing = (policy: string) => /frame-ancestors.*/.exec(policy)?.[0];
const none = "frame-ancestors 'none'";
const anyone = 'frame-ancestors *';

describe('the policy', () => {
  for (const never of ['unsafe-eval', 'blob:', 'http', '*', "script-src 'self' "]) {
    test(`does not contain ${never}`, () => expect(metaPolicy).not.toContain(never));
  }

  const framed: [path: string, ancestors: string][] = [
    ['/', none],
    ['/index.html', none],
    ['/index', none],
    ['/INDEX.HTML', none],
    ['/404.html', none],
    ['/assets/index.js', none],
    ['/assets/embed.html', none],
    ['/sw.js', none],
    ['/theme.js', none],
    ['/nope', none],
    ['/x/embed', none],
    ['/embed/', none],
    ['/embed.html.x', none],
    ['/embed.html', anyone],
    ['/embed', anyone],
  ];
  test.each(framed)('%s: %s', (path, ancestors) => {
    const { 'Content-Security-Policy': policy, ...others } = headersOf(path);
    expect(policy).toBe(`${metaPolicy}; ${ancestors}`);
    expect(others['Referrer-Policy']).toBe('no-referrer');
  });

  test('only the scripts of workers may compile WebAssembly', () => {
    const policyAt = (path: string) => headersOf(path)['Content-Security-Policy'] ?? '';
    const compiled = policyAt('/workers/jq.worker-1.js');
    expect(compiled).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(compiled.replace(" 'wasm-unsafe-eval'", '')).toBe(policyAt('/'));
    for (const path of ['/assets/workers/x.js', '/workers', '/x/workers/x.js'])
      expect(policyAt(path)).toBe(policyAt('/'));
  });

  test('rows for other hosts: one policy at most for a path, and the same as here', () => {
    for (const path of headerRows.flatMap(({ paths }) => paths)) {
      const rows = headerRows.filter(({ paths }) => paths.includes(path) || paths[0] === '/*');
      const policies = rows.flatMap(({ headers }) => headers['Content-Security-Policy'] ?? []);
      expect(policies).toEqual(path === '/*' ? [] : [headersOf(path)['Content-Security-Policy']]);
      const sent: Record<string, string> = Object.assign({}, ...rows.map(({ headers }) => headers));
      expect(headersOf(path)).toMatchObject(sent);
    }
  });

  test('docs/hosting.md has the same headers for nginx', () => {
    const page = readFileSync('docs/hosting.md', 'utf8');
    for (const [name, value] of Object.entries(headersOf('/'))) {
      const written = value
        .replace(none, 'frame-ancestors $framing')
        .replace("script-src 'self'", "script-src 'self'$compiling");
      expect(page).toContain(`add_header ${name} "${written}" always;`);
    }
  });
});

describe('the local servers', () => {
  const outDir = mkdtempSync(join(tmpdir(), 'auditorium-'));
  const files: Record<string, string> = {
    'index.html': 'the studio',
    'embed.html': 'the view',
    '404.html': 'not found',
    'theme.js': 'a script',
    'assets/a.js': 'a part',
  };
  const servers: { close: () => Promise<void> }[] = [];
  const ports = { preview: 0, dev: 0 };

  beforeAll(async () => {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(outDir, path)), { recursive: true });
      writeFileSync(join(outDir, path), content);
    }
    const here = { host: '127.0.0.1', port: 0 };
    const built = await preview({ logLevel: 'silent', build: { outDir }, preview: here });
    const sources = await createServer({
      logLevel: 'silent',
      cacheDir: join(outDir, 'cache'),
      optimizeDeps: { noDiscovery: true, include: [] },
      server: { ...here, hmr: false, ws: false, watch: null, preTransformRequests: false },
    });
    await sources.listen();
    servers.push(built, sources);
    ports.preview = portOf(built);
    ports.dev = portOf(sources);
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.close()));
    rmSync(outDir, { recursive: true });
  });

  const portOf = ({ httpServer }: Pick<ViteDevServer | PreviewServer, 'httpServer'>) =>
    (httpServer?.address() as AddressInfo | null)?.port ?? 0;

  /** Requests a path as it is: a browser and fetch would normalize it. */
  const get = (port: number, path: string, method = 'GET') =>
    new Promise<{ status: number | undefined; body: string; policy: string }>((done, fail) => {
      const headers = { Accept: 'text/html' };
      request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (part: string) => (body += part));
        const policy = String(response.headers['content-security-policy']);
        response.on('end', () => done({ status: response.statusCode, body, policy }));
      })
        .on('error', fail)
        .end();
    });

  const served: [path: string, status: number, body: string, ancestors: string][] = [
    ['/', 200, 'the studio', none],
    ['/?q=/embed.html', 200, 'the studio', none],
    ['/index.html', 200, 'the studio', none],
    ['/%69ndex.html', 200, 'the studio', none],
    ['/x/../index.html', 200, 'the studio', none],
    ['/embed.html', 200, 'the view', anyone],
    ['/embed', 200, 'the view', anyone],
    ['/embed?theme=dark', 200, 'the view', anyone],
    ['/embed.html?/index.html', 200, 'the view', anyone],
    ['/%65mbed.html', 200, 'the view', anyone],
    ['/theme.js', 200, 'a script', none],
    ['/assets/a.js', 200, 'a part', none],
    ['/nope', 404, 'not found', none],
    ['/nope?embed.html', 404, 'not found', none],
    ['/nope.html', 404, 'not found', none],
    ['/index', 404, 'not found', none],
    ['/theme', 404, 'not found', none],
    ['//', 404, 'not found', none],
    ['//embed', 404, 'not found', none],
    ['/%2F', 404, 'not found', none],
    ['/%', 404, 'not found', none],
    ['/%2565mbed.html', 404, 'not found', none],
    ['/INDEX.HTML', 404, 'not found', none],
    ['/EMBED.HTML', 404, 'not found', none],
    ['/embed/x', 404, 'not found', none],
    ['/assets/', 404, 'not found', none],
    ['/assets/gone.js', 404, 'not found', none],
    ['/../vite.config.ts', 404, 'not found', none],
    ['/%2e%2e/vite.config.ts', 404, 'not found', none],
  ];
  test.each(served)('npm run preview: %s is %d', async (path, status, body, ancestors) => {
    const response = await get(ports.preview, path);
    expect({ ...response, policy: framing(response.policy) }).toEqual({
      status,
      body,
      policy: ancestors,
    });
    expect(response.policy).toContain(metaPolicy);
  });

  test('npm run preview: an unknown address has the headers for every method', async () => {
    for (const method of ['HEAD', 'POST']) {
      expect(framing((await get(ports.preview, '/nope', method)).policy)).toBe(none);
    }
  });

  const inDevelopment: [path: string, status: number, ancestors: string][] = [
    ['/', 200, none],
    ['/index.html', 200, none],
    ['/embed.html', 200, anyone],
    ['/nope', 404, none],
    ['/INDEX.HTML', 404, none],
    ['/src', 404, none],
    ['/theme', 404, none],
  ];
  test.each(inDevelopment)('npm run dev: %s is %d', async (path, status, ancestors) => {
    const response = await get(ports.dev, path);
    expect([response.status, response.policy]).toEqual([status, ancestors]);
  });
});
