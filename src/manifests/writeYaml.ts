import { utf8Bytes } from '../audit/go/bytes';
import type { Span } from '../document/tree';
import { encodeBase64 } from '../packing/encodeBase64';
import { gzipStored } from '../packing/gzip';

/** A text in a string or map of YAML, and its place. */
export interface Written {
  at: Span;
  text: string;
}

/**
 * Yields ways to write a text into the place of another one in YAML, as that is written there: indented, quoted or in
 * base64. Whoever takes one reads it again: it may not be the text.
 */
export function* writeYaml(holder: string, old: Written, text: string): Generator<string> {
  for (const write of [inLines, inBase64, inQuotes, inSingleQuotes, inUrl]) {
    yield* write(holder, old, text);
  }
}

/** The lines that the extraction adds above rules without them. */
const heads = [
  '',
  'apiVersion: audit.k8s.io/v1\n',
  'kind: Policy\n',
  'apiVersion: audit.k8s.io/v1\nkind: Policy\n',
  'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n',
  '---\n',
];

/** The lines of the policy stand in the holder, indented, at any depth of strings in strings. */
function* inLines(holder: string, old: Written, policy: string): Generator<string> {
  for (const head of heads) {
    if (!old.text.startsWith(head) || !policy.startsWith(head)) continue;
    const place = placeOfLines(holder, old, old.text.slice(head.length));
    if (!place) continue;
    const [first = '', ...rest] = policy.slice(head.length).trimEnd().split('\n');
    const lines = [first, ...rest.map((line) => (line.trim() === '' ? '' : place.indent + line))];
    yield holder.slice(0, place.start) + lines.join('\n') + holder.slice(place.end);
  }
}

/** Finds lines in the place of a policy that are its lines with one indentation. */
function placeOfLines(
  holder: string,
  { at }: Written,
  text: string,
): { start: number; end: number; indent: string } | undefined {
  const wanted = text.trimEnd().split('\n');
  const [first = ''] = wanted;
  for (let lineStart = holder.lastIndexOf('\n', at.start - 1) + 1; lineStart <= at.end;) {
    const lineEnd = endOfLine(holder, lineStart);
    const line = holder.slice(lineStart, lineEnd);
    if (line.endsWith(first)) {
      const found = sameLines(holder, lineEnd, wanted.slice(1));
      if (found) {
        const start = lineEnd - first.length;
        return { start, end: found.end, indent: found.indent ?? ' '.repeat(start - lineStart) };
      }
    }
    if (lineEnd === holder.length) return undefined;
    lineStart = lineEnd + 1;
  }
  return undefined;
}

/** Compares the lines below an offset; blank lines may lack the indentation. */
function sameLines(
  holder: string,
  from: number,
  wanted: readonly string[],
): { end: number; indent: string | undefined } | undefined {
  let end = from;
  let indent: string | undefined;
  for (const line of wanted) {
    const start = end + 1;
    if (start > holder.length) return undefined;
    end = endOfLine(holder, start);
    const own = holder.slice(start, end);
    if (line.trim() === '' && own.trim() === '') continue;
    indent ??= own.slice(0, Math.max(0, own.length - line.length));
    if (indent.trim() !== '' || own !== indent + line) return undefined;
  }
  return { end, indent };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** The policy is the longest base64 of its place, in one line or several. */
function* inBase64(holder: string, { at }: Written, policy: string): Generator<string> {
  const raw = holder.slice(at.start, at.end);
  const packed = /[A-Za-z0-9+/]{16,}(?:\n[ \t]*[A-Za-z0-9+/=]+)*={0,2}/.exec(raw);
  if (!packed) return;
  const [old] = packed;
  const [first = '', second = ''] = old.split('\n');
  const indent = /^[ \t]*/.exec(second)?.[0] ?? '';
  const bytes = utf8Bytes(policy);
  const encoded = encodeBase64(old.startsWith('H4sI') ? gzipStored(bytes) : bytes);
  const width = old.includes('\n') ? first.length : encoded.length;
  const lines = encoded.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
  const start = at.start + packed.index;
  yield holder.slice(0, start) + lines.join(`\n${indent}`) + holder.slice(start + old.length);
}

/** The policy is a string in double quotes, or behind them: with escapes. */
function* inQuotes(holder: string, { at, text }: Written, policy: string): Generator<string> {
  const raw = holder.slice(at.start, at.end);
  const before = escaped(text);
  const start = raw.indexOf(before.trimEnd());
  for (const [from, to] of [
    [start, start + before.length],
    [0, raw.length],
    [1, raw.length - 1],
  ]) {
    if (from === undefined || to === undefined || from < 0 || to < from) continue;
    yield holder.slice(0, at.start + from) + escaped(policy) + holder.slice(at.start + to);
  }
  // With other escapes: written anew.
  if (raw.startsWith('"')) {
    yield holder.slice(0, at.start) + JSON.stringify(policy) + holder.slice(at.end);
  }
}

/** The policy is a string in single quotes, on one line. */
function* inSingleQuotes(holder: string, { at, text }: Written, policy: string): Generator<string> {
  const isOneLine = !policy.trimEnd().includes('\n');
  if (holder[at.start] !== "'" || text.includes('\n') || !isOneLine) return;
  const written = policy.trimEnd().replaceAll("'", "''");
  yield `${holder.slice(0, at.start)}'${written}'${holder.slice(at.end)}`;
}

const escaped = (text: string) => JSON.stringify(text).slice(1, -1);

/** The policy is a data URL with percent signs. */
function* inUrl(holder: string, { at }: Written, policy: string): Generator<string> {
  const raw = holder.slice(at.start, at.end);
  const url = /data:[^,\s]*,/.exec(raw);
  if (!url) return;
  const start = at.start + url.index + url[0].length;
  const length = /^[^\s"']*/.exec(holder.slice(start, at.end))?.[0].length ?? 0;
  yield holder.slice(0, start) + encodeURIComponent(policy) + holder.slice(start + length);
}
