import { goQuote } from './go/quote';

/** A value of more UTF-16 units than this is cut where it stands in a sentence, a chip or a message. */
const longValue = 200;

/** What reads as it stands, at first sight. */
const ordinary = /^[\x21\x23-\x7e](?:[\x20-\x7e]*[\x21\x23-\x7e])?$/;

/** Letters that show nothing: fillers, variation selectors. Go prints them. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * A value of a policy for people: as it stands where it reads as what it is, otherwise in double
 * quotes and with escapes, as YAML reads and kube-apiserver writes it (Go's %q): the empty text,
 * white space or quotation marks at an end, line breaks, control and bidi characters, what
 * nobody can see. Cut after 200 characters, with "…", unless `limit` says otherwise.
 */
export function shownValue(value: string, limit = longValue): string {
  if (value.length <= limit && ordinary.test(value)) return value;
  const start = cut(value, limit);
  if (ordinary.test(start)) return `${start}…`;
  const quoted = escaped(start);
  const isPlain = start !== '' && !/^[ "]|[ "]$/.test(start) && quoted === bare(start);
  return (isPlain ? start : quoted) + (start === value ? '' : '…');
}

/** The same, always in double quotes. For messages. */
export function quotedValue(value: string, limit = longValue): string {
  if (value.length <= limit && ordinary.test(value)) return bare(value);
  const start = cut(value, limit);
  return start === value ? escaped(start) : `${escaped(start)}…`;
}

const bare = (text: string) => `"${text}"`;

/** Only what has to be: quotation marks and backslashes stay as they are where nothing else is escaped. */
function escaped(text: string): string {
  const quoted = goQuote(text).replace(invisible, escapeOf);
  const plain = text.replace(/["\\]/g, '\\$&');
  return quoted === bare(plain) ? bare(text) : quoted;
}

/** The first `limit` UTF-16 units of a text, or one less: not through the middle of a character. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const isPair = /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(limit - 1, limit + 1));
  return text.slice(0, isPair ? limit - 1 : limit);
}

/** Would the value paint over the lines above and below? Four marks on one letter do; no script has so many. */
export function isTall(text: string): boolean {
  return /\p{M}{4}/u.test(text);
}

/** Characters that show nothing, or turn what follows; line breaks are what they seem to be. */
const hidden = /[^\P{C}\n]|[\p{Zl}\p{Zp}]|\p{Default_Ignorable_Code_Point}/gu;

/**
 * A text of several words for people: as it is, but with escapes for what nobody could see. Cut
 * after `limit` characters, with "…".
 */
export function shownText(text: string, limit = Infinity): string {
  const start = cut(text, limit);
  return start.replace(hidden, escapeOf) + (start === text ? '' : '…');
}

function escapeOf(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
}
