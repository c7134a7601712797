import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
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

/**
 * Writes sw.js: the list of all files of the build, then offline.js.
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
      const version = sha256(list + source).slice(0, 12);
      const head = `const version = '${version}';\nconst files = new Map(Object.entries(${list}));\n`;
      writeFileSync(join(dir, 'sw.js'), head + source);
    },
  };
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

/** @param {string | Buffer} content */
const sha256 = (content) => createHash('sha256').update(content).digest('hex');
