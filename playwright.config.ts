import { defineConfig, devices } from '@playwright/test';
import { chromiumArgs, findChromium } from './scripts/chromium.mjs';
import { findFirefox } from './scripts/firefox.mjs';

const address = 'http://127.0.0.1:41737';
const executablePath = await findChromium();
const firefox = findFirefox();
/** No page lives long enough for its scripts to be worth compiling: a tenth less work, and up to a fifth. */
const interpretOnly = '--js-flags=--no-opt --no-maglev --no-sparkplug';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: process.env['CI'] === 'true',
  retries: 0,
  workers: 2,
  // A test that hangs must end; a busy machine must not fail one. The bench measures speed.
  timeout: 120_000,
  globalTimeout: 40 * 60_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    baseURL: address,
    // A trace takes a third of the time: TRACE=1 npm run e2e -- preview, to see what a test did.
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    // It would answer for files that a test holds back; e2e/offline.spec.ts lets it in.
    serviceWorkers: 'block',
  },
  projects: [
    {
      name: 'chromium',
      use: {
        ...devices['Desktop Chrome'],
        launchOptions: {
          args: [...chromiumArgs, interpretOnly],
          ...(executablePath ? { executablePath } : {}),
        },
      },
    },
    // The second browser runs only what is tagged for it, where there is one.
    ...(firefox
      ? [{ name: 'firefox', grep: /@firefox/, use: { ...devices['Desktop Firefox'], ...firefox } }]
      : []),
  ],
  webServer: {
    command:
      'node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port 41737 --strictPort',
    url: address,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 2000 },
  },
});
