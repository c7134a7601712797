import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isInRange, rangeText } from './nodeVersion.mjs';
import { readJson, root } from './root.mjs';
import { run } from './run.mjs';
import { takeTurn } from './turns.mjs';

/**
 * Installs the locked packages when node_modules is missing or does not match package-lock.json.
 * Ends the process with a reason when this Node is not supported or npm fails.
 */
export async function ensureInstalled() {
  const { node } = readJson('package.json').engines;
  if (!isInRange(process.versions.node, node)) {
    fail(`Auditorium needs Node ${rangeText(node)}. This is Node ${process.versions.node}.`);
  }
  if (reasonToInstall() === undefined) return;
  const turn = await takeTurn('install', (pid) =>
    console.log(`Waiting for another installation (process ${pid}) …`),
  );
  const reason = reasonToInstall();
  if (reason !== undefined) await install(reason, turn);
  turn.end();
}

/**
 * @param {string} reason
 * @param {Awaited<ReturnType<typeof takeTurn>>} turn
 */
async function install(reason, turn) {
  console.log(`Installing packages (${reason}) …`);
  // npm writes to the terminal, because its own message matters when it fails (proxy, disk, permissions).
  // The page's libraries and the build tools are development dependencies. NODE_ENV=production and npm's
  // own omit setting would leave them out.
  const { code } = await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    show: true,
    turn,
  });
  if (code !== 0) fail('npm ci failed. See its output above.');
  const remaining = reasonToInstall();
  if (remaining !== undefined) fail(`npm ci finished, but ${remaining}.`);
}

/**
 * Compares npm's record of what it installed with the lock file. It compares contents, not times: a
 * checkout touches files, and an interrupted npm ci leaves a new node_modules without the record.
 * @returns {string | undefined} why an install is needed; undefined when it is not
 */
export function reasonToInstall() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return 'node_modules is missing or incomplete';
  const installed = readJson('node_modules/.package-lock.json').packages;
  for (const [path, wanted] of Object.entries(readJson('package-lock.json').packages)) {
    if (path === '' || wanted.optional || wanted.devOptional) continue;
    const have = installed[path];
    if (have?.version !== wanted.version || have?.integrity !== wanted.integrity) {
      return `${path.replace(/^.*node_modules\//, '')} ${wanted.version} is not installed`;
    }
  }
  return undefined;
}

/**
 * @param {string} reason
 * @returns {never}
 */
function fail(reason) {
  console.error(reason);
  process.exit(1);
}
