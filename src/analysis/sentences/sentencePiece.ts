import { shownValue } from '../../audit/shownValue';
import type { Path } from '../../audit/types';

/** A piece of a sentence about a rule. */
export interface Piece {
  text: string;
  /** `strong`: the rule's own values. `aside`: what is easily overlooked. */
  look: 'plain' | 'strong' | 'aside';
  /** It is one of the rule's values, as shown on the page. */
  isValue?: true;
  /** The field it is about, as a path in the rule, e.g. ['resources', 0, 'group']. */
  field?: Path;
}

export function plain(text: string, field?: Path): Piece {
  return { text, look: 'plain', ...(field && { field }) };
}

export function strong(text: string, field: Path): Piece {
  return { text, look: 'strong', field };
}

export function aside(text: string, field?: Path): Piece {
  return { text, look: 'aside', ...(field && { field }) };
}

/** One of the rule's values. */
export function valueOf(text: string, field: Path): Piece {
  return { ...strong(said(text), field), isValue: true };
}

const namedAtMost = 5;
const valueAtMost = 80;

/** A value as it is shown in a sentence. */
export const said = (value: string) => shownValue(value, valueAtMost);

/**
 * Returns "a", "a and b", "a, b and c", "a, b, c, d and 3 more" as pieces: each value once, in the
 * words of `say`.
 */
export function listed(
  values: readonly string[],
  last: 'and' | 'or',
  field: Path,
  say: (value: string) => string = said,
): Piece[] {
  const each = [...new Set(values)];
  const shown = each.length > namedAtMost ? each.slice(0, namedAtMost - 1) : each;
  const pieces: Piece[] = shown.map((value) => ({ ...strong(say(value), field), isValue: true }));
  if (shown.length < each.length) pieces.push(strong(`${each.length - shown.length} more`, field));
  return pieces.flatMap((piece, index) => {
    const before = index < pieces.length - 1 ? ', ' : ` ${last} `;
    return index === 0 ? [piece] : [strong(before, field), piece];
  });
}

/** The sentence as plain text. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}
