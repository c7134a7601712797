/** Returns a number with its noun: "1 rule", "2 rules", "no rules", "1,000 rules". */
export function counted(count: number, noun: string): string {
  return `${count === 0 ? 'no' : count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
