import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

/**
 * What there is to know about a browser that the tests use.
 * @typedef {object} Browser
 * @property {string} name
 * @property {string} variable names its program; set but empty it means that there is none
 * @property {string[]} commands what it is called on the path
 * @property {string[]} macApps
 * @property {string[]} windowsPrograms below the folders for programs
 * @property {string} aptPackage
 */

/**
 * Looks for a browser: its variable, then the places given, then the usual ones.
 * @param {Browser} browser
 * @param {string[]} [first] paths, there or not
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
 * Installs a browser's package as root on Debian; elsewhere does nothing.
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
 * A program that is there may still not start (a snap stub, missing libraries).
 * @param {string} path
 * @returns {Promise<{ version: string } | { problem: string }>} its own words either way
 */
export async function versionOf(path) {
  // On Windows a browser opens a window for --version instead of answering.
  if (process.platform === 'win32') return { version: '' };
  const { code, output } = await run(path, ['--version'], { timeoutMs: 60_000 });
  const said = output.trim();
  return code === 0 ? { version: said } : { problem: `${path} does not start:\n${said}` };
}
