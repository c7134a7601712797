import type { TextEdit } from '../document/textEdit';
import { isBlank, type Line } from './lines';

/** One kind of thing that copying adds to a text. */
export interface Residue {
  /** As the user reads it after "This text contains": "line numbers". `removed` is what the first edit takes out. */
  name: string | ((removed: string) => string);
  /** What the button says if it is the only kind. */
  title: (name: string) => `${'Remove' | 'Convert' | 'Use'} ${string}`;
  /** Returns the edits that take it out, in order; none if the text has none of it. `lines` are those of `text`. */
  find: (lines: readonly Line[], text: string) => TextEdit[];
}

export const remove: Residue['title'] = (name) => `Remove the ${name.replace(/^(?:an?|the) /, '')}`;

/** The edit that deletes a line with its line break. */
export const withoutLine = ({ start, next }: Line): TextEdit => ({ start, end: next, insert: '' });

/** Returns a line that is not blank, from the start or from the end; undefined if there is none. */
export function outermost(lines: readonly Line[], from: 'start' | 'end'): Line | undefined {
  return from === 'start'
    ? lines.find((line) => !isBlank(line))
    : lines.findLast((line) => !isBlank(line));
}
