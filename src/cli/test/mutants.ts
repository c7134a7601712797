import { resultOf } from '../../audit/steps';
import type { KubernetesVersion, Policy } from '../../audit/types';
import type { SampleRequest } from '../../catalog/types';
import { decide, type Row } from '../../engine/decide';
import type { PolicyTest } from '../../expectations/file/testFile';
import { tryMutants, type Trial } from '../../expectations/tryMutants';

/** How many small mistakes in the policy the tests notice. */
export interface Mutants {
  noticed: number;
  /** Only other requests than those at hand tell the mistake from the policy. */
  unseen: readonly Extract<Trial, { outcome: 'unseen' }>[];
  /** It would take too much to find such a request, or to prove that there is none. */
  undecided: number;
  /** No request at all does: proved. */
  equivalent: number;
  missed: readonly Extract<Trial, { outcome: 'missed' }>[];
  /** Of those that the requests at hand can show, from 0 to 100. */
  percent: number;
  threshold: number;
  isTooFew: boolean;
}

/** Tries mistakes in a policy: over the requests of the tests, whose rows are given, and the sample requests. */
export function tryMistakes(
  policy: Policy,
  tests: readonly PolicyTest[],
  rows: readonly Row[],
  samples: readonly SampleRequest[],
  kubernetes: KubernetesVersion,
  threshold: number,
): Mutants {
  const own = new Set(rows.map(({ request }) => request.id));
  const others = samples.filter(({ id }) => !own.has(id));
  const trials = resultOf(
    tryMutants(
      policy,
      tests.map(({ expectation }) => expectation),
      [...rows, ...decide(policy, others, kubernetes)],
      kubernetes,
    ),
  );
  const missed = trials.filter((trial) => trial.outcome === 'missed');
  const count = (outcome: Trial['outcome']) =>
    trials.filter((trial) => trial.outcome === outcome).length;
  const noticed = count('noticed');
  const shown = noticed + missed.length;
  const percent = shown === 0 ? 100 : (noticed / shown) * 100;
  return {
    noticed,
    unseen: trials.filter((trial) => trial.outcome === 'unseen'),
    undecided: count('undecided'),
    equivalent: count('equivalent'),
    missed,
    percent,
    threshold,
    isTooFew: percent < threshold,
  };
}
