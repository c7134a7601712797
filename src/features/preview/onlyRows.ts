import type { Changes } from '../../state/changes';
import type { Row } from '../../engine/decide';
import type { State } from '../../state/state';
import type { Expected } from '../../state/expected';
import { fateOf } from './summary';

/** Returns the rows to show: all, or only those that changed, that the selected rule matches first, that have an expectation (those that fail first), or that are recorded. */
export function onlyRows(
  rows: Row[],
  only: State['only'],
  rule: number | undefined,
  compared: Changes | undefined,
  expected: Expected | undefined,
): Row[] {
  if (only === 'changed' && compared) {
    return rows.filter(({ request }) => compared.before.has(request));
  }
  if (only === 'rule' && rule !== undefined) {
    return rows.filter(({ decision }) => decision.rule === rule);
  }
  if (only === 'expected' && expected) {
    const verdictOf = ({ request }: Row) => expected.byRequest.get(request.id)?.verdict;
    return (['fail', 'pass'] as const).flatMap((verdict) =>
      rows.filter((row) => verdictOf(row) === verdict),
    );
  }
  return only === 'recorded' ? rows.filter((row) => fateOf(row) === 'recorded') : rows;
}
