import { findBrowser, installWithApt, versionOf } from './browser.mjs';
import { run } from './run.mjs';

/** @type {import('./browser.mjs').Browser} */
const chromium = {
  name: 'Chromium',
  variable: 'CHROMIUM_PATH',
  commands: [
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
  aptPackage: 'chromium',
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
 * Finds a Chromium or installs one: with apt-get as root on Debian, else with Playwright.
 * @returns {Promise<string>} path of the program
 * @throws {Error} that says what to do, when there is none to be had
 */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return await checked(found);
  for (const install of [() => installWithApt(chromium), installWithPlaywright]) {
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
