import type { Notice } from '../state';

/** Returns a notice that goes away by itself. */
export function plainNotice(text: string): Notice {
  return { text, kind: 'plain' };
}

/**
 * Returns the notice if it stays after an edit. The reason why an earlier edit was not made goes
 * away; notices about storage, another tab or a file stay until dismissed.
 */
export function lasting(notice: Notice | undefined): Notice | undefined {
  const lasts = notice?.kind === 'bad' || notice?.offer !== undefined || notice?.actions;
  return lasts ? notice : undefined;
}
