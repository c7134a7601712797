import type { Change } from '../audit/change';
import { ruleIndexOf } from '../audit/policyPath';

/** Returns the index of the rule at `index` after these changes, made one after the other; undefined if it is gone. */
export function ruleAfter(index: number, changes: readonly Change[]): number | undefined {
  let place: number | undefined = index;
  for (const change of changes) place = place === undefined ? undefined : afterOne(place, change);
  return place;
}

function afterOne(index: number, change: Change): number | undefined {
  switch (change.kind) {
    case 'moveRule':
      return afterMove(index, change.from, change.to);
    case 'addRule':
      return change.index <= index ? index + 1 : index;
    case 'duplicateRule':
      return change.index < index ? index + 1 : index;
    case 'remove':
      return afterRemoval(index, change.path.length === 2 ? ruleIndexOf(change.path) : undefined);
    case 'set':
    case 'renameKey':
      return index;
  }
}

function afterMove(index: number, from: number, to: number): number {
  if (index === from) return to;
  if (from < index && index <= to) return index - 1;
  if (to <= index && index < from) return index + 1;
  return index;
}

function afterRemoval(index: number, removed: number | undefined): number | undefined {
  if (removed === index) return undefined;
  return removed !== undefined && removed < index ? index - 1 : index;
}
