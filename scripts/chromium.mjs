import { findBrowser, installWithApt, versionOf } from './browser.mjs';
import { run } from './run.mjs';

/** Chromium without a window: the same engine, in two thirds of the time. */
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
  const { chromium: own } = await import('playwright');
  return findBrowser(chromium, [own.executablePath()]);
}

/**
 * A Chromium as people use it, for measuring: frames and compositing are those of a window.
 * @returns {Promise<string>} path of the program; of the one for tests when there is no other
 */
export async function chromiumToMeasure() {
  const commands = chromium.commands.filter((name) => name !== shell);
  return findBrowser({ ...chromium, commands }) ?? (await ensureChromium());
}

/**
 * Finds a Chromium or installs one: with apt-get as root on Debian, else with Playwright.
 * @returns {Promise<string>} path of the program
 * @throws {Error} that says what to do, when there is none to be had
 */
export async function ensureChromium() {
  // Another Chromium does as well: then the tests take half as long again.
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
  const answer = await versionOf(path);
  if ('version' in answer) return path;
  throw new Error(`${answer.problem}\nMend it, or set CHROMIUM_PATH to another Chromium.`);
}

async function installWithPlaywright() {
  console.log('Installing Chromium with Playwright …');
  const { code, output } = await run('npx', ['playwright', 'install', 'chromium']);
  if (code !== 0) console.log(output);
}
