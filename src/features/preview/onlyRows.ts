import type { Changes } from '../../state/changes';
import type { Row } from '../../engine/decide';
import type { State } from '../../state/state';
import { fateOf } from './summary';

/** Returns the rows to show: all, or only those that changed, that the selected rule matches first, or that are recorded. */
export function onlyRows(
  rows: Row[],
  only: State['only'],
  rule: number | undefined,
  compared: Changes | undefined,
): Row[] {
  if (only === 'changed' && compared) {
    return rows.filter(({ request }) => compared.before.has(request));
  }
  if (only === 'rule' && rule !== undefined) {
    return rows.filter(({ decision }) => decision.rule === rule);
  }
  return only === 'recorded' ? rows.filter((row) => fateOf(row) === 'recorded') : rows;
}
