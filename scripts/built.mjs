import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { damagedFiles } from '../hosting/offlinePlugin.mjs';
import { sourceSum, sumFile } from '../hosting/sourceSum.mjs';
import { root } from './root.mjs';
import { runNode } from './run.mjs';
import { takeTurn } from './turns.mjs';

/**
 * Builds dist/ when it is missing, incomplete or made from other sources. In a folder that cannot be written, a
 * complete build of other sources is used as it is.
 * @param {(text: string) => void} [say] called with what happens, if anything has to be done
 * @throws {Error} with the build's output, or with the reason why nothing can be built
 */
export async function ensureBuilt(say = () => {}) {
  const state = buildState(root);
  if (state === 'current') return;
  if (!isWritable(root)) {
    if (state === 'incomplete')
      throw new Error('There is no complete build, and this folder cannot be written.');
    say('This folder cannot be written. Using the build that is in it, which is of other sources.');
    return;
  }
  const turn = await takeTurn('build', (pid) =>
    say(`Waiting for another build (process ${pid}) …`),
  );
  try {
    if (buildState(root) === 'current') return;
    say('Building the studio …');
    const { code, output } = await runNode('node_modules/vite/bin/vite.js', ['build'], { turn });
    if (code !== 0) throw new Error(`${output}\nThe build failed. See the output above.`);
  } finally {
    turn.end();
  }
}

/**
 * Returns whether dist/ is a complete build of the current sources, one of other sources, or neither.
 * @param {string} folder the project's
 * @returns {'current' | 'old' | 'incomplete'}
 */
export function buildState(folder) {
  const dist = join(folder, 'dist');
  if (damagedFiles(dist).length > 0) return 'incomplete';
  const record = join(dist, sumFile);
  const sum = existsSync(record) ? readFileSync(record, 'utf8') : undefined;
  return sum === sourceSum(folder) ? 'current' : 'old';
}

/** @param {string} folder the project's */
function isWritable(folder) {
  const dist = join(folder, 'dist');
  try {
    accessSync(existsSync(dist) ? dist : folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
