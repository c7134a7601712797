import type { KubernetesVersion } from '../../audit/types';
import type { Span } from '../../document/tree';
import type { Expectation } from '../expectation';
import { locate, plainOf, type Located } from './located';
import { readTestFile } from './readTestFile';
import { shortExpectation } from './shortExpectation';

type Edit = Span & { text: string };
type LocatedMap = Extract<Located, { type: 'map' }>;

/**
 * Returns a file of tests with other expectations, by the index of their test; or why it is not changed. Only the values
 * that differ are written: comments, order and everything else stay as they are. In: a file that can be read, and the
 * Kubernetes version for one that names none. Never throws.
 */
export function updateTestFile(
  text: string,
  changes: ReadonlyMap<number, Expectation>,
  kubernetes: KubernetesVersion,
): { text: string } | { refused: string } {
  const before = readTestFile(text, kubernetes);
  const located = locate(text);
  if (before.outcome !== 'read' || 'problems' in located)
    return { refused: 'This file of tests cannot be read.' };
  const list = valueAt(located.root, 'tests');
  const edits: Edit[] = [];
  for (const [index, expectation] of changes) {
    const test = list?.type === 'list' ? list.items[index] : undefined;
    const expect = test && valueAt(test, 'expect');
    if (!expect) return { refused: `There is no test ${index + 1}.` };
    const found = editsFor(text, expect, expectation);
    if (!found || test.isShared || list?.isShared)
      return { refused: `What test ${index + 1} expects has an anchor. Change it by hand.` };
    edits.push(...found);
  }
  const after = applied(text, edits);
  return isAsWanted(after, changes, kubernetes)
    ? { text: after }
    : { refused: 'This file cannot be changed safely. Change it by hand.' };
}

const valueAt = (located: Located, key: string): Located | undefined =>
  located.type === 'map' ? located.entries.get(key)?.value : undefined;

function editsFor(text: string, expect: Located, expectation: Expectation): Edit[] | undefined {
  const wanted = shortExpectation(expectation);
  if (JSON.stringify(plainOf(expect)) === JSON.stringify(wanted)) return [];
  const isAlias = text[expect.range.start] === '*';
  if (expect.isShared && !isAlias) return undefined;
  if (isAlias || expect.type !== 'map') return [{ ...expect.range, text: flow(wanted) }];
  const parts = typeof wanted === 'string' ? { level: wanted } : wanted;
  if ([...expect.entries.values()].some(({ value }) => value.isShared)) return undefined;
  return editsOfMap(text, expect, new Map(Object.entries(parts)));
}

/** Changes, removes and adds entries. At least one that is there stays, or all are written anew. */
function editsOfMap(
  text: string,
  map: LocatedMap,
  wanted: ReadonlyMap<string, unknown>,
): Edit[] | undefined {
  const entries = [...map.entries];
  const kept = entries.filter(([key]) => wanted.has(key));
  const fresh = [...wanted].filter(([key]) => !map.entries.has(key));
  if (kept.length < entries.length && (map.isFlow || kept.length === 0)) {
    if (map.isFlow) return [{ ...map.range, text: flow(Object.fromEntries(wanted)) }];
    const first = entries[0]?.[1].key.start ?? map.range.start;
    return [
      {
        ...map.range,
        text: block(text, first, [...wanted])
          .slice(1)
          .trimStart(),
      },
    ];
  }
  const edits = entries.flatMap(([key, { key: name, value }]): Edit[] => {
    if (!wanted.has(key)) return [wholeLines(text, { start: name.start, end: value.range.end })];
    const now = wanted.get(key);
    const isSame = JSON.stringify(plainOf(value)) === JSON.stringify(now);
    return isSame ? [] : [replacing(text, name, value, flow(now))];
  });
  const [, last] = kept.at(-1) ?? [];
  if (fresh.length > 0 && last) {
    const at = last.value.range.end;
    const added = map.isFlow
      ? fresh.map(([key, value]) => `, ${key}: ${flow(value)}`).join('')
      : block(text, entries[0]?.[1].key.start ?? at, fresh);
    const place = map.isFlow ? at : lineEnd(text, at);
    edits.push({ start: place, end: place, text: added });
  }
  return edits;
}

/** A block list may stand at the indent of its key, where a value in one line may not. */
function replacing(text: string, key: Span, { range, type, isFlow }: Located, value: string): Edit {
  const isBlock = type === 'list' && !isFlow;
  const missing = isBlock ? indentOf(text, key.start) + 2 - indentOf(text, range.start) : 0;
  return { ...range, text: ' '.repeat(Math.max(0, missing)) + value };
}

const lineStart = (text: string, at: number) => text.lastIndexOf('\n', at - 1) + 1;
const indentOf = (text: string, at: number) => at - lineStart(text, at);
const indentAt = (text: string, at: number) => ' '.repeat(indentOf(text, at));

/** Without the line break, which may be that of Windows. */
function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}

/** Entries in lines of their own, each after a line break. */
function block(text: string, at: number, entries: readonly (readonly [string, unknown])[]): string {
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  return entries
    .map(([key, value]) => `${lineBreak}${indentAt(text, at)}${key}: ${flow(value)}`)
    .join('');
}

/** The lines of an entry of a block map, unless it shares the first one with what is before it. */
function wholeLines(text: string, { start, end }: Span): Edit {
  const from = lineStart(text, start);
  const isAlone = text.slice(from, start).trim() === '';
  const after = text.indexOf('\n', end);
  const to = after < 0 ? text.length : after + 1;
  if (isAlone) return { start: from, end: to, text: '' };
  // The next entry takes its place.
  const next = /\S/.exec(text.slice(to));
  return { start, end: next ? to + next.index : to, text: '' };
}

/** A value in one line. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, each]) => `${key}: ${flow(each)}`)
      .join(', ')} }`;
  return typeof value === 'string' && /^[A-Za-z]{3,30}$/.test(value) && !isWord.test(value)
    ? value
    : JSON.stringify(value);
}

/** Plain, these are no strings. */
const isWord = /^(?:true|false|null)$/i;

function applied(text: string, edits: readonly Edit[]): string {
  let after = text;
  for (const edit of edits.toSorted((a, b) => b.start - a.start || b.end - a.end))
    after = after.slice(0, edit.start) + edit.text + after.slice(edit.end);
  return after;
}

function isAsWanted(
  text: string,
  changes: ReadonlyMap<number, Expectation>,
  kubernetes: KubernetesVersion,
): boolean {
  const read = readTestFile(text, kubernetes);
  return (
    read.outcome === 'read' &&
    [...changes].every(([index, wanted]) => {
      const now = read.file.tests[index]?.expectation;
      return (
        now && JSON.stringify(shortExpectation(now)) === JSON.stringify(shortExpectation(wanted))
      );
    })
  );
}
