import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

/**
 * A browser that the tests use, and where to find it.
 * @typedef {object} Browser
 * @property {string} name
 * @property {string} variable environment variable with the path of its program; empty means none
 * @property {string[]} commands names of its program in PATH
 * @property {string[]} macApps
 * @property {string[]} windowsPrograms relative to the program folders
 * @property {string} aptPackage
 */

/**
 * Finds a browser: its variable, then the given paths, then the usual places.
 * @param {Browser} browser
 * @param {string[]} [first] paths that may not exist
 * @returns {string | undefined} path of the program
 */
export function findBrowser(browser, first = []) {
  const named = process.env[browser.variable];
  if (named !== undefined) return named || undefined;
  return [...first, ...usualPlaces(browser)].find(isProgram);
}

/** @param {Browser} browser */
function usualPlaces({ commands, macApps, windowsPrograms }) {
  if (process.platform === 'darwin') {
    return macApps.map((path) => `/Applications/${path}`);
  }
  if (process.platform === 'win32') {
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) =>
      windowsPrograms.map((program) => join(process.env[name] ?? '', program)),
    );
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return commands.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Installs a browser's package when running as root on Debian. Does nothing elsewhere.
 * @param {Browser} browser
 */
export async function installWithApt({ name, aptPackage }) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log(`Installing ${name} with apt-get …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env });
  const { code, output } = await run(
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', aptPackage],
    { env },
  );
  if (code !== 0) console.log(output);
}

/**
 * Starts a browser to get its version. A program that exists may still not start (snap stub, missing
 * libraries).
 * @param {string} path
 * @returns {Promise<{ version: string } | { problem: string }>} its output in either case
 */
export async function versionOf(path) {
  // On Windows, browsers open a window for --version instead of printing it.
  if (process.platform === 'win32') return { version: '' };
  const { code, output } = await run(path, ['--version'], { timeoutMs: 60_000 });
  const printed = output.trim();
  return code === 0 ? { version: printed } : { problem: `${path} does not start:\n${printed}` };
}
