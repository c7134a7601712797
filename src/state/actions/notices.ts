import type { Notice } from '../state';

/** A notice that goes away by itself. */
export function plainNotice(text: string): Notice {
  return { text, kind: 'plain' };
}

/**
 * What an edit leaves of a notice: the reason why an earlier one was refused is over; what concerns
 * storage, another tab or a file stays until dismissed.
 */
export function lasting(notice: Notice | undefined): Notice | undefined {
  const lasts = notice?.kind === 'bad' || notice?.offer !== undefined || notice?.actions;
  return lasts ? notice : undefined;
}
