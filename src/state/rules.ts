import { ruleOrigins } from '../analysis/ruleOrigins';
import type { Policy, PolicyRule } from '../audit/types';
import { keepEqual } from './keepEqual';
import type { Row } from './decisions';
import { selectRows } from './rows';
import type { State } from './store';

let seen: Policy | undefined;
let stable: Policy | undefined;

/**
 * The policy the form shows: what the text decodes to, or the last good one while it does not.
 * Parts equal to the last time keep their identity, so that React leaves their cards and fields alone.
 */
export function selectFormPolicy(state: State): Policy | undefined {
  const policy = state.analysis.reading.draft ?? state.lastGood?.reading.policy ?? undefined;
  if (policy !== seen) {
    seen = policy;
    stable = keepEqual(stable, policy);
  }
  return stable;
}

const counted = new WeakMap<readonly Row[], readonly number[]>();
let latest: readonly number[] = [];

/**
 * How many of the canned requests each rule decides; index i is rule i. undefined while the form
 * shows rules that the preview does not answer for: those of a text that the server refuses.
 */
export function selectRuleCounts(state: State): readonly number[] | undefined {
  if (state.analysis !== state.lastGood && state.analysis.reading.draft) return undefined;
  const rows = selectRows(state);
  const known = counted.get(rows);
  if (known) return known;
  const counts: number[] = [];
  for (const { decision } of rows) {
    if (decision.rule !== undefined) counts[decision.rule] = (counts[decision.rule] ?? 0) + 1;
  }
  // Equal counts stay the same array, so that cards need not be looked at.
  if (counts.join() !== latest.join()) latest = counts;
  counted.set(rows, latest);
  return latest;
}

/** The rule that decides the selected request; undefined like `selectRuleCounts`, and when none does. */
export function selectLitRule(state: State): number | undefined {
  const { selectedRequest } = state;
  if (selectedRequest === undefined || selectRuleCounts(state) === undefined) return undefined;
  return selectRows(state).find(({ request }) => request.id === selectedRequest)?.decision.rule;
}

let listed: readonly PolicyRule[] = [];
let keys: readonly number[] = [];
let lastKey = 0;

/**
 * A number for each rule of the form's policy that it keeps while it is edited or moved, so that
 * its card stays the same one.
 */
export function selectRuleKeys(state: State): readonly number[] {
  const rules = selectFormPolicy(state)?.rules ?? [];
  if (rules !== listed) {
    const origins = ruleOrigins(listed, rules);
    const isSame = keys.length === rules.length && origins.every((origin, at) => origin === at);
    const before = keys;
    if (!isSame)
      keys = origins.map((from) => (from === undefined ? undefined : before[from]) ?? ++lastKey);
    listed = rules;
  }
  return keys;
}
