/** Returns round numbers from 0 up to a value, at most about `count` of them after the 0. */
export function roundTicks(most: number, count: number): number[] {
  if (!(most > 0)) return [0];
  const rough = most / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? most;
  return multiples(Math.max(1, step), most);
}

const roundTimes = [5, 10, 15, 30, 60, 120, 300, 600, 900];

/** The same in seconds, which are round at other numbers. */
export function timeTicks(seconds: number, count: number): number[] {
  return multiples(roundTimes.find((each) => seconds / each <= count) ?? 3600, seconds);
}

const multiples = (step: number, most: number) =>
  Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
