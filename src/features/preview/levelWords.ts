import { hasEvents } from '../../audit/event/event';
import type { Decision } from '../../audit/types';
import type { Output } from '../../engine/decide';

/** The parts of a row that say what is recorded. */
type Recorded = { decision: Pick<Decision, 'level'>; output: Pick<Output, 'fates'> };

/** Returns whether a row's level would promise an event that there is not: all its stages are omitted, or none happens. */
export function isWithoutEvent({ decision, output }: Recorded): boolean {
  return decision.level !== 'None' && !hasEvents(output.fates);
}

/** The level in words: "Metadata", or "Metadata, no event". */
export function levelWords(row: Recorded): string {
  return row.decision.level + (isWithoutEvent(row) ? ', no event' : '');
}

/** Says why nothing is recorded of a request; empty if something is. */
export function whyNothing({ decision, output: { fates } }: Recorded): string {
  if (hasEvents(fates)) return '';
  if (decision.level === 'None') return 'Level None: this request generates no audit events.';
  return Object.values(fates).includes('omitted')
    ? 'Every stage of this request is omitted, so nothing is recorded.'
    : 'This request is rejected before auditing starts, so nothing is recorded.';
}
