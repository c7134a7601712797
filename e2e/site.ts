import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { headersOf } from '../hosting/policy.mjs';

const folder = '/some/folder/';
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

export interface Site {
  address: string;
  /** The service worker of the build. */
  worker: string;
  /** What is served instead of a file of the build; undefined: not found. */
  changed: Map<string, string | undefined>;
  /** Every path asked for, without the folder. */
  asked: string[];
  /** Nobody answers any more. */
  stop: () => Promise<void>;
}

/**
 * The build in a folder of a site of its own, which can change, and go away.
 * @param isSmall its service worker keeps only what the page loads first, and two files that tests ask about:
 *   keeping all takes seconds
 */
export async function openSite(isSmall = false): Promise<Site> {
  const whole = String(built('sw.js'));
  const worker = isSmall ? withLess(whole) : whole;
  const changed: Site['changed'] = new Map();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = pathname.startsWith(folder) ? pathname.slice(folder.length) : '\0';
    const file = path || 'index.html';
    asked.push(path);
    const ofBuild = file === 'sw.js' ? worker : built(file);
    const content = changed.has(file) ? changed.get(file) : ofBuild;
    const type = types[extname(file)] ?? 'application/octet-stream';
    // A page of somebody else has none of ours.
    const ours = ofBuild && headersOf(`/${path}`);
    const headers = { 'Content-Type': type, 'Cache-Control': 'no-cache', ...ours };
    response.writeHead(content === undefined ? 404 : 200, headers).end(content);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}${folder}`,
    worker,
    changed,
    asked,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

/**
 * Serves the next version: the same page under another name, and without one part.
 * @returns the path of that part
 */
export function publishNext({ changed, worker }: Site, name: string, without?: RegExp): string {
  const page = String(built('index.html'));
  const nextPage = page.replace('<html ', `<html data-build="${name}" `);
  const gone = without?.exec(worker)?.[0] ?? 'no part';
  changed.clear();
  changed.set(gone, undefined);
  changed.set('index.html', nextPage);
  changed.set(
    'sw.js',
    worker
      .replace(/^const version = '\w+'/, `const version = '${sha256(name)}'`)
      .replace(sha256(page), sha256(nextPage))
      .replace(new RegExp(`^ "${gone}".*\n`, 'm'), ''),
  );
  return gone;
}

/** The list of a service worker without what the page does not name. */
function withLess(worker: string): string {
  const page = String(built('index.html'));
  const isKept = (path: string) =>
    page.includes(`"./${path}"`) ||
    /^(?:index\.html|icon-512\.png|assets\/HelpSheet-.*\.js)$/.test(path);
  return worker.replace(/^ "(.+)": "\w+",?\n/gm, (line, path: string) =>
    isKept(path) ? line : '',
  );
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function built(path: string): Buffer | undefined {
  try {
    return readFileSync(`dist/${path}`);
  } catch {
    return undefined;
  }
}
