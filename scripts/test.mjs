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
for (const step of chosen) {
  if (step.needs && failedSteps.has(step.needs)) {
    failedSteps.add(step.name);
    total.failed += 1;
    console.log(`✗ ${step.name}: not run, ${step.needs} failed`);
    continue;
  }
  const start = performance.now();
  const result = await step.run().catch((error) => ({
    passed: 0,
    failed: 1,
    output: error instanceof Error ? error.message : String(error),
    summary: '',
    skipped: false,
  }));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  total.passed += result.passed;
  total.failed += result.failed;
  if (result.skipped) {
    console.log(`– ${step.name}: skipped, ${result.summary}`);
  } else if (result.failed > 0) {
    failedSteps.add(step.name);
    console.log(`\n${result.output.trim()}\n`);
    console.log(`✗ ${step.name}: ${result.summary || 'failed'} (${seconds} s)`);
  } else {
    console.log(`✓ ${step.name}: ${result.summary} (${seconds} s)`);
  }
}

if (failedSteps.size > 0) console.log(`\nFailed: ${[...failedSteps].join(', ')}`);
process.exitCode = total.failed > 0 ? 1 : 0;
