// npm test: runs every check, cheapest first. `npm test -- unit e2e` runs only those steps.
import { performance } from 'node:perf_hooks';
import { ensureInstalled } from './install.mjs';
import { stopOnSignals } from './run.mjs';
import { steps } from './steps.mjs';

const total = { passed: 0, failed: 0 };
/** @type {Set<string>} */
const failedSteps = new Set();

// Always the last line. A run that was stopped or could not start counts as one failure.
process.on('exit', (code) => {
  const failed = code === 0 ? total.failed : Math.max(total.failed, 1);
  console.log(`\n${total.passed} passed, ${failed} failed`);
});
stopOnSignals(() => console.log('\nStopped.'));
await ensureInstalled();

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(
    `Unknown step: ${unknown.join(', ')}. The steps are ${steps.map((s) => s.name).join(', ')}.`,
  );
  process.exit(2);
}

const chosen = steps.filter((step) => asked.length === 0 || asked.includes(step.name));
for (const step of chosen) step.prepare?.();

/** @type {Map<string, ReturnType<typeof timed>>} */
const beside = new Map();
/** @type {Promise<unknown>} */
let before = Promise.resolve();
for (const step of chosen.filter((other) => other.beside)) {
  const outcome = before.then(() => timed(step));
  beside.set(step.name, outcome);
  before = outcome;
}

for (const step of chosen) {
  const { result, seconds } = await (beside.get(step.name) ?? timed(step));
  total.passed += result.passed;
  total.failed += result.failed;
  if (result.skipped) {
    console.log(`– ${step.name}: skipped, ${result.summary}`);
  } else if (result.failed > 0) {
    console.log(`\n${result.output.trim()}\n`);
    console.log(`✗ ${step.name}: ${result.summary || 'failed'} (${seconds} s)`);
  } else {
    console.log(`✓ ${step.name}: ${result.summary} (${seconds} s)`);
  }
}

/**
 * Runs a step, unless the step that it needs has failed.
 * @param {import('./steps.mjs').Step} step
 */
async function timed(step) {
  const start = performance.now();
  const result =
    step.needs && failedSteps.has(step.needs)
      ? failure(`not run, ${step.needs} failed`)
      : await step.run().catch((error) => failure(error instanceof Error ? error.message : error));
  if (result.failed > 0) failedSteps.add(step.name);
  return { result, seconds: ((performance.now() - start) / 1000).toFixed(1) };
}

/**
 * @param {unknown} reason
 * @returns {import('./steps.mjs').Result}
 */
function failure(reason) {
  return { passed: 0, failed: 1, output: String(reason), summary: '' };
}

if (failedSteps.size > 0) console.log(`\nFailed: ${[...failedSteps].join(', ')}`);
process.exitCode = total.failed > 0 ? 1 : 0;
