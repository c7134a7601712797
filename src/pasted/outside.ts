import { isStep } from '../audit/steps';
import type { TextEdit } from '../document/textEdit';
import { anyField } from './fieldNames';
import { isBlank, type Line } from './lines';
import { remove, type Residue, type Steps } from './residue';

/** What stands before the first field of a policy on its line: nothing, spaces, a mark or a number. */
const firstField =
  /^([^\w"'{#\n]{0,40}(?:\d{1,6}[^\w"'{#\n]{1,10})?)["']?(?:apiVersion["']?[ \t]*[:：][ \t]*["'“]?audit\.k8s\.io|kind["']?[ \t]*[:：][ \t]*["'“]?Policy\b)/;

/** The beginning of a line says what it is. */
const readAtMost = 300;
const beginning = ({ text }: Line) => text.slice(0, readAtMost);

/** A line that may belong to a policy, to a file around it, or to a template. */
const mayBelong = new RegExp(
  [
    `^\\s*(?:[-+>|]\\s*)*["']?(?:${anyField})(?:["']?\\s*[:：=]|\\s+["'[]|\\s*$)`,
    String.raw`^\s*\S*\s*[:=]?\s*["']?audit\.k8s\.io|^\s*\S*(?:k8s|api|kind|rules)\S*\s*$|\{\{|\{%|<%|#@|\$\{`,
    String.raw`^\s*(?:- )?["']?[\w.-]+["']?:\s*(?:[|>][-+\d]*)?\s*$`,
    String.raw`^\s*- +["']?[\w.-]+["']?:`,
    // Code: a bracket, a string or a heredoc begins or ends there.
    String.raw`[{([]\s*$|^\s*[)\]}]|<<|[=(,:]\s*\w?["'\`]{1,3}\s*$|^\s*["'\`]{1,3}`,
  ].join('|'),
);

/** A line of a policy at the first column, or one below it. */
const standsInPolicy = /^(?:\s|#|---|\.\.\.|-(?:\s+\S|$)|["'\]}]|[\w.-]+["']?\s*[:：=](?:\s|$))/;
/** A list or map in one line: nothing follows it. */
const isFlow = /^[[{](?!.*[\]}]\s*[^\s\]},#])/;
/** The last line of an editor, which it puts in the middle. */
const isStatus = /^\s{8,}\[ .* \]\s*$/;

/** Whether a line in block style cannot belong to a policy. */
const isForeign = (line: Line) => {
  const text = beginning(line);
  if (text === '') return false;
  return isStatus.test(text) || !(standsInPolicy.test(text) || isFlow.test(text));
};

/** Returns a test for the lines of a policy, by what stands before its first field. */
function ownLine(prefix: string): (line: Line) => boolean {
  if (prefix === '') return (line) => !isForeign(line);
  if (prefix.trim() === '') return (line) => isBlank(line) || line.text.startsWith(prefix);
  const shape = prefix
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replace(/\d+/g, String.raw`\d+`)
    .replace(/\s+/g, String.raw`\s*`);
  const pattern = new RegExp(`^\\s*${shape}`);
  return (line) => isBlank(line) || pattern.test(beginning(line));
}

/** The lines of a text that a policy begins and ends with; `end` is not one of them. */
function* policyIn(
  lines: readonly Line[],
): Generator<undefined, { start: number; end: number } | undefined> {
  let first: { at: number; prefix: string } | undefined;
  for (const [at, line] of lines.entries()) {
    if (isStep(at)) yield;
    const prefix = firstField.exec(beginning(line))?.[1];
    if (prefix === undefined) continue;
    first = { at, prefix };
    break;
  }
  if (!first) return undefined;
  const isOwn = ownLine(first.prefix);
  let start = first.at;
  // With a mark, every line with it belongs to the policy; else comments above it do.
  const isMarked = first.prefix.trim() !== '';
  const isAbove = (line: Line) =>
    isMarked ? isOwn(line) : isBlank(line) || /^\s*(?:#|---\s*$)/.test(beginning(line));
  while (start > 0 && isAbove(lines[start - 1]!)) start--;
  while (start < first.at && isBlank(lines[start]!)) start++;
  let end = first.at + 1;
  for (; end < lines.length && isOwn(lines[end]!); end++) if (isStep(end)) yield;
  return { start, end };
}

/** Whether none of the lines from one to another may belong to a policy, and one has something. */
function* areForeign(
  lines: readonly Line[],
  from: number,
  to: number,
): Generator<undefined, boolean> {
  let isFilled = false;
  for (let at = from; at < to; at++) {
    if (isStep(at)) yield;
    const line = lines[at]!;
    if (mayBelong.test(beginning(line))) return false;
    isFilled ||= !isBlank(line);
  }
  return isFilled;
}

const withoutLines = (from: Line, to: Line): TextEdit[] => [
  { start: from.start, end: to.next, insert: '' },
];

function* above(lines: readonly Line[]): Steps {
  const policy = yield* policyIn(lines);
  if (!policy || policy.start === 0) return [];
  const areOther = yield* areForeign(lines, 0, policy.start);
  return areOther ? withoutLines(lines[0]!, lines[policy.start - 1]!) : [];
}

function* below(lines: readonly Line[]): Steps {
  const policy = yield* policyIn(lines);
  const first = policy && lines[policy.end];
  if (!policy || !first) return [];
  // A word directly below may be a value that has lost its place.
  const isValue = /^\s*[^\s-]\S*\s*$/.test(beginning(first)) && !isBlank(lines[policy.end - 1]!);
  if (isValue || !(yield* areForeign(lines, policy.end, lines.length))) return [];
  return withoutLines(first, lines.at(-1)!);
}

/** Lines above and below a policy that nothing else explains: the words of a page, a mail or a terminal. What is left must be a policy. */
export const outside: readonly Residue[] = [
  { name: 'lines above the policy', title: remove, find: above },
  { name: 'lines below the policy', title: remove, find: below },
];
