import type { Span } from './tree';

/** Replaces `text.slice(start, end)` with `insert`. Offsets are UTF-16 code units into the text before any edit. */
export interface TextEdit extends Span {
  insert: string;
}

/** The result of a change to a document: edits (possibly none), or the reason why it can't be made, and where. */
export type EditResult =
  | { edits: TextEdit[]; refused?: undefined }
  | { refused: string; at?: Span };
