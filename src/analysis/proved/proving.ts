import { resultOf } from '../../audit/steps';
import type { Policy } from '../../audit/types';
import { bitsOf } from '../../proofs/bits';
import { findRequest, type Budget } from '../../proofs/findRequest';
import {
  combinationsAtMost,
  reachabilityInSteps,
  type Reachability,
} from '../../proofs/reachability';
import { ruleIndex } from '../../proofs/ruleIndex';
import { hiddenByDrop } from './hiddenByDrop';
import { emptyRuleFindings } from './emptyRuleFindings';
import { idleValueFindings } from './idleValueFindings';
import type { Prover } from '../prover';
import { rulesByValue } from './rulesByValue';

function* reach(policy: Policy, count: number): Generator<undefined, Reachability[]> {
  return yield* reachabilityInSteps(policy.rules.slice(0, count), yield* rulesByValue(policy));
}

function isWithin({ rules }: Policy, one: number, other: number): boolean {
  const [narrow, wide] = [rules[one], rules[other]];
  if (!narrow || !wide) return false;
  const budget: Budget = { left: combinationsAtMost };
  return resultOf(findRequest([narrow], ruleIndex([wide]), bitsOf(1, [0]), budget)).kind === 'none';
}

/** What setProver takes. */
export const prover: Prover = {
  reach,
  isWithin,
  hiddenByDrop,
  emptyRuleFindings,
  idleValueFindings,
};
