/** Returns a number with its noun: "1 rule", "2 rules", "no rules". */
export function counted(count: number, noun: string): string {
  return `${count === 0 ? 'no' : count} ${noun}${count === 1 ? '' : 's'}`;
}
