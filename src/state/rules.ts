import { ruleOrigins } from '../analysis/ruleOrigins';
import type { Policy } from '../audit/types';
import { keepEqual } from './keepEqual';
import type { Row } from '../engine/decide';
import { perStore } from './perStore';
import { selectRows } from './rows';
import type { State } from './state';

/** What the form shows: the policy, and for each rule the number that it keeps. */
interface Shown {
  policy: Policy | undefined;
  keys: readonly number[];
}

interface Memory {
  /** The policy that `shown` was last made from. */
  seen: Policy | undefined;
  shown: Shown;
  /** The highest key given so far. */
  lastKey: number;
  counts: readonly number[];
}

const memoryOf = perStore((): Memory => ({
  seen: undefined,
  shown: { policy: undefined, keys: [] },
  lastKey: 0,
  counts: [],
}));

/**
 * The policy the form shows: what the text decodes to, or the last good one while it does not.
 * Parts equal to the last time keep their identity, also in a rule that was moved, so that React
 * leaves their cards and fields alone.
 */
export const selectFormPolicy = (state: State): Policy | undefined => shownIn(state).policy;

/** A number for each rule of that policy, which it keeps while it is edited or moved: its card stays the same one. */
export const selectRuleKeys = (state: State): readonly number[] => shownIn(state).keys;

function shownIn(state: State): Shown {
  const policy = state.analysis.reading.draft ?? state.lastGood?.reading.policy ?? undefined;
  const memory = memoryOf(state);
  if (policy !== memory.seen) {
    memory.seen = policy;
    memory.shown = following(memory, policy);
  }
  return memory.shown;
}

function following(memory: Memory, now: Policy | undefined): Shown {
  const { policy: before, keys } = memory.shown;
  const old = before?.rules ?? [];
  const kept = keepEqual(before, now);
  const rules = kept?.rules ?? [];
  const changed = rules.filter((rule, index) => rule !== old[index]).length;
  // Mostly one rule is edited where it stands.
  if (!now || !kept || (changed <= 1 && rules.length === old.length)) return { policy: kept, keys };

  const origins = ruleOrigins(old, now.rules);
  return {
    policy: {
      ...kept,
      rules: now.rules.map((rule, index) => keepEqual(old[origins[index] ?? -1], rule)),
    },
    keys: origins.map((origin) => keys[origin ?? -1] ?? ++memory.lastKey),
  };
}

const counted = new WeakMap<readonly Row[], readonly number[]>();

/**
 * How many of the requests each rule decides; index i is rule i. undefined while the form
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
  const memory = memoryOf(state);
  if (counts.join() !== memory.counts.join()) memory.counts = counts;
  counted.set(rows, memory.counts);
  return memory.counts;
}

/** The rule that decides the selected request; undefined like `selectRuleCounts`, and when none does. */
export function selectLitRule(state: State): number | undefined {
  const { selectedRequest } = state;
  if (selectedRequest === undefined || selectRuleCounts(state) === undefined) return undefined;
  return selectRows(state).find(({ request }) => request.id === selectedRequest)?.decision.rule;
}
