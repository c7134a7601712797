/** A map or list that is open at some place of a text. Filled as the scan continues, so it includes what follows. */
export interface Frame {
  kind: 'map' | 'list';
  /** Block style: the column of its keys or dashes, from 0. Flow style: -1. */
  column: number;
  /** Map: the key of the current value, '' before the first. */
  key: string;
  /** Map: whether the value of `key` starts on the line of the key. */
  hasValue: boolean;
  /** Map: every key with its value, if that is a scalar on the same line. */
  values: Map<string, string>;
  /** List: its scalars, except the one at the caret. */
  items: ScalarText[];
}

/** A scalar as written in a half-typed text. */
export interface ScalarText {
  text: string;
  quote: '' | '"' | "'";
}

/** A scalar with its offsets: `from` and `to` without quotes, `end` after the closing quote if there is one. */
export interface WrittenScalar extends ScalarText {
  from: number;
  to: number;
  end: number;
  isClosed: boolean;
}

/** What the scan found at the caret. The frames' keys are copied, because the scan changes the frames. */
export interface Caret {
  frames: { frame: Frame; key: string }[];
  /** What is expected: in a map 'key' or 'value', in a list 'item'; 'none' where nothing is. */
  due: 'key' | 'value' | 'item' | 'none';
  /** The list item or list of maps still needs its dash. */
  needsDash: boolean;
  /** Start of the word, after an opening quote, and its end. */
  wordStart: number;
  wordEnd: number;
  quote: '' | '"' | "'";
  inFlow: boolean;
}

/** Returns an empty frame. */
export function frameOf(kind: Frame['kind'], column: number): Frame {
  return { kind, column, key: '', hasValue: false, values: new Map(), items: [] };
}

/** Copies the path to the caret. */
export function freeze(frames: readonly Frame[]): Caret['frames'] {
  return frames.map((frame) => ({ frame, key: frame.key }));
}

/**
 * Reads the scalar at `start`: up to its closing quote, or for a plain one up to where `plainEnd`
 * matches. An unclosed quote ends with its line, since text after a caret is often half typed. `end`
 * is after the closing quote; `text` is as written, escapes included.
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
