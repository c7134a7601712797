import { reachability } from '../src/proofs/reachability';
import type { Policy } from '../src/audit/types';
import { densePolicy } from './densePolicy';
import { policyOf } from './policies';
import type { Row } from './row';

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
}

const row = (what: string, ms: number, most: number): Row => ({
  what,
  measured: `${ms.toFixed(1)} ms`,
  target: { text: `≤ ${most} ms`, met: ms <= most },
});

function least<Made>(make: () => Made, measured: (made: Made) => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const made = make();
    const start = performance.now();
    measured(made);
    return performance.now() - start;
  });
  return Math.min(...times);
}
