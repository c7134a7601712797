import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Served, but never loaded by a page. */
const notKept = [
  '404.html',
  '_headers',
  'og.jpg',
  'robots.txt',
  'sw.js',
  'third-party-notices.txt',
];

/** What the build puts in front of offline.js, and reads again to check a build. */
const headOf = (/** @type {string} */ version, /** @type {string} */ list) =>
  `const version = '${version}';\nconst files = new Map(Object.entries(${list}));\n`;
const written =
  /^const version = '(\w+)';\nconst files = new Map\(Object\.entries\((\{.*?\})\)\);\n(.*)/s;

/**
 * Writes sw.js last: the list of all files of the build, then offline.js.
 * @returns {import('vite').Plugin}
 */
export function offline() {
  const source = readFileSync(new URL('offline.js', import.meta.url), 'utf8');
  return {
    name: 'auditorium-offline',
    apply: 'build',
    writeBundle({ dir }) {
      if (dir === undefined) throw new Error('The build has no output folder.');
      const files = Object.fromEntries(
        filesIn(dir).map((path) => [path, sha256(readFileSync(join(dir, path)))]),
      );
      const list = JSON.stringify(files, null, 1);
      writeFileSync(join(dir, 'sw.js'), headOf(versionOf(list, source), list) + source);
    },
  };
}

/**
 * Returns the files of a build that are missing or not as they were written, for example because the build was
 * stopped.
 * @param {string} dir the folder of the build; it need not exist
 * @returns {string[]} paths; only sw.js when the list itself is missing
 */
export function damagedFiles(dir) {
  const script = join(dir, 'sw.js');
  const content = existsSync(script) ? readFileSync(script, 'utf8') : '';
  const [, version, list = '', source = ''] = written.exec(content) ?? [];
  if (versionOf(list, source) !== version) return ['sw.js'];
  const files = new Map(Object.entries(JSON.parse(list)));
  const isDamaged = (/** @type {string} */ path) => {
    const file = join(dir, path);
    if (!existsSync(file)) return true;
    return files.has(path) && sha256(readFileSync(file)) !== files.get(path);
  };
  return [...files.keys(), ...notKept].filter(isDamaged);
}

/**
 * @param {string} folder
 * @returns {string[]} paths of the files that a page may load, sorted
 */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => statSync(join(folder, path)).isFile())
    .filter((path) => !path.startsWith('.vite/') && !path.endsWith('.map'))
    .filter((path) => !notKept.includes(path))
    .sort();
}

/**
 * @param {string} list
 * @param {string} source
 */
const versionOf = (list, source) => sha256(list + source).slice(0, 12);

/** @param {string | Buffer} content */
const sha256 = (content) => createHash('sha256').update(content).digest('hex');
