import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { runNode } from './run.mjs';

const sources = [
  'index.html',
  'embed.html',
  'src',
  'public',
  'hosting',
  '.env',
  'vite.config.ts',
  'package-lock.json',
];

/**
 * Builds dist/ when it is missing or older than a source.
 * @param {() => void} [before] called first when there is something to build
 * @throws {Error} with the build's output
 */
export async function ensureBuilt(before = () => {}) {
  if (isBuilt()) return;
  before();
  const { code, output } = await runNode('node_modules/vite/bin/vite.js', ['build']);
  if (code !== 0) throw new Error(`${output}\nThe build failed. See the output above.`);
}

/** @returns {boolean} whether dist/ exists and no source is newer */
function isBuilt() {
  const page = join(root, 'dist', 'index.html');
  if (!existsSync(page)) return false;
  const built = statSync(page).mtimeMs;
  return sources.every((name) => newest(join(root, name)) <= built);
}

/**
 * @param {string} path file or folder; it need not exist
 * @returns {number} time of the newest change in it, in ms; folders count because deleting a file changes them
 */
function newest(path) {
  if (!existsSync(path)) return 0;
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
