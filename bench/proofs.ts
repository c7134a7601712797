import { difference } from '../src/proofs/difference';
import { describedDifference } from '../src/proofs/differenceSets';
import { simplify } from '../src/proofs/simplify/simplify';
import { reachability } from '../src/proofs/reachability';
import { ruleIndex } from '../src/proofs/ruleIndex';
import { idleValuesInSteps } from '../src/proofs/valueEffects';
import { resultOf } from '../src/audit/steps';
import type { Policy } from '../src/audit/types';
import { densePolicy } from './densePolicy';
import { benchHostileProofs } from './hostileProofs';
import { policyOf } from './policies';
import type { Row } from './row';
import { policiesToSimplify } from './toSimplify';

const rounds = 15;

/** Measures how long the answer for all rules of a policy takes: the least of several rounds, each with a new policy. */
export function* benchProofs(): Generator<Row> {
  const policies: [what: string, make: () => Policy, most: number][] = [
    ['reachability, 200 rules', () => policyOf(200), 30],
    ['reachability, 200 rules about the same things', () => densePolicy(200, 9), 30],
    ['reachability, 1,000 rules', () => policyOf(1000), 1000],
    ['reachability, 1,000 rules about the same things', () => densePolicy(1000, 9), 1000],
  ];
  for (const [what, make, most] of policies) {
    yield row(what, least(make, reachability), most);
  }
  for (const [what, make, most] of valuesOf) {
    yield row(`values without effect, ${what}`, least(make, idleValues), most);
  }
  for (const [what, make, most = 100] of differences) {
    yield row(
      `difference, ${what}`,
      least(make, ([before, after]) => difference(before, after), most > 100 ? 3 : rounds),
      most,
    );
  }
  yield row(
    'difference in words, 1,000 rules about the same things, two policies',
    least(
      () => [densePolicy(1000, 9), densePolicy(1000, 10)] as const,
      ([before, after]) => describedDifference(before, after),
      1,
    ),
    5000,
  );
  for (const [what, make, most] of policiesToSimplify) {
    yield row(`simplify, ${what}`, least(make, simplify, 3), most);
  }
  yield* benchHostileProofs();
}

const valuesOf: [what: string, make: () => Policy, most: number][] = [
  ['200 rules', () => policyOf(200), 100],
  ['200 rules about the same things', () => densePolicy(200, 9), 300],
  ['1,000 rules about the same things', () => densePolicy(1000, 9), 2000],
];

/** Includes the answer for the rules. */
const idleValues = (policy: Policy) =>
  resultOf(idleValuesInSteps(policy, reachability(policy), ruleIndex(policy.rules)));

/** Two policies of 200 rules each. Unrelated ones differ in 1,512 pairs of rules, and 7,858 more have to be ruled out. */
const differences: [what: string, make: () => [Policy, Policy], most?: number][] = [
  ['200 rules, itself', () => [policyOf(200), policyOf(200)]],
  ['200 rules, one removed', () => [policyOf(200), without(policyOf(200), 1)]],
  ['200 rules, another level for all', () => [policyOf(200), atLevel(policyOf(200), 'Request')]],
  [
    '200 rules about the same things, one removed',
    () => [densePolicy(200, 9), without(densePolicy(200, 9), 1)],
  ],
  [
    '200 rules about the same things, two policies',
    () => [densePolicy(200, 9), densePolicy(200, 10)],
    1000,
  ],
];

const without = (policy: Policy, at: number): Policy => ({
  ...policy,
  rules: policy.rules.toSpliced(at, 1),
});
const atLevel = (policy: Policy, level: string): Policy => ({
  ...policy,
  rules: policy.rules.map((rule) => ({ ...rule, level })),
});

const row = (what: string, ms: number, most: number): Row => ({
  what,
  measured: `${ms.toFixed(1)} ms`,
  target: { text: `≤ ${most} ms`, met: ms <= most },
});

function least<Made>(make: () => Made, measured: (made: Made) => unknown, count = rounds): number {
  const times = Array.from({ length: count }, () => {
    const made = make();
    const start = performance.now();
    measured(made);
    return performance.now() - start;
  });
  return Math.min(...times);
}
