/** A line of a diff. */
export interface DiffLine {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
}

/** Lines that changed, with some around them. Lines count from 1; of an empty side, the line before. */
export interface Hunk {
  readonly before: { readonly line: number; readonly count: number };
  readonly after: { readonly line: number; readonly count: number };
  readonly lines: readonly DiffLine[];
}

/** So many lines around a change are shown. */
const context = 3;

/** Texts with more differences are shown as two blocks. */
const differencesAtMost = 2000;

/** Returns what changed between two texts, line by line, as a unified diff shows it. */
export function hunksOf(before: string, after: string): Hunk[] {
  const lines = lineDiff(linesOf(before), linesOf(after));
  const near = new Set<number>();
  for (const [at, { mark }] of lines.entries()) {
    if (mark === ' ') continue;
    for (let each = at - context; each <= at + context; each++) near.add(each);
  }
  const hunks: Hunk[] = [];
  let [a, b] = [1, 1];
  let open: { a: number; b: number; lines: DiffLine[] } | undefined;
  const close = () => {
    if (!open) return;
    const count = (mark: '-' | '+') => open!.lines.filter((each) => each.mark !== mark).length;
    const [was, is] = [count('+'), count('-')];
    hunks.push({
      before: { line: was === 0 ? open.a - 1 : open.a, count: was },
      after: { line: is === 0 ? open.b - 1 : open.b, count: is },
      lines: open.lines,
    });
    open = undefined;
  };
  for (const [at, line] of lines.entries()) {
    if (near.has(at)) (open ??= { a, b, lines: [] }).lines.push(line);
    else close();
    if (line.mark !== '+') a++;
    if (line.mark !== '-') b++;
  }
  close();
  return hunks;
}

/** Returns how many lines a text has; a line break at its end begins none. */
export const lineCount = (text: string): number => linesOf(text).length;

const linesOf = (text: string) => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));

/** The lines of both, after Myers, An O(ND) Difference Algorithm. */
function lineDiff(before: readonly string[], after: readonly string[]): DiffLine[] {
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const same = (lines: readonly string[]) => marked(' ', lines);
  return [
    ...same(before.slice(0, start)),
    ...middle(before.slice(start, before.length - tail), after.slice(start, after.length - tail)),
    ...same(before.slice(before.length - tail)),
  ];
}

const marked = (mark: DiffLine['mark'], lines: readonly string[]): DiffLine[] =>
  lines.map((text) => ({ mark, text }));

function middle(a: readonly string[], b: readonly string[]): DiffLine[] {
  /** For each number of differences, how far each diagonal comes. */
  const traces: Map<number, number>[] = [];
  let furthest = new Map([[1, 0]]);
  for (let count = 0; count <= Math.min(a.length + b.length, differencesAtMost); count++) {
    const next = new Map<number, number>();
    for (let diagonal = -count; diagonal <= count; diagonal += 2) {
      let x = isDown(furthest, diagonal, count)
        ? (furthest.get(diagonal + 1) ?? 0)
        : (furthest.get(diagonal - 1) ?? 0) + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
      next.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return wayBack(a, b, [...traces, furthest]);
    }
    traces.push(furthest);
    furthest = next;
  }
  return [...marked('-', a), ...marked('+', b)];
}

const isDown = (furthest: ReadonlyMap<number, number>, diagonal: number, count: number) =>
  diagonal === -count ||
  (diagonal !== count && (furthest.get(diagonal - 1) ?? -1) < (furthest.get(diagonal + 1) ?? -1));

function wayBack(
  a: readonly string[],
  b: readonly string[],
  traces: readonly ReadonlyMap<number, number>[],
): DiffLine[] {
  const lines: DiffLine[] = [];
  let [x, y] = [a.length, b.length];
  for (let count = traces.length - 1; count >= 0; count--) {
    const furthest = traces[count]!;
    const diagonal = x - y;
    const from = isDown(furthest, diagonal, count) ? diagonal + 1 : diagonal - 1;
    const fromX = furthest.get(from) ?? 0;
    const fromY = fromX - from;
    while (x > Math.max(fromX, 0) && y > Math.max(fromY, 0)) {
      lines.push({ mark: ' ', text: a[--x]! });
      y--;
    }
    if (count === 0) break;
    if (x === fromX) lines.push({ mark: '+', text: b[--y]! });
    else lines.push({ mark: '-', text: a[--x]! });
  }
  return lines.reverse();
}
