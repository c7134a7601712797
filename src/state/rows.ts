import { decide, type Row } from './decisions';
import type { State } from './store';
import type { Analysis } from './analysis';

let decidedFor: Analysis | undefined;
let rows: Row[] = [];

/** The decision for every canned request under the last good policy; remembered for the last one. */
export function selectRows(state: Pick<State, 'lastGood'>): Row[] {
  const good = state.lastGood;
  if (good !== decidedFor) {
    decidedFor = good;
    const policy = good?.reading.policy;
    rows = policy ? decide(policy, good.kubernetes, rows) : [];
  }
  return rows;
}

/** Whether the preview answers for an older text than the one shown. */
export function isPreviewStale(state: Pick<State, 'lastGood' | 'analysis' | 'text'>): boolean {
  return state.lastGood !== state.analysis || state.analysis.text !== state.text;
}

/** Whether the form can edit: the text decodes, and what was read is what is shown. */
export function isFormLocked(state: Pick<State, 'analysis' | 'text'>): boolean {
  return state.analysis.reading.draft === null || state.analysis.text !== state.text;
}
