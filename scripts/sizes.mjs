import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { readJson, root } from './root.mjs';

const dist = join(root, 'dist');
const compress = promisify(brotliCompress);

/**
 * The most that may be served: kB (1000 bytes) in Brotli at its highest quality, and the number of first scripts.
 * Of everything, 100 kB are for the course: lessons and exercises, which are loaded when they are opened (15 kB of them are
 * exercises about manifests and what grades these); 320 kB for the incident room: its log, and jq, 265 kB, which is
 * loaded when a program is first run; 80 kB for switching audit on; 45 kB for what is proved about every request, and the
 * questions that it answers; 10 kB for simplifying policies.
 */
export const budgets = {
  firstScripts: 190,
  everything: 2155,
  requests: 8,
  /** What Learn needs besides, when it is opened; and each lesson, its words and data together. */
  learn: 80,
  lesson: 6,
  jq: 300,
};

/**
 * Measures the build in dist/, on all cores.
 * @returns {Promise<{ firstScripts: Size[], everything: Size[], learn: Size[], lessons: Size[][], jq: Size[] }>} the
 *   scripts that the page loads before first use; every served file, except source maps, the header file and the
 *   build's manifest (sw.js is only in the second, because it is loaded last); what the first page of Learn loads
 *   besides; the files of each lesson; those of jq.
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
  /** @param {ReadonlySet<string>} paths */
  const sizesOf = (paths) => everything.filter(({ path }) => paths.has(path));
  const learn = filesOf(['src/learn/LearnPage.tsx', 'src/learn/home/Home.tsx']);
  return {
    firstScripts: sizesOf(first),
    everything,
    learn: sizesOf(new Set([...learn].filter((path) => !first.has(path)))),
    lessons: lessonFiles().map(sizesOf),
    jq: everything.filter(({ path }) => /\/jq[^/]*\.(?:wasm|js)$/.test(path)),
  };
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

  const manifest = readManifest();
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

/** @returns {Record<string, { file: string, imports?: string[], css?: string[] }>} by source file */
const readManifest = () => readJson('dist/.vite/manifest.json');

/**
 * The files that these sources are built into, with what they import statically.
 * @param {readonly string[]} sources
 * @returns {Set<string>} paths relative to dist/
 */
function filesOf(sources) {
  const manifest = readManifest();
  const seen = new Set(sources);
  /** @type {Set<string>} */
  const files = new Set();
  for (const source of seen) {
    const chunk = manifest[source];
    if (!chunk) throw new Error(`${source} is not in the build.`);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    for (const imported of chunk.imports ?? []) seen.add(imported);
  }
  return files;
}

/**
 * The words and the data of each lesson, without what they share with others.
 * @returns {Set<string>[]}
 */
function lessonFiles() {
  const manifest = readManifest();
  const words = Object.keys(manifest).filter((source) => /\/lesson\.\w+\.mdx$/.test(source));
  if (words.length === 0) throw new Error('The build has no lessons.');
  return words.map((source) => {
    const data = source.replace(/lesson\.\w+\.mdx$/, 'lesson.ts');
    return new Set([source, data].flatMap((each) => manifest[each]?.file ?? []));
  });
}
