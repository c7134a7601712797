import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, root } from './root.mjs';
import { run } from './run.mjs';

const oracleFolder = join(root, 'conformance', 'oracle');
/** The minor whose modules stand in go.mod; the others have a go-1.NN.mod. */
export const newest = '1.37';
export const minors = ['1.31', '1.32', '1.33', '1.34', '1.35', '1.36', newest];

/** @returns {Promise<boolean>} whether there is a Go to build the oracle with */
export async function hasGo() {
  return (await run('go', ['version'])).code === 0;
}

/**
 * Builds the oracle of one Kubernetes minor; quick when Go has built it before.
 * @param {string} minor e.g. "1.36"
 * @param {number} [timeoutMs]
 * @returns {Promise<{ path: string, apiserver: string } | { problem: string }>}
 */
export async function buildOracle(minor, timeoutMs) {
  const folder = join(cacheFolder, 'oracle');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `oracle-${minor}`);
  const modFile = join(oracleFolder, minor === newest ? 'go.mod' : `go-${minor}.mod`);
  if (!existsSync(modFile)) return { problem: `there is no ${modFile}` };
  const { code, output } = await run(
    'go',
    ['-C', oracleFolder, 'build', `-modfile=${modFile}`, '-tags', tagsOf(minor), '-o', path, '.'],
    { env: { GOFLAGS: '', GOWORK: 'off' }, ...(timeoutMs && { timeoutMs }) },
  );
  if (code !== 0) return { problem: output.trim() };
  return { path, apiserver: (await run(path, ['version'])).output.trim() };
}

/**
 * Which versions the sources may count on, e.g. "since_1_32,since_1_33".
 * @param {string} minor
 */
function tagsOf(minor) {
  return minors
    .slice(1, minors.indexOf(minor) + 1)
    .map((each) => `since_${each.replace('.', '_')}`)
    .join();
}
