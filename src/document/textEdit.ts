import type { Span } from './tree';

/** Replace `text.slice(start, end)` by `insert`. Offsets are UTF-16 code units into the text before any edit. */
export interface TextEdit extends Span {
  insert: string;
}

/** What a change to a document answers: edits (possibly none), or the reason why it cannot be done and where. */
export type EditResult =
  { edits: TextEdit[]; refused?: undefined } | { refused: string; at?: Span };
