import { changesSentence } from '../analysis/decisionChanges';
import type { Policy } from '../audit/types';
import type { SampleRequest } from '../catalog/types';
import { differingRows } from '../engine/compare/differingRows';
import { decide, type Row } from '../engine/decide';
import { selectRows } from './rows';
import type { State } from './state';

/** How the decisions differ from those of another policy. */
export interface Changes {
  /** "3 requests changed rule, 1 changed from None to RequestResponse"; empty when nothing differs. */
  sentence: string;
  /** The earlier rows of the requests that differ. */
  before: ReadonlyMap<SampleRequest, Row>;
}

const noChanges: Changes = { sentence: '', before: new Map() };

/** Returns what the last edit changed: the difference to the policy before the latest undo step. */
export function selectEditChanges(state: State): Changes {
  return changesFrom(state.beforeEdit, state);
}

/** Returns what the preview shows as before → after; undefined while it does not compare. */
export function selectCompared(state: State): Changes | undefined {
  const { comparedWith, beforeEdit, baseline } = state;
  if (comparedWith === undefined) return undefined;
  return changesFrom(comparedWith === 'edit' ? beforeEdit : baseline.policy, state);
}

/** Cached by the policy compared with, then by the current rows. */
const remembered = new WeakMap<Policy, WeakMap<readonly Row[], Changes>>();

function changesFrom(before: Policy | undefined, state: State): Changes {
  const { lastGood } = state;
  const policy = lastGood?.reading.policy;
  if (!before || !policy || before === policy) return noChanges;
  const after = selectRows(state);
  const known = remembered.get(before) ?? new WeakMap<readonly Row[], Changes>();
  remembered.set(before, known);
  let changes = known.get(after);
  if (!changes) {
    const rowsBefore = decide(before, state.requests, lastGood.kubernetes, after);
    changes = changesBetween(rowsBefore, after, before, policy);
    known.set(after, changes);
  }
  return changes;
}

function changesBetween(
  before: readonly Row[],
  after: readonly Row[],
  policyBefore: Policy,
  policyAfter: Policy,
): Changes {
  const differing = differingRows(policyBefore, policyAfter, before, after);
  if (differing.length === 0) return noChanges;
  return {
    sentence: changesSentence(differing.map(({ change }) => change)),
    before: new Map(differing.map((each) => [each.before.request, each.before])),
  };
}
