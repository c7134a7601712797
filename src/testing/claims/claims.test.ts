import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import type { Part } from './examine';
import { examineMany } from './run';
import { worldClaims } from './worldClaims';

/** More on demand: CLAIM_POLICIES=20000 CLAIM_SEED=7 npm run unit -- src/testing/claims */
const policies = Number(process.env['CLAIM_POLICIES'] ?? 40);
/** CLAIM_PARTS=findings,sentences leaves out fixes, which take most of the time. */
const parts = process.env['CLAIM_PARTS']?.split(',') as readonly Part[] | undefined;
const seed = Number(process.env['CLAIM_SEED'] ?? 1);

test('what we say about drawn policies is what the evaluator does', { timeout: 3_600_000 }, () => {
  const { untrue, times, ...counts } = examineMany(seed, policies, [], parts);
  const shown = untrue.map(
    (each) => `seed ${each.seed}, Kubernetes ${each.kubernetes}: ${each.wrong}\n${each.text}`,
  );
  if (process.env['CLAIM_POLICIES'])
    process.stdout.write(inspect({ counts, times, cpu: process.cpuUsage() }));
  expect(shown.join('\n')).toBe('');
  expect(counts.findings).toBeGreaterThan(policies);
});

/** More on demand: CLAIM_WORLDS=200 */
const worlds = Number(process.env['CLAIM_WORLDS'] ?? 4);

test('what we say is true of every request of small worlds', { timeout: 3_600_000 }, () => {
  const { untrue, ...counts } = worldClaims(seed, worlds, 8);
  if (process.env['CLAIM_WORLDS']) process.stdout.write(inspect({ counts }));
  expect(untrue.join('\n')).toBe('');
  expect(counts.findings).toBeGreaterThan(worlds);
});
