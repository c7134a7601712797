import type { SampleRequest } from '../catalog/types';
import type { Analysis } from '../engine/check';
import { decide, decideInSteps, type Row } from '../engine/decide';
import { perStore } from './perStore';
import type { State } from './state';

/** The rows of each analysis and requests, because the store and its followers may have different ones; and the latest rows. */
interface Decided {
  byAnalysis: WeakMap<Analysis, WeakMap<readonly SampleRequest[], Row[]>>;
  latest: Row[];
}

/** Decides every request in steps, so that selectRows has the rows of this analysis. */
export function* rowsInSteps(
  state: Pick<State, 'requests' | 'storeKey'>,
  analysis: Analysis,
): Generator<undefined, void> {
  const { policy } = analysis.reading;
  if (!policy) return;
  const { requests } = state;
  const decided = decidedOf(state);
  const rows = yield* decideInSteps(policy, requests, analysis.kubernetes, decided.latest);
  keep(decided, analysis, requests, rows);
}

/** Returns whether selectRows has nothing left to compute. */
export function hasRows(state: Pick<State, 'lastGood' | 'requests' | 'storeKey'>): boolean {
  const { lastGood, requests } = state;
  return !lastGood || known(decidedOf(state), lastGood, requests) !== undefined;
}

const decidedOf = perStore((): Decided => ({ byAnalysis: new WeakMap(), latest: [] }));
const noRows: Row[] = [];

const known = (decided: Decided, analysis: Analysis, requests: readonly SampleRequest[]) =>
  decided.byAnalysis.get(analysis)?.get(requests);

function keep(
  decided: Decided,
  analysis: Analysis,
  requests: readonly SampleRequest[],
  rows: Row[],
): Row[] {
  const ofAnalysis = decided.byAnalysis.get(analysis) ?? new WeakMap<typeof requests, Row[]>();
  decided.byAnalysis.set(analysis, ofAnalysis.set(requests, rows));
  decided.latest = rows;
  return rows;
}

/** Returns the decision for every request under the last valid policy; the same array for the same text and requests. */
export function selectRows(state: Pick<State, 'lastGood' | 'requests' | 'storeKey'>): Row[] {
  const { lastGood, requests } = state;
  const policy = lastGood?.reading.policy;
  if (!policy) return noRows;
  const decided = decidedOf(state);
  return (
    known(decided, lastGood, requests) ??
    keep(decided, lastGood, requests, decide(policy, requests, lastGood.kubernetes, decided.latest))
  );
}

/**
 * Whether the rows are those of the current text. 'now': they are. 'reading': a long text is about
 * to be checked. 'typing': the text was valid a moment ago, and somebody types. 'broken': kube-apiserver
 * would reject it, so the rows of the last valid version are shown, as such. 'too large': the same for a
 * text that is not checked at all.
 */
export type Freshness = 'now' | 'reading' | 'typing' | 'broken' | 'too large';

/** Returns how current the preview and the form are. */
export function freshness({ analysis, lastGood, text, isOutdated }: State): Freshness {
  if (analysis.text !== text || analysis.isWaiting) return 'reading';
  if (lastGood === analysis) return 'now';
  if (!isOutdated) return 'typing';
  return analysis.tooLarge ? 'too large' : 'broken';
}

/** Returns whether the form cannot edit: the text does not decode, or is newer than what the form shows. */
export function isFormLocked(state: State): boolean {
  return state.analysis.reading.draft === null || freshness(state) === 'reading';
}

/** Returns whether the form shows that it cannot edit. While somebody types, it does not change with every letter. */
export function isFormReadOnly(state: State): boolean {
  return isFormLocked(state) && freshness(state) !== 'typing';
}
