/**
 * Describes how many lines a text has gained and lost since an earlier version: "+1 / −3 lines since". A line
 * that only moved counts as neither.
 */
export function linesSince(then: string, now: string): string {
  const counts = new Map<string, number>();
  for (const line of now.split('\n')) counts.set(line, (counts.get(line) ?? 0) + 1);
  for (const line of then.split('\n')) counts.set(line, (counts.get(line) ?? 0) - 1);
  const differences = [...counts.values()];
  const more = differences.reduce((sum, count) => sum + Math.max(count, 0), 0);
  const fewer = differences.reduce((sum, count) => sum + Math.max(-count, 0), 0);
  if (more + fewer === 0) return then === now ? 'same as now' : 'lines only reordered since';
  const parts = [...(more > 0 ? [`+${more}`] : []), ...(fewer > 0 ? [`−${fewer}`] : [])];
  return `${parts.join(' / ')} ${more + fewer === 1 ? 'line' : 'lines'} since`;
}
