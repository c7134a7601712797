import { findBrowser, installWithApt, versionOf } from './browser.mjs';

/** @type {import('./browser.mjs').Browser} */
const browser = {
  name: 'Firefox ESR',
  variable: 'FIREFOX_PATH',
  commands: ['firefox-esr', 'firefox'],
  macApps: ['Firefox.app/Contents/MacOS/firefox'],
  windowsPrograms: ['Mozilla Firefox\\firefox.exe'],
  aptPackage: 'firefox-esr',
};

/** A Firefox as it is shipped speaks WebDriver BiDi; Playwright's own build is not needed. */
const channel = 'moz-firefox';

/**
 * How Playwright starts a Firefox that is there: FIREFOX_PATH, then the usual places.
 * @returns {{ channel: string, launchOptions: { executablePath: string } } | undefined}
 */
export function findFirefox() {
  const executablePath = findBrowser(browser);
  return executablePath ? { channel, launchOptions: { executablePath } } : undefined;
}

/**
 * Finds a Firefox that can be driven, or installs one with apt-get as root on Debian. It is the second
 * browser: without it the tests run in Chromium alone, and say so.
 * @returns {Promise<{ path: string, version: string } | { problem: string }>}
 */
export async function ensureFirefox() {
  if (!findFirefox() && process.env[browser.variable] === undefined) await installWithApt(browser);
  const found = findFirefox();
  if (!found) return { problem: 'none found (install firefox-esr, or set FIREFOX_PATH)' };
  const path = found.launchOptions.executablePath;
  const answer = await versionOf(path);
  if ('problem' in answer) return answer;
  const refusal = await refusalToBeDriven(found);
  return refusal ? { problem: `${path} cannot be driven: ${refusal}` } : { path, ...answer };
}

/**
 * Its protocol changes from release to release: better to know before two dozen tests fail.
 * @param {NonNullable<ReturnType<typeof findFirefox>>} found
 * @returns {Promise<string | undefined>} the first line of what went wrong
 */
async function refusalToBeDriven({ launchOptions }) {
  const { firefox } = await import('playwright');
  try {
    const opened = await firefox.launch({ ...launchOptions, channel, timeout: 60_000 });
    await opened.newPage({ colorScheme: 'dark' }).finally(() => opened.close());
    return undefined;
  } catch (error) {
    return String(error).split('\n')[0];
  }
}
