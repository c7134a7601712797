import { hasEvents } from '../../audit/event/event';
import type { ShownKind } from '../../catalog/types';
import type { Row } from '../../engine/decide';

/** What becomes of a request: an event, none because of omitted stages, none because of the level, or no auditing at all. */
export type Fate = 'recorded' | 'omitted' | 'dropped' | 'not audited';

/** In the order in which they are counted out. */
export const fates: readonly Fate[] = ['recorded', 'omitted', 'dropped', 'not audited'];

/** The number of requests by fate; those that no filter hides are counted too. */
export type Summary = Record<Fate, number>;

/** What each number means, for a tooltip. */
export const fateHelp: Record<Fate, string> = {
  recorded: 'Requests with at least one audit event',
  omitted: 'Requests without an event, because all stages that they reach are omitted',
  dropped: 'Requests without an event, because their level is None or no rule matches',
  'not audited': 'Requests that are rejected before auditing starts',
};

/** Returns what becomes of the request of a row. */
export function fateOf({ output: { fates } }: { output: Pick<Row['output'], 'fates'> }): Fate {
  if (hasEvents(fates)) return 'recorded';
  const all = Object.values(fates);
  if (all.includes('unrecorded')) return 'dropped';
  return all.includes('omitted') ? 'omitted' : 'not audited';
}

/** Counts the rows by fate. */
export function summarize(rows: readonly Row[]): Summary {
  const summary: Summary = { recorded: 0, omitted: 0, dropped: 0, 'not audited': 0 };
  for (const row of rows) summary[fateOf(row)] += 1;
  return summary;
}

/** Returns the rows of a kind of request. A request can be of several. */
export function ofKind(rows: readonly Row[], kind: ShownKind): readonly Row[] {
  return kind === 'All' ? rows : rows.filter((row) => row.request.kinds.includes(kind));
}

/** Returns how many rows have no event, and why in the words of the summary: "1 omitted, 3 dropped". */
export function unseenOf(rows: readonly Row[]): { count: number; words: string } {
  const summary = summarize(rows);
  const named = fates.filter((fate) => fate !== 'recorded' && summary[fate] > 0);
  return {
    count: rows.length - summary.recorded,
    words: named.map((fate) => `${summary[fate]} ${fate}`).join(', '),
  };
}
