import { lineAt } from '../engine/lineAt';

/** A place in a text, both from 1. Columns count UTF-16 units, as editors do. */
export interface Position {
  line: number;
  column: number;
}

/** Returns a lookup from UTF-16 offsets of a text to positions. */
export function positionIn(text: string): (offset: number) => Position {
  const lineOf = lineAt(text);
  return (offset) => {
    const within = Math.min(offset, text.length);
    const before = text.lastIndexOf('\n', within - 1);
    return { line: lineOf(within), column: within - before };
  };
}
