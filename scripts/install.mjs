import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, root } from './root.mjs';
import { run } from './run.mjs';

/**
 * Installs the locked packages when node_modules is missing or does not match package-lock.json.
 * Ends the process with a reason when this Node is too old or npm fails.
 */
export async function ensureInstalled() {
  const wanted = readJson('package.json').engines.node.replace(/^>=/, '');
  if (!isAtLeast(process.versions.node, wanted)) {
    fail(`Auditorium needs Node ${wanted} or newer; this is Node ${process.versions.node}.`);
  }
  const reason = reasonToInstall();
  if (reason === undefined) return;
  console.log(`Installing packages (${reason}) …`);
  // npm writes to the terminal, because its own message matters when it fails (proxy, disk, permissions).
  // The page's libraries and the build tools are development dependencies. NODE_ENV=production and npm's
  // own omit setting would leave them out.
  const { code } = await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    show: true,
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
 * @param {string} version e.g. "20.20.2"
 * @param {string} wanted e.g. "20.19"
 */
function isAtLeast(version, wanted) {
  const have = version.split('.').map(Number);
  for (const [index, part] of wanted.split('.').map(Number).entries()) {
    const difference = (have[index] ?? 0) - part;
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/**
 * @param {string} reason
 * @returns {never}
 */
function fail(reason) {
  console.error(reason);
  process.exit(1);
}
