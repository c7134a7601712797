import { isRecord } from '../../audit/go/jsonObject';
import type { Style } from './style';

/** What a value cannot be written without, or with. */
export class Unwritable extends Error {}

/**
 * Returns a value as source code: maps and lists of maps over several lines, indented; without an indent all on one line.
 * @throws {Unwritable} for a text with characters whose escapes depend on the language
 */
export function renderValue(value: unknown, style: Style, indent?: string): string {
  if (style.isTyped && typeof value === 'object' && value !== null) throw new Unwritable();
  if (Array.isArray(value)) {
    const deeper = value.some(isRecord) ? indent : undefined;
    const items = value.map((item) => renderValue(item, style, inside(deeper, style)));
    return enclosed('[]', items, style.afterItem, style.afterItem, style, deeper);
  }
  if (isRecord(value)) {
    const entries = Object.entries(value).map(([key, field]) =>
      renderEntry(key, field, style, inside(indent, style)),
    );
    const end = indent === undefined ? style.afterInline : style.afterEntry;
    return enclosed('{}', entries, end, style.afterInline, style, indent);
  }
  if (typeof value === 'string') return quoted(value, style.quote);
  if (typeof value === 'boolean' || value === null) {
    return style.words[String(value) as keyof Style['words']];
  }
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return String(value);
  throw new Unwritable();
}

/** Returns a key with its value. */
export function renderEntry(key: string, value: unknown, style: Style, indent?: string): string {
  const isName = style.keyQuote === '' && /^[A-Za-z_]\w*$/.test(key);
  const name = isName ? key : quoted(key, style.keyQuote || '"');
  return name + style.assign + renderValue(value, style, indent);
}

const inside = (indent: string | undefined, { step }: Style) =>
  indent === undefined ? undefined : indent + step;

function enclosed(
  [open = '', close = '']: string,
  parts: readonly string[],
  end: string,
  inline: string,
  style: Style,
  indent: string | undefined,
): string {
  if (parts.length === 0) return open + close;
  if (indent !== undefined) {
    const lines = parts.map((part) => `\n${indent}${style.step}${part}${end}`);
    return `${open}${lines.join('')}\n${indent}${close}`;
  }
  const isTerminated = inline === ';' && open === '{';
  const space = open === '{' || style.afterItem === '' ? ' ' : '';
  const last = isTerminated ? ';' : '';
  return open + space + parts.join(`${open === '{' ? inline : end} `) + last + space + close;
}

/** Characters that a language may escape or compute in a string. */
const isPlain = /^(?:(?![$%#]\{)[^\p{C}\u2028\u2029\\])*$/u;

function quoted(text: string, quote: string): string {
  if (!isPlain.test(text) || text.includes(quote)) throw new Unwritable();
  return quote + text + quote;
}
