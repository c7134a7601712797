import { defineConfig, devices } from '@playwright/test';
import { chromiumArgs, findChromium, oneProcess } from './scripts/chromium.mjs';
import { findFirefox } from './scripts/firefox.mjs';

const address = 'http://127.0.0.1:41737';
const executablePath = await findChromium();
const firefox = findFirefox();
/**
 * Pages close before optimizing their scripts pays off. Without streaming, scripts that an earlier page has
 * compiled are not parsed again.
 */
const forShortPages = '--js-flags=--no-opt --no-maglev --no-script-streaming';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: process.env['CI'] === 'true',
  retries: 0,
  workers: 2,
  // A test that hangs must end; a busy machine must not fail one. The bench measures speed.
  timeout: 180_000,
  globalTimeout: 40 * 60_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    baseURL: address,
    // Traces take a third of the time. To see what a test did: TRACE=1 npm run e2e -- preview
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    // A service worker would serve files that a test blocks. e2e/offline.spec.ts allows it.
    serviceWorkers: 'block',
  },
  projects: [
    // The second browser, if there is one, runs only the tests tagged @firefox. Starting it takes as long as a
    // test, so one worker starts it, while the other begins with the first browser.
    ...(firefox
      ? [
          {
            name: 'firefox',
            grep: /@firefox/,
            workers: 1,
            use: { ...devices['Desktop Firefox'], ...firefox },
          },
        ]
      : []),
    {
      name: 'chromium',
      use: {
        ...devices['Desktop Chrome'],
        launchOptions: {
          args: [...chromiumArgs, forShortPages, oneProcess],
          ...(executablePath ? { executablePath } : {}),
        },
      },
    },
  ],
  webServer: {
    command:
      'node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port 41737 --strictPort',
    url: address,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 2000 },
  },
});
