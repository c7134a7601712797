import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What the tools write between runs; inside node_modules so that no other tool looks at it. */
export const cacheFolder = join(root, 'node_modules', '.cache');

/**
 * Reads a JSON file of the project.
 * @param {string} path relative to the project's root
 * @returns {any} the parsed value
 */
export function readJson(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}
