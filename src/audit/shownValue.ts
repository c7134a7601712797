import { goQuote } from './go/quote';

/** A longer value, in UTF-16 units, is truncated in sentences, chips and messages. */
const longValue = 200;

/** Values that need no quoting; a fast path. */
const ordinary = /^[\x21\x23-\x7e](?:[\x20-\x7e]*[\x21\x23-\x7e])?$/;

/** Invisible letters, such as fillers and variation selectors. Go does not escape them. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * Formats a value of a policy for people. It stays as it is if it cannot be misread; otherwise it is
 * put in double quotes with escapes, as YAML reads it and kube-apiserver writes it (Go's %q): the empty
 * string, white space or quotes at an end, line breaks, control, bidi and invisible characters.
 * Truncated to `limit` characters, with "…".
 */
export function shownValue(value: string, limit = longValue): string {
  if (value.length <= limit && ordinary.test(value)) return value;
  const start = cut(value, limit);
  if (ordinary.test(start)) return `${start}…`;
  const quoted = escaped(start);
  const isPlain = start !== '' && !/^[ "]|[ "]$/.test(start) && quoted === bare(start);
  return (isPlain ? start : quoted) + (start === value ? '' : '…');
}

/** Formats a value like shownValue, but always in double quotes. For messages. */
export function quotedValue(value: string, limit = longValue): string {
  if (value.length <= limit && ordinary.test(value)) return bare(value);
  const start = cut(value, limit);
  return start === value ? escaped(start) : `${escaped(start)}…`;
}

const bare = (text: string) => `"${text}"`;

/** Escapes as little as possible: quotes and backslashes stay as they are if nothing else needs an escape. */
function escaped(text: string): string {
  const quoted = goQuote(text).replace(invisible, escapeOf);
  const plain = text.replace(/["\\]/g, '\\$&');
  return quoted === bare(plain) ? bare(text) : quoted;
}

/** Returns the first `limit` UTF-16 units of a string, or one less so as not to split a character. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const isPair = /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(limit - 1, limit + 1));
  return text.slice(0, isPair ? limit - 1 : limit);
}

/** Returns whether a value could overlap the lines around it: four combining marks on one letter do, and no script needs so many. */
export function isTall(text: string): boolean {
  return /\p{M}{4}/u.test(text);
}

/** Invisible characters and those that change the direction of text; line breaks excepted. */
const hidden = /[^\P{C}\n]|[\p{Zl}\p{Zp}]|\p{Default_Ignorable_Code_Point}/gu;

/**
 * Formats text of several words for people: invisible characters are escaped. Truncated to `limit`
 * characters, with "…".
 */
export function shownText(text: string, limit = Infinity): string {
  const start = cut(text, limit);
  return start.replace(hidden, escapeOf) + (start === text ? '' : '…');
}

function escapeOf(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
}
