// npm run webkit: the main story in WebKit, Safari's engine, through Debian's webkit2gtk-driver (with xvfb). Not a
// part of npm test, because few machines have them. Prints each step, and leaves pictures in test-results/webkit.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './built.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './root.mjs';
import { stopOnSignals } from './run.mjs';
import { openSession } from './webDriver.mjs';

const binary = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
/** What has to be installed, and Debian's package of it. */
const needed = { [binary]: 'webkit2gtk-driver', '/usr/bin/xvfb-run': 'xvfb' };
const driverPort = 41761;
const pictures = join(root, 'test-results', 'webkit');
const policy = `apiVersion: audit.k8s.io/v1
kind: Policy
rules:
  # secrets never with bodies
  - level: Metadata # keep
    resources:
      - group: "" # core
        resources: ["secrets"]
  - level: None
`;
const half = '  - level: [';

const verdict = '//*[@role="status"][@aria-label="Verdict"]';
const row = '//*[@role="row"][*[@aria-label="kubectl get secret db-password -n prod -o yaml"]]';
const level = `${row}//*[@role="gridcell"][starts-with(@aria-label, "level")]`;
/** @param {string} name */
const button = (name) => `//button[@aria-label="${name}" or normalize-space()="${name}"]`;
/** @param {string} name */
const tab = (name) => `//*[@role="tab"][@aria-label="${name}" or normalize-space()="${name}"]`;
const detail = '//*[@role="tabpanel"]';

/** @type {[name: string, step: (page: import('./webDriver.mjs').Session) => Promise<void>][]} */
const story = [
  [
    'opens a saved policy',
    async (page) => {
      await page.open(`${address}robots.txt`);
      await page.run(
        `localStorage.setItem('auditorium.hint', 'dismissed');
        localStorage.setItem('auditorium.workspace', arguments[0]);`,
        JSON.stringify({ version: 1, text: policy, kubernetes: '1.37' }),
      );
      await page.open(address);
      await page.reads(verdict, /^Accepted/);
      await page.reads(level, 'Metadata');
    },
  ],
  [
    'says at once what is wrong with what is typed',
    async (page) => {
      await page.click('//*[contains(@class, "monaco-editor")]//*[contains(@class, "view-lines")]');
      await page.press('Control', 'End');
      await page.type(half);
      await page.reads(verdict, /^Rejected/);
      for (const _ of half) await page.press('Backspace');
      await page.reads(verdict, /^Accepted/);
    },
  ],
  [
    'changes a rule in the form, and shows the audit event',
    async (page) => {
      await page.click('//*[@role="listitem" or self::li][@aria-label="Rule 1"]//button');
      await page.click(
        '//label[.//input[@aria-label="RequestResponse" or @value="RequestResponse"]]',
      );
      await page.reads(level, 'RequestResponse');
      await page.click(row);
      await page.reads(detail, 'Matched by rule 1');
      await page.click(tab('Events'));
      await page.reads(detail, 'responseObject');
    },
  ],
  [
    'undoes it, and keeps the text over a reload',
    async (page) => {
      await page.click(button('Undo'));
      await page.reads(level, 'Metadata');
      await page.open(address);
      await page.reads(verdict, /^Accepted/);
      await page.reads('//section[@aria-label="YAML"]', 'secrets never with bodies');
    },
  ],
  [
    'offers templates, and shares',
    async (page) => {
      await page.click(button('Templates'));
      await page.reads('//*[@role="dialog" or self::dialog][@open or @role]', 'Kubernetes');
      await page.click(button('Close'));
      await page.click(button('Share'));
      await page.reads('//*[@role="dialog" or self::dialog][@open or @role]', /Copy/);
      await page.click(button('Close'));
    },
  ],
  [
    'has a pane at a time in a narrow window',
    async (page) => {
      await page.resize(420, 844);
      await page.click(button('Preview'));
      await page.reads(row, 'secret');
    },
  ],
];

stopOnSignals();
for (const [path, name] of Object.entries(needed)) {
  if (!existsSync(path)) throw new Error(`${path} is missing. Install ${name} with apt-get.`);
}
await ensureInstalled();
await ensureBuilt(console.log);
const { preview } = await import('vite');
const server = await preview({
  root,
  logLevel: 'warn',
  preview: { host: '127.0.0.1', port: 41763 },
});
const address = server.resolvedUrls?.local[0] ?? '';
const driver = spawn(
  'xvfb-run',
  ['-a', '-s', '-screen 0 1600x1000x24', 'WebKitWebDriver', `--port=${driverPort}`],
  { detached: true, stdio: 'ignore' },
);
try {
  mkdirSync(pictures, { recursive: true });
  const page = await openSession(`http://127.0.0.1:${driverPort}`, {
    'webkitgtk:browserOptions': { binary, args: ['--automation'] },
  });
  await page.resize(1440, 900);
  for (const [index, [name, step]] of story.entries()) {
    await step(page).finally(async () =>
      writeFileSync(join(pictures, `${index + 1}.png`), await page.picture()),
    );
    console.log(`✓ ${name}`);
  }
  await page.close();
} finally {
  if (driver.pid) process.kill(-driver.pid);
  await server.close();
}
