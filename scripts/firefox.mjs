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

/** A stock Firefox understands WebDriver BiDi, so Playwright's own build is not needed. */
const channel = 'moz-firefox';

/** No processes in reserve, and none for each site: starting them takes as long as the pages do. */
const firefoxUserPrefs = { 'dom.ipc.processPrelaunch.enabled': false, 'fission.autostart': false };

/**
 * Finds an installed Firefox, FIREFOX_PATH first, then the usual places, and how Playwright starts it.
 * @returns {{ channel: string, launchOptions: { executablePath: string, firefoxUserPrefs: Record<string, boolean> } } | undefined}
 */
export function findFirefox() {
  const executablePath = findBrowser(browser);
  return executablePath
    ? { channel, launchOptions: { executablePath, firefoxUserPrefs } }
    : undefined;
}

/**
 * Finds a Firefox that Playwright can control, or installs one with apt-get when root on Debian. Without
 * it, the tests run in Chromium only and say so.
 * @returns {Promise<{ path: string, version: string } | { problem: string }>}
 */
export async function ensureFirefox() {
  if (!findFirefox() && process.env[browser.variable] === undefined) await installWithApt(browser);
  const found = findFirefox();
  if (!found) return { problem: 'none found. Install firefox-esr or set FIREFOX_PATH' };
  const path = found.launchOptions.executablePath;
  const result = await versionOf(path);
  if ('problem' in result) return result;
  const failure = await failureToStart(found);
  return failure
    ? { problem: `Playwright cannot control ${path}: ${failure}` }
    : { path, ...result };
}

/**
 * Opens a page once. Firefox's protocol changes between releases, and one clear message is better than two
 * dozen failed tests.
 * @param {NonNullable<ReturnType<typeof findFirefox>>} found
 * @returns {Promise<string | undefined>} the first line of the error; undefined when it works
 */
async function failureToStart({ launchOptions }) {
  const { firefox } = await import('playwright');
  try {
    const opened = await firefox.launch({ ...launchOptions, channel, timeout: 60_000 });
    await opened.newPage({ colorScheme: 'dark' }).finally(() => opened.close());
    return undefined;
  } catch (error) {
    return String(error).split('\n')[0];
  }
}
