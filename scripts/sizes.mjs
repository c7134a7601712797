import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { readJson, root } from './root.mjs';

const dist = join(root, 'dist');
const compress = promisify(brotliCompress);

/**
 * The most that may be served: kB (1000 bytes) in Brotli at its highest quality, and the number of first scripts.
 * Of everything, 80 kB are for the course: lessons and exercises, which are loaded when they are opened; 320 kB for the
 * incident room: its log, and jq, 265 kB, which is loaded when a program is first run.
 */
export const budgets = { firstScripts: 190, everything: 2000, requests: 8 };

/**
 * Measures the build in dist/, on all cores.
 * @returns {Promise<{ firstScripts: Size[], everything: Size[] }>} the scripts that the page loads before first
 *   use; and every served file, except source maps, the header file and the build's manifest. sw.js is
 *   only in the second, because it is loaded last.
 * @throws {Error} if there is no build
 *
 * @typedef {{ path: string, raw: number, brotli: number }} Size bytes; the path is relative to dist/
 */
export async function measureBuild() {
  if (!existsSync(join(dist, 'index.html')))
    throw new Error('There is no build. Run npm run build.');
  const paths = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => statSync(join(dist, path)).isFile())
    .filter((path) => !path.startsWith('.vite/') && !path.endsWith('.map') && path !== '_headers')
    .sort();
  const everything = await Promise.all(paths.map(measure));
  const first = firstScripts();
  return { firstScripts: everything.filter((size) => first.has(size.path)), everything };
}

/** @param {readonly Size[]} sizes */
export function brotliKb(sizes) {
  return sizes.reduce((sum, size) => sum + size.brotli, 0) / 1000;
}

/**
 * @param {string} path
 * @returns {Promise<Size>}
 */
async function measure(path) {
  const content = readFileSync(join(dist, path));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 22,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  return { path, raw: content.length, brotli: (await compress(content, { params })).length };
}

/**
 * The module scripts and preloads in index.html, and everything they import statically.
 * @returns {Set<string>} paths relative to dist/
 */
function firstScripts() {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  const named = tags
    .filter((tag) => tag.startsWith('<script') || /rel="?(?:modulepreload|preload)/.test(tag))
    .flatMap((tag) => /(?:src|href)="([^"]+\.js)"/.exec(tag)?.[1] ?? [])
    .map((url) => url.replace(/^\.?\//, ''));

  /** @type {Record<string, { file: string, imports?: string[] }>} */
  const manifest = readJson('dist/.vite/manifest.json');
  const found = new Set(named);
  for (const path of found) {
    const chunk = Object.values(manifest).find((candidate) => candidate.file === path);
    for (const key of chunk?.imports ?? []) {
      const imported = manifest[key];
      // Iterating over a set also visits what is added meanwhile.
      if (imported) found.add(imported.file);
    }
  }
  if (found.size === 0) throw new Error('dist/index.html names no script.');
  return found;
}
