import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, root } from './root.mjs';
import { run } from './run.mjs';

const oracleFolder = join(root, 'conformance', 'oracle');
/** The minor version whose modules are in go.mod; the others have a go-1.NN.mod. */
export const newest = '1.37';
/** The exit code of run() after a timeout. */
const timedOut = 124;
export const minors = ['1.31', '1.32', '1.33', '1.34', '1.35', '1.36', newest];

/** @returns {Promise<boolean>} whether Go is installed */
export async function hasGo() {
  return (await run('go', ['version'])).code === 0;
}

/**
 * @typedef {{ path: string, apiserver: string }} Built
 *   path of the oracle, and its version of k8s.io/apiserver
 */

/**
 * Builds the light oracle of the newest minor version at low priority, beside other work. `fails` distinguishes
 * an oracle that does not compile, which is a failure, from one that cannot be built on this machine.
 * @param {number} timeoutMs for downloading and for building, each
 * @returns {Promise<Built | { problem: string, fails?: boolean }>}
 */
export async function prepareLightOracle(timeoutMs) {
  if (!(await hasGo())) return { problem: 'Go is not installed' };
  const fetched = await go(oracleFolder, ['mod', 'download', `-modfile=${modFileOf(newest)}`], {
    timeoutMs,
  });
  if (fetched.code !== 0)
    return { problem: `Go cannot download modules: ${lastLine(fetched.output)}` };
  const built = await buildOracle(newest, { isLight: true, timeoutMs });
  if (!('problem' in built)) return built;
  if (built.code === timedOut) return { problem: 'Go did not build the oracle in time' };
  return { problem: built.problem, fails: true };
}

/**
 * Builds the oracle for one Kubernetes minor version. Fast if Go has built it before.
 * @param {string} minor e.g. "1.36"
 * @param {{ isLight?: boolean, timeoutMs?: number }} [options] a light oracle (chain_light.go) builds faster; only
 *   of the newest minor version
 * @returns {Promise<Built | { problem: string, code: number }>}
 */
export async function buildOracle(minor, { isLight = false, timeoutMs } = {}) {
  const folder = join(cacheFolder, 'oracle');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `oracle-${minor}${isLight ? '-light' : ''}`);
  const tags = isLight ? ['-tags', 'light'] : [];
  const { code, output } = await go(
    oracleFolder,
    ['build', `-modfile=${modFileOf(minor)}`, ...tags, '-o', path, '.'],
    { timeoutMs },
  );
  if (code !== 0) return { problem: output.trim(), code };
  return { path, apiserver: (await run(path, ['version'])).output.trim() };
}

/** @param {string} minor @returns {string} the name of its mod file */
export function modFileOf(minor) {
  return minor === newest ? 'go.mod' : `go-${minor}.mod`;
}

/**
 * Runs Go in a folder, at the lowest priority.
 * @param {string} folder
 * @param {string[]} args
 * @param {{ timeoutMs?: number | undefined, env?: Record<string, string> }} [options]
 */
export function go(folder, args, { timeoutMs, env = {} } = {}) {
  const command = ['go', '-C', folder, ...args];
  const [program = '', ...rest] =
    process.platform === 'win32' ? command : ['nice', '-n', '19', ...command];
  return run(program, rest, {
    env: { GOFLAGS: '', GOWORK: 'off', ...env },
    ...(timeoutMs && { timeoutMs }),
  });
}

/** On one core, because these programs are large, and without C. */
export const onOneCore = { env: { GOMAXPROCS: '1', CGO_ENABLED: '0' } };

/** @param {string} output */
function lastLine(output) {
  return output.trim().split('\n').at(-1) ?? '';
}
