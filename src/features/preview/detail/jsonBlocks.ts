/** An object or list of pretty-printed JSON: its lines from the opening bracket to the closing one. */
export interface JsonBlock {
  start: number;
  end: number;
  /** The key that holds it, or "item" in a list. */
  name: string;
  /** Its keys and places from the outermost object on, which tell it from others. */
  path: string;
}

/**
 * Returns the objects and lists of pretty-printed JSON that have lines of their own, outermost first and
 * without the whole. A string never contains a line break there, so the brackets at the ends of lines suffice.
 */
export function jsonBlocks(lines: readonly string[]): JsonBlock[] {
  const blocks: JsonBlock[] = [];
  const open: JsonBlock[] = [];
  for (const [index, line] of lines.entries()) {
    if (/^\s*[}\]],?$/.test(line)) {
      const block = open.pop();
      if (block) block.end = index;
    } else if (/[{[]$/.test(line)) {
      const key = /^\s*("(?:[^"\\]|\\.)*"): [{[]$/.exec(line)?.[1];
      const name = key === undefined ? 'item' : (JSON.parse(key) as string);
      const path = `${open.at(-1)?.path ?? ''}/${key ?? index}`;
      const block = { start: index, end: index, name, path };
      open.push(block);
      blocks.push(block);
    }
  }
  return blocks.filter(({ start }) => start > 0);
}

/** A line to show, with the index that it has in the whole text. */
export interface ShownLine {
  index: number;
  /** The object or list that begins in it. */
  block: JsonBlock | undefined;
  isFolded: boolean;
}

/** Returns the lines that are not inside a folded object or list. */
export function shownLines(
  count: number,
  blocks: readonly JsonBlock[],
  folded: ReadonlySet<string>,
): ShownLine[] {
  const beginning = new Map(blocks.map((block) => [block.start, block]));
  const shown: ShownLine[] = [];
  for (let index = 0; index < count; index++) {
    const block = beginning.get(index);
    const isFolded = block !== undefined && folded.has(block.path);
    shown.push({ index, block, isFolded });
    if (isFolded) index = block.end;
  }
  return shown;
}

/** Returns the indices of the lines that contain some words, in any case of letters. */
export function foundLines(lines: readonly string[], words: string): number[] {
  const wanted = words.toLowerCase();
  if (wanted === '') return [];
  return lines.flatMap((line, index) => (line.toLowerCase().includes(wanted) ? index : []));
}

/** Returns the folded paths without those that hide a line. */
export function unfoldedAt(
  line: number,
  blocks: readonly JsonBlock[],
  folded: ReadonlySet<string>,
): ReadonlySet<string> {
  const hiding = blocks.filter(({ start, end }) => start < line && line <= end);
  return new Set([...folded].filter((path) => !hiding.some((block) => block.path === path)));
}
