import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ensureChromium } from './chromium.mjs';
import { ensureFirefox } from './firefox.mjs';
import { newest, prepareLightOracle } from './oracle.mjs';
import { cacheFolder } from './root.mjs';
import { runNode } from './run.mjs';

/**
 * @typedef {object} Result
 * @property {number} passed tests that passed; a check without tests of its own counts as one
 * @property {number} failed
 * @property {string} summary a few words for the step's line
 * @property {string} output everything the tool printed; shown if something failed
 * @property {boolean} [skipped] it cannot run on this machine; the summary says why
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {string} [needs] a step that must pass first
 * @property {() => void} [prepare] starts slow work that continues beside the earlier steps
 * @property {boolean} [beside] it keeps one core busy at most: such steps run one after the other, beside the rest
 * @property {() => Promise<Result>} run
 */

const minutes = 60_000;

/** The steps of npm test, in order. @type {Step[]} */
export const steps = [
  check('format', 'node_modules/oxfmt/bin/oxfmt', ['--check']),
  check('lint', 'node_modules/oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']),
  check('types', 'node_modules/ts7/bin/tsc', ['-b']),
  { ...check('layers', 'scripts/layers.mjs', []), beside: true },
  { name: 'unit', run: () => runVitest('unit', 'src') },
  { name: 'conformance', run: () => runVitest('conformance', 'conformance') },
  { ...check('build', 'node_modules/vite/bin/vite.js', ['build']), beside: true },
  { ...check('package', 'scripts/package.mjs', []), beside: true },
  { ...check('budgets', 'scripts/budgets.mjs', []), needs: 'build', beside: true },
  { ...check('notices', 'scripts/notices.mjs', ['--check']), needs: 'build', beside: true },
  { name: 'e2e', needs: 'build', prepare: prepareBrowsers, run: runPlaywright },
  { name: 'differential', beside: true, prepare: prepareDifferential, run: runDifferential },
];

/**
 * A tool that passes or fails as a whole.
 * @param {string} name
 * @param {string} script
 * @param {string[]} args
 * @returns {Step}
 */
function check(name, script, args) {
  return {
    name,
    run: async () => {
      const { code, output } = await runNode(script, args, { timeoutMs: 10 * minutes });
      return {
        passed: code === 0 ? 1 : 0,
        failed: code === 0 ? 0 : 1,
        summary: code === 0 ? lastLine(output) : `exit code ${code}`,
        output,
      };
    },
  };
}

/**
 * @param {string} name
 * @param {string} folder only test files under it
 * @returns {Promise<Result>}
 */
async function runVitest(name, folder) {
  const report = freshReport(name);
  const { code, output } = await runNode(
    'node_modules/vitest/vitest.mjs',
    ['run', `${folder}/`, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    // React has no act() in production, whatever the caller's environment says.
    { timeoutMs: 20 * minutes, env: { NODE_ENV: 'test' } },
  );
  const counts = readReport(report);
  return counted(code, output, counts?.numPassedTests ?? 0, counts?.numFailedTests ?? 0);
}

/** @type {Promise<[string, Awaited<ReturnType<typeof ensureFirefox>>]> | undefined} */
let browsers;

/** Installing browsers can take as long as all the earlier steps. */
function prepareBrowsers() {
  browsers ??= ensureChromium().then(async (path) => [path, await ensureFirefox()]);
  // The step reports the error.
  browsers.catch(() => {});
}

/**
 * Runs all tests in Chromium, and those tagged @firefox in Firefox too. Without a Firefox that Playwright
 * can control, the summary says why.
 * @returns {Promise<Result>}
 */
async function runPlaywright() {
  const report = freshReport('e2e');
  prepareBrowsers();
  const [chromium, firefox] = (await browsers) ?? ['', { problem: 'not searched for' }];
  const { code, output } = await runNode(
    'node_modules/@playwright/test/cli.js',
    ['test', '--reporter=line,json'],
    {
      timeoutMs: 40 * minutes,
      env: {
        CHROMIUM_PATH: chromium,
        FIREFOX_PATH: 'path' in firefox ? firefox.path : '',
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      },
    },
  );
  const read = readReport(report);
  const failed = (read?.stats.unexpected ?? 0) + (read?.stats.flaky ?? 0);
  const result = counted(code, output, read?.stats.expected ?? 0, failed);
  const second =
    'path' in firefox
      ? `${firefox.version}: ${countAndTime(read?.suites ?? [], 'firefox')}`
      : `Firefox skipped: ${firefox.problem}`;
  return { ...result, summary: `${result.summary}; ${second}` };
}

/**
 * @typedef {{ projectName: string, results: { duration: number }[] }} Tried
 * @typedef {{ suites?: Suite[], specs?: { tests: Tried[] }[] }} Suite of Playwright's JSON report
 * @param {Suite[]} suites
 * @param {string} project
 * @returns {string} how many of its tests ran, and how long they took in total
 */
function countAndTime(suites, project) {
  /** @type {(suite: Suite) => Tried[]} */
  const triedIn = ({ suites = [], specs = [] }) => [
    ...specs.flatMap(({ tests }) => tests),
    ...suites.flatMap(triedIn),
  ];
  const tried = suites.flatMap(triedIn).filter(({ projectName }) => projectName === project);
  const spent = tried.flatMap(({ results }) => results.map(({ duration }) => duration));
  const seconds = spent.reduce((sum, duration) => sum + duration, 0) / 1000;
  return `${tried.length} tests, ${seconds.toFixed(0)} s`;
}

/** @type {ReturnType<typeof prepareLightOracle> | undefined} */
let oracle;

/** Go compiles for minutes the first time. */
function prepareDifferential() {
  oracle ??= prepareLightOracle(6 * minutes);
}

/**
 * Runs new random cases through kube-apiserver's own code and ours. Skipped without Go or without access
 * to its modules.
 * @returns {Promise<Result>}
 */
async function runDifferential() {
  prepareDifferential();
  const ready = await oracle;
  if (!ready || 'problem' in ready) {
    return {
      passed: 0,
      failed: ready?.fails ? 1 : 0,
      skipped: !ready?.fails,
      summary: ready?.problem ?? '',
      output: ready?.problem ?? '',
    };
  }
  const { code, output } = await runNode(
    'scripts/conformance.mjs',
    ['run', '--light', '--cases', '20000', '--kubernetes', newest],
    { timeoutMs: 10 * minutes },
  );
  const cases = [...output.matchAll(/(\d+) cases, 0 differences/g)].map(([, count]) =>
    Number(count),
  );
  const compared = cases.reduce((sum, count) => sum + count, 0);
  const passed = code === 0 ? 1 : 0;
  const seed = /^seed \d+$/m.exec(output)?.[0] ?? '';
  const summary = `${compared} new cases match k8s.io/apiserver ${ready.apiserver} (${seed})`;
  return { passed, failed: 1 - passed, summary: passed ? summary : 'differences', output };
}

/**
 * The result of a test runner. A runner can fail without a failed test (a file that does not load, no tests
 * at all); that counts as one failure.
 * @param {number} code
 * @param {string} output
 * @param {number} passed
 * @param {number} failedTests
 * @returns {Result}
 */
function counted(code, output, passed, failedTests) {
  const failed = code !== 0 || passed === 0 ? Math.max(failedTests, 1) : failedTests;
  const summary = `${passed} passed` + (failed > 0 ? `, ${failed} failed` : '');
  return { passed, failed, summary, output };
}

/** @param {string} name */
function freshReport(name) {
  mkdirSync(cacheFolder, { recursive: true });
  const path = join(cacheFolder, `${name}-report.json`);
  rmSync(path, { force: true });
  return path;
}

/**
 * @param {string} path
 * @returns {any} undefined if the runner wrote none
 */
function readReport(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

/** @param {string} output */
function lastLine(output) {
  return stripVTControlCharacters(output).trim().split('\n').at(-1) || 'ok';
}
