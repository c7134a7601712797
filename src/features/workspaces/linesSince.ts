/**
 * How many lines a text has gained and lost since, for people who choose among states: "since then 1
 * more, 3 fewer". Lines are counted, wherever they stand: one that only moved is no difference.
 */
export function linesSince(then: string, now: string): string {
  const counts = new Map<string, number>();
  for (const line of now.split('\n')) counts.set(line, (counts.get(line) ?? 0) + 1);
  for (const line of then.split('\n')) counts.set(line, (counts.get(line) ?? 0) - 1);
  const differences = [...counts.values()];
  const more = differences.reduce((sum, count) => sum + Math.max(count, 0), 0);
  const fewer = differences.reduce((sum, count) => sum + Math.max(-count, 0), 0);
  if (more + fewer === 0) return then === now ? 'as now' : 'since then only moved';
  const words = [...(more > 0 ? [`${more} more`] : []), ...(fewer > 0 ? [`${fewer} fewer`] : [])];
  return `since then ${words.join(', ')}`;
}
