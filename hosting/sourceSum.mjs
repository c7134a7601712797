import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where the build records what it was made from, inside dist/. */
export const sumFile = '.vite/sources.txt';

const sources = [
  'index.html',
  'embed.html',
  'verified.html',
  'conformance/README.md',
  'src',
  'public',
  'hosting',
  '.env',
  'vite.config.ts',
  'package-lock.json',
];

/**
 * Records the sources of a build in the build, so that scripts/built.mjs can tell whether it is current.
 * @returns {import('vite').Plugin}
 */
export function recordedSources() {
  let sum = '';
  let root = '';
  return {
    name: 'auditorium-sources',
    apply: 'build',
    configResolved(config) {
      ({ root } = config);
    },
    // Before they are read: a source that changes during the build makes the build old.
    buildStart() {
      sum ||= sourceSum(root);
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: sumFile, source: sum });
    },
  };
}

/**
 * Returns a checksum of everything that the build is made from. It depends on contents, not times: copies and
 * checkouts touch files.
 * @param {string} root the project's folder
 */
export function sourceSum(root) {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((name) => filesIn(root, name))) {
    const content = readFileSync(join(root, path));
    hash.update(`${path.replaceAll('\\', '/')} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

/**
 * Returns the paths of a file, or of all files in a folder, sorted. Tests are not part of the build.
 * @param {string} root
 * @param {string} name it need not exist
 * @returns {string[]}
 */
function filesIn(root, name) {
  const path = join(root, name);
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return /\.test\.tsx?$/.test(name) ? [] : [name];
  return readdirSync(path)
    .sort()
    .flatMap((each) => filesIn(root, join(name, each)));
}
