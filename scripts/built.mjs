import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

const sources = [
  'index.html',
  'src',
  'public',
  'hosting',
  '.env',
  'vite.config.ts',
  'package-lock.json',
];

/** Whether dist/ is there and no source is younger than it. */
export function isBuilt() {
  const page = join(root, 'dist', 'index.html');
  if (!existsSync(page)) return false;
  const built = statSync(page).mtimeMs;
  return sources.every((name) => newest(join(root, name)) <= built);
}

/**
 * @param {string} path file or folder, there or not
 * @returns {number} time of the youngest change in it, in ms; folders count because of deleted files
 */
function newest(path) {
  if (!existsSync(path)) return 0;
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
