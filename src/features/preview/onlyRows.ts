import type { Changes } from '../../state/changes';
import type { Row } from '../../engine/decide';
import type { State } from '../../state/state';

/** Returns the rows to show: all, only those that changed, or only those that the selected rule matches first. */
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
  return rows;
}
