import { ruleOrigins } from '../analysis/ruleOrigins';
import { reachOf, type Reach } from '../analysis/reach';
import { rulesMatch } from '../analysis/rulesMatch';
import type { Policy } from '../audit/types';
import { isAnswerHidden } from './isAnswerHidden';
import { keepEqual } from './keepEqual';
import type { Row } from '../engine/decide';
import { perStore } from './perStore';
import { freshness, selectRows } from './rows';
import type { State } from './state';

/** What the form shows: the policy, and a key for each rule. */
interface Shown {
  policy: Policy | undefined;
  keys: readonly number[];
}

interface Memory {
  /** The text that `shown` belongs to. */
  textNumber: number | undefined;
  /** `shown` is the policy that the rows are for. */
  isDecided: boolean;
  /** The policy that `shown` was last made from. */
  seen: Policy | undefined;
  shown: Shown;
  /** The highest key given so far. */
  lastKey: number;
  counts: readonly number[];
}

const memoryOf = perStore((): Memory => ({
  textNumber: undefined,
  isDecided: false,
  seen: undefined,
  shown: { policy: undefined, keys: [] },
  lastKey: 0,
  counts: [],
}));

/**
 * Returns the policy that the form shows: the one the text decodes to, or the last valid version of it while it does
 * not decode; until typing pauses, what was shown last. Parts equal to the previous call keep their identity, even in a rule that was
 * moved, so that React does not render their cards and fields again.
 */
export const selectFormPolicy = (state: State): Policy | undefined => shownIn(state).policy;

/** Returns a React key for each rule of that policy, which stays the same while the rule is edited or moved. */
export const selectRuleKeys = (state: State): readonly number[] => shownIn(state).keys;

function shownIn(state: State): Shown {
  const memory = memoryOf(state);
  if (isHeld(state, memory)) return memory.shown;
  const { analysis, lastGood, textNumber } = state;
  const isSameText = memory.textNumber === undefined || memory.textNumber === textNumber;
  // Of a long text that replaces another, nothing is known before it is checked.
  const isOfOther = freshness(state) === 'reading' && !isSameText;
  const policy = isOfOther
    ? undefined
    : (analysis.reading.draft ?? lastGood?.reading.policy ?? undefined);
  memory.isDecided = isDecided(state);
  if (!isOfOther) memory.textNumber = textNumber;
  if (policy !== memory.seen) {
    memory.seen = policy;
    memory.shown = following(memory, policy);
  }
  return memory.shown;
}

/** Whether the form keeps what it shows: until typing pauses, a text that does not decode changes nothing. */
function isHeld(state: State, { textNumber }: Memory): boolean {
  if (textNumber !== state.textNumber || state.analysis.reading.draft !== null) return false;
  const fresh = freshness(state);
  return fresh === 'typing' || fresh === 'reading';
}

/** Whether the policy that the form shows of a state is the one that the rows are for. */
function isDecided({ analysis, lastGood }: State): boolean {
  if (analysis === lastGood) return true;
  return analysis.reading.draft === null && Boolean(lastGood?.reading.policy);
}

function following(memory: Memory, now: Policy | undefined): Shown {
  const { policy: before, keys } = memory.shown;
  const old = before?.rules ?? [];
  const kept = keepEqual(before, now);
  const rules = kept?.rules ?? [];
  const changed = rules.filter((rule, index) => rule !== old[index]).length;
  // The usual case: one rule is edited in place.
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

const noReasons: readonly (string | undefined)[] = [];
const reasonsOf = new WeakMap<Reach, readonly (string | undefined)[]>();

/** Returns for each rule why no request reaches it, if that is proved; empty without a policy, or if it would answer a task. */
export function selectUnreached(state: State): readonly (string | undefined)[] {
  const policy = state.analysis.reading.draft ?? state.lastGood?.reading.draft;
  return policy ? unreachedIn(state, policy) : noReasons;
}

/** Returns the same for another policy of this state, such as the one that the preview is about. */
export function unreachedIn(state: State, policy: Policy): readonly (string | undefined)[] {
  if (isAnswerHidden(state) || state.withheld?.help === true) return noReasons;
  const reach = reachOf(policy);
  let reasons = reasonsOf.get(reach);
  if (!reasons) {
    reasons = reach.rules.map((each) => {
      if (each.kind === 'empty') return 'No request matches all of its conditions.';
      return each.kind === 'covered'
        ? `${rulesMatch(each.by)} all of its requests first.`
        : undefined;
    });
    reasonsOf.set(reach, reasons);
  }
  return reasons;
}

const counted = new WeakMap<readonly Row[], readonly number[]>();

/**
 * Returns for how many requests each rule is the first match; index i is rule i. undefined while
 * the preview does not show the rules of the form, because kube-apiserver would reject them, or hides the answer.
 * The state may be older than the form's.
 */
export function selectRuleCounts(state: State): readonly number[] | undefined {
  const memory = memoryOf(state);
  const isOfRows = isHeld(state, memory) ? memory.isDecided : isDecided(state);
  if (!isOfRows || isAnswerHidden(state)) return undefined;
  const rows = selectRows(state);
  const known = counted.get(rows);
  if (known) return known;
  const counts: number[] = [];
  for (const { decision } of rows) {
    if (decision.rule !== undefined) counts[decision.rule] = (counts[decision.rule] ?? 0) + 1;
  }
  // Equal counts stay the same array, so that the list does not render again.
  if (counts.join() !== memory.counts.join()) memory.counts = counts;
  counted.set(rows, memory.counts);
  return memory.counts;
}

/** Returns the rule that matches the selected request; undefined if none does, or if `selectRuleCounts` is. */
export function selectLitRule(state: State): number | undefined {
  const { selectedRequest } = state;
  if (selectedRequest === undefined || selectRuleCounts(state) === undefined) return undefined;
  return selectRows(state).find(({ request }) => request.id === selectedRequest)?.decision.rule;
}
