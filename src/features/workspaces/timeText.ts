/** Describes a time in ms since 1970, relative to `now` if within the last day. A clock can have been ahead. */
export function timeText(at: number, now = Date.now()): string {
  const minutes = Math.round((now - at) / 60_000);
  if (Math.abs(minutes) < 1) return 'just now';
  if (minutes > 0 && minutes < 60) return `${minutes} min ago`;
  if (minutes > 0 && minutes < 24 * 60) return `${Math.round(minutes / 60)} h ago`;
  return new Date(at).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' });
}
