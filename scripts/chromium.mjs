import { findBrowser, installWithApt, versionOf } from './browser.mjs';
import { run } from './run.mjs';

/** Chromium without a window: the same engine, but the tests take a third less time. */
const shell = 'chromium-headless-shell';

/** @type {import('./browser.mjs').Browser} */
const chromium = {
  name: 'Chromium',
  variable: 'CHROMIUM_PATH',
  commands: [
    shell,
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
  ],
  macApps: ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
    (name) => `${name}.app/Contents/MacOS/${name}`,
  ),
  windowsPrograms: ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe'],
  aptPackage: shell,
};

/** Chromium's arguments everywhere: no sandbox, because CI runs as root, and no network traffic of its own. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** One process for all pages of a context: what it has compiled for a page, the next one need not compile. */
export const oneProcess = '--renderer-process-limit=1';

/**
 * Finds a Chromium: CHROMIUM_PATH, the one that Playwright installed, then the usual places.
 * @returns {Promise<string | undefined>} path of the program
 */
export async function findChromium() {
  const { chromium: own } = await import('playwright');
  return findBrowser(chromium, [own.executablePath()]);
}

/**
 * Finds a Chromium with windows, for measuring: it paints and composites as users see it.
 * @returns {Promise<string>} path of the program; if there is none, of the one for tests
 */
export async function chromiumToMeasure() {
  const commands = chromium.commands.filter((name) => name !== shell);
  return findBrowser({ ...chromium, commands }) ?? (await ensureChromium());
}

/**
 * Finds a Chromium or installs one: with apt-get when root on Debian, otherwise with Playwright.
 * @returns {Promise<string>} path of the program
 * @throws {Error} that says what to do, if none can be found or installed
 */
export async function ensureChromium() {
  // Any other Chromium works too, but the tests take half as long again.
  const hasShell = findBrowser({ ...chromium, commands: [shell] }) !== undefined;
  if (!hasShell) await installWithApt(chromium);
  const found = await findChromium();
  if (found) return await checked(found);
  await installWithPlaywright();
  const installed = await findChromium();
  if (installed) return await checked(installed);
  throw new Error(
    'No Chromium found for the browser tests. Install Chromium or Chrome, or run\n' +
      '  npx playwright install --with-deps chromium\n' +
      'or set CHROMIUM_PATH to the program, then run npm test again.',
  );
}

/** @param {string} path */
async function checked(path) {
  const result = await versionOf(path);
  if ('version' in result) return path;
  throw new Error(`${result.problem}\nRepair it, or set CHROMIUM_PATH to another Chromium.`);
}

async function installWithPlaywright() {
  console.log('Installing Chromium with Playwright …');
  const { code, output } = await run('npx', ['playwright', 'install', 'chromium']);
  if (code !== 0) console.log(output);
}
