import {
  type Limit,
  type Retention,
  type RetentionSettings,
} from '../../apiServer/backends/retention';
import { counted } from '../../ui/counted';
import { diskText, hoursRange } from './words';

/** What binds, in a word. */
export const limitNames: Record<Limit, string> = {
  maxBackups: '--audit-log-maxbackup',
  maxAge: '--audit-log-maxage',
  none: 'nothing',
  'no rotation': 'nothing: no rotation',
};

/** What it means for an operator. */
export function retentionOutcome(kept: Retention, settings: RetentionSettings): string {
  const { limit, hoursAtLeast, hoursAtMost, bytes, hoursPerFile } = kept;
  const { maxAge, maxBackups } = settings;
  if (limit === 'no rotation') {
    return 'The log is one file that is never rotated: it grows until the disk is full, or until something else rotates it.';
  }
  if (limit === 'none') {
    return 'Old files are never removed: the log grows until the disk is full.';
  }
  if (hoursPerFile === Infinity) return 'Nothing is written, so nothing is ever removed.';
  const history = `The log reaches back ${hoursRange(hoursAtLeast, hoursAtMost)}, and takes up to ${diskText(bytes)}.`;
  if (limit === 'maxAge') return `${history} The age limits it: ${counted(maxAge, 'day')}.`;
  const because = `${history} The number of files limits it: ${counted(maxBackups, 'rotated file')}.`;
  const isShort = maxAge > 0 && hoursAtLeast < maxAge * 24;
  return isShort
    ? `${because} The ${counted(maxAge, 'day')} of the age are never reached.`
    : because;
}
