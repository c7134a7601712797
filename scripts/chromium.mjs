import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];
const macBrowsers = ['Chromium', 'Google Chrome', 'Microsoft Edge'];
const windowsBrowsers = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
];

/** What Chromium is started with everywhere: no sandbox because CI runs as root, no traffic of its own. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * Looks for a Chromium: CHROMIUM_PATH, the one Playwright installed, then the usual places.
 * @returns {Promise<string | undefined>} path of the program
 */
export async function findChromium() {
  if (process.env['CHROMIUM_PATH']) return process.env['CHROMIUM_PATH'];
  const { chromium } = await import('playwright');
  return [chromium.executablePath(), ...usualPlaces()].find(isProgram);
}

/**
 * Finds a Chromium or installs one: with apt-get as root on Debian, else with Playwright.
 * @returns {Promise<string>} path of the program
 * @throws {Error} that says what to do, when there is none to be had
 */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return await checked(found);
  for (const install of [installWithApt, installWithPlaywright]) {
    await install();
    const installed = await findChromium();
    if (installed) return await checked(installed);
  }
  throw new Error(
    'No Chromium found for the browser tests. Install Chromium or Chrome, or run\n' +
      '  npx playwright install --with-deps chromium\n' +
      'or set CHROMIUM_PATH to the program, then run npm test again.',
  );
}

/** Every place a Chromium usually is on this system, there or not. */
function usualPlaces() {
  if (process.platform === 'darwin') {
    return macBrowsers.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform === 'win32') {
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) =>
      windowsBrowsers.map((browser) => join(process.env[name] ?? '', browser)),
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
 * A program that is there may still not start (a snap stub, missing libraries).
 * @param {string} path
 */
async function checked(path) {
  // Chrome on Windows opens a window for --version instead of answering.
  if (process.platform === 'win32') return path;
  const { code, output } = await run(path, ['--version'], { timeoutMs: 60_000 });
  if (code === 0) return path;
  throw new Error(
    `${path} does not start:\n${output}\nMend it, or set CHROMIUM_PATH to another Chromium.`,
  );
}

async function installWithApt() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log('Installing Chromium with apt-get …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env });
  const { code, output } = await run(
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', 'chromium'],
    { env },
  );
  if (code !== 0) console.log(output);
}

async function installWithPlaywright() {
  console.log('Installing Chromium with Playwright …');
  const { code, output } = await run('npx', ['playwright', 'install', 'chromium']);
  if (code !== 0) console.log(output);
}
