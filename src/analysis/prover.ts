import type { Policy } from '../audit/types';
import type { Reachability } from '../proofs/reachability';
import type { Finding } from './findings/finding';
import type { Witnesses } from './witnesses';

/** What is proved of policies. It is large, so the page loads it after what it shows first: see proved/proving.ts. */
export interface Prover {
  /** Proves of the first `count` rules whether they decide a request. Pauses. */
  reach(policy: Policy, count: number): Generator<undefined, Reachability[]>;
  /** Returns whether the second rule matches all that the first matches. */
  isWithin(policy: Policy, one: number, other: number): boolean;
  /** Findings that need proofs: they are said once the prover is there. Pauses. */
  emptyRuleFindings(policy: Policy, others: readonly Finding[]): Generator<undefined, Finding[]>;
  idleValueFindings(policy: Policy, others: readonly Finding[]): Generator<undefined, Finding[]>;
  hiddenByDrop(
    policy: Policy,
    reach: { readonly decides: readonly boolean[] },
    witnesses: Witnesses,
  ): Generator<undefined, Finding[]>;
}

let loaded: Prover | undefined;
const waiting = new Set<() => void>();

/** Returns the prover; undefined before it is loaded: nothing is proved then. */
export const proverNow = (): Prover | undefined => loaded;

/** Has everything proved from now on, and tells those who wait for it. */
export function setProver(prover: Prover | undefined): void {
  // Undefined only in tests.
  loaded = prover;
  for (const then of waiting) then();
  waiting.clear();
}

/** Calls back once when the prover is loaded; never if it is there. */
export function whenProverLoads(then: () => void): void {
  if (!loaded) waiting.add(then);
}
