import { decide, type Row } from '../engine/decide';
import type { State } from './state';
import type { Analysis } from '../engine/check';

/** By policy text, because the store and its follower may be a text apart. */
const decided = new WeakMap<Analysis, Row[]>();
let latest: Row[] = [];
const noRows: Row[] = [];

/** The decision for every canned request under the last good policy; the same array for the same text. */
export function selectRows(state: Pick<State, 'lastGood'>): Row[] {
  const good = state.lastGood;
  const policy = good?.reading.policy;
  if (!policy) return noRows;
  const known = decided.get(good);
  if (known) return known;
  latest = decide(policy, good.kubernetes, latest);
  decided.set(good, latest);
  return latest;
}

/**
 * How far the answers are those of the text shown. 'reading': a long text is about to be read.
 * 'broken': the server refuses it, so older answers stand in. 'too large': it is not read at all.
 */
export type Freshness = 'now' | 'reading' | 'broken' | 'too large';

/** The freshness of what preview and form show. */
export function freshness({ analysis, lastGood, text }: State): Freshness {
  if (analysis.text !== text) return 'reading';
  if (analysis.tooLarge) return 'too large';
  return lastGood === analysis ? 'now' : 'broken';
}

/** Whether the form can edit: the text decodes, and what was read is what is shown. */
export function isFormLocked(state: State): boolean {
  return state.analysis.reading.draft === null || freshness(state) === 'reading';
}
