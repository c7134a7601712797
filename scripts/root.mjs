import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** For files that the tools keep between runs; inside node_modules, where no other tool looks. */
export const cacheFolder = join(root, 'node_modules', '.cache');

/**
 * Reads a JSON file in the project.
 * @param {string} path relative to the project's root
 * @returns {any} the parsed value
 */
export function readJson(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}
