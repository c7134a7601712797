/** A map or a list that is open at some place of a text. Filled while the text is scanned on, so it knows what follows too. */
export interface Frame {
  kind: 'map' | 'list';
  /** Block style: the column of its keys or dashes, from 0. Flow style: -1. */
  column: number;
  /** Map: the key whose value is being read, '' before the first. */
  key: string;
  /** Map: whether the value of `key` began on its own line. */
  hasValue: boolean;
  /** Map: every key with its value, as far as that is a scalar on the same line. */
  values: Map<string, string>;
  /** List: the scalars in it, less the one at the caret. */
  items: ScalarText[];
}

/** A scalar as it is written in a half-typed text. */
export interface ScalarText {
  text: string;
  quote: '' | '"' | "'";
}

/** With its offsets: `from` and `to` without quotes, `end` behind the closing one if there is one. */
export interface WrittenScalar extends ScalarText {
  from: number;
  to: number;
  end: number;
  isClosed: boolean;
}

/** What the scan found at the caret. Keys of the frames are copied, because the frames live on. */
export interface Caret {
  frames: { frame: Frame; key: string }[];
  /** In a map: whether a key or a value is due; in a list 'item'; 'none' where nothing is. */
  due: 'key' | 'value' | 'item' | 'none';
  /** The list item or list of maps still needs its dash. */
  needsDash: boolean;
  /** Offset where the word begins, after an opening quote, and where it ends. */
  wordStart: number;
  wordEnd: number;
  quote: '' | '"' | "'";
  inFlow: boolean;
}

/** A frame with nothing in it. */
export function frameOf(kind: Frame['kind'], column: number): Frame {
  return { kind, column, key: '', hasValue: false, values: new Map(), items: [] };
}

/** Freezes the way down to the caret. */
export function freeze(frames: readonly Frame[]): Caret['frames'] {
  return frames.map((frame) => ({ frame, key: frame.key }));
}

/**
 * Reads the scalar at `start`: to its closing quote, or for a plain one to where `plainEnd`
 * matches. A quote that is not closed ends with its line, since text behind a caret is often
 * half typed. `end` is behind the closing quote; `text` is as written, escapes included.
 */
export function scalarAt(text: string, start: number, plainEnd: RegExp): WrittenScalar {
  const first = text[start];
  let lineEnd = text.indexOf('\n', start);
  if (lineEnd < 0) lineEnd = text.length;
  if (first === '"' || first === "'") {
    let end = start + 1;
    while (end < lineEnd && text[end] !== first) end += first === '"' && text[end] === '\\' ? 2 : 1;
    const isClosed = end < lineEnd;
    end = Math.min(end, lineEnd);
    return {
      text: text.slice(start + 1, end),
      quote: first,
      from: start + 1,
      to: end,
      end: isClosed ? end + 1 : end,
      isClosed,
    };
  }
  const rest = text.slice(start, lineEnd);
  const length = rest.search(plainEnd);
  const plain = (length < 0 ? rest : rest.slice(0, length)).trimEnd();
  const end = start + plain.length;
  return { text: plain, quote: '', from: start, to: end, end, isClosed: true };
}
