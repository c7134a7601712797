import type { TextEdit } from '../textEdit';
import { cutLines, type ItemLines } from './blockEntries';
import { lineKind, lineStart, nextLine } from './lines';

/**
 * Edits of whole rules in a block list: each rule with its comments is a range of lines, and what is
 * between two rules (blank lines, separate comments) stays where it is.
 */

/** Deletes one of several rules, with the blank lines that are no longer needed. */
export function removeRuleLines(
  text: string,
  rules: readonly ItemLines[],
  index: number,
): TextEdit[] {
  const rule = rules[index];
  if (!rule) return [];
  const blankAbove = blanksAbove(text, rule.lead, rules[index - 1]?.end ?? rule.lead);
  const blankBelow = blanksBelow(text, rule.end);
  const isFirst = index === 0;
  const isLast = index === rules.length - 1;
  if ((isFirst || blankAbove < rule.lead) && !isLast)
    return [cutLines(text, rule.lead, blankBelow)];
  if (isLast && (blankBelow === text.length || blankBelow > rule.end)) {
    return [cutLines(text, blankAbove, rule.end)];
  }
  return [cutLines(text, rule.lead, rule.end)];
}

function blanksAbove(text: string, start: number, floor: number): number {
  let above = start;
  while (above > floor) {
    const line = lineStart(text, above - (text.startsWith('\r\n', above - 2) ? 2 : 1));
    if (lineKind(text, line).kind !== 'blank') break;
    above = line;
  }
  return above;
}

function blanksBelow(text: string, end: number): number {
  let below = end;
  while (below < text.length && lineKind(text, below).kind === 'blank')
    below = nextLine(text, below);
  return below;
}

/** Moves rule `from` to index `to`; the gaps between rules stay in place. */
export function moveRuleLines(
  text: string,
  rules: readonly ItemLines[],
  from: number,
  to: number,
  eol: string,
): TextEdit[] {
  const low = rules[Math.min(from, to)];
  const high = rules[Math.max(from, to)];
  const moved = rules[from];
  if (!low || !high || !moved || from === to) return [];
  const gap = (i: number): string => text.slice(rules[i]?.end, rules[i + 1]?.lead);
  const gapEdit = (i: number, insert: string): TextEdit[] =>
    gap(i) === insert ? [] : [{ start: rules[i]?.end ?? 0, end: rules[i + 1]?.lead ?? 0, insert }];

  // If the text ends without a line break, the rule that becomes the last loses its own.
  const isOpenEnd = high.end === text.length && lineStart(text, high.end) < high.end;
  const block = text.slice(moved.lead, moved.end);
  const edits: TextEdit[] = [];
  if (from < to) {
    edits.push({ start: moved.lead, end: rules[from + 1]?.lead ?? moved.end, insert: '' });
    for (let i = from + 1; i < to; i++) edits.push(...gapEdit(i, gap(i - 1)));
    const insert = isOpenEnd ? eol + gap(to - 1) + withoutLineBreak(block) : gap(to - 1) + block;
    edits.push({ start: high.end, end: high.end, insert });
  } else {
    const insert = block + (isOpenEnd ? eol : '') + gap(to);
    edits.push({ start: low.lead, end: low.lead, insert });
    for (let i = to; i < from - 1; i++) edits.push(...gapEdit(i, gap(i + 1)));
    const before = rules[from - 1]?.end ?? moved.lead;
    edits.push(
      isOpenEnd ? cutLines(text, before, moved.end) : { start: before, end: moved.end, insert: '' },
    );
  }
  return edits;
}

function withoutLineBreak(block: string): string {
  return block.replace(/(?:\r\n|[\n\r\u0085\u2028\u2029])$/, '');
}

/** Duplicates a rule and its comments below it. */
export function duplicateRuleLines(
  text: string,
  rules: readonly ItemLines[],
  index: number,
  eol: string,
): TextEdit[] {
  const rule = rules[index];
  if (!rule) return [];
  const block = withoutLineBreak(text.slice(rule.lead, rule.end));
  const blank = isSpacedOut(text, rules) ? eol : '';
  const isOpenEnd = lineStart(text, rule.end) < rule.end;
  const insert = isOpenEnd ? eol + blank + block : blank + block + eol;
  return [{ start: rule.end, end: rule.end, insert }];
}

/** Returns whether most rules are separated by blank lines. */
export function isSpacedOut(text: string, rules: readonly ItemLines[]): boolean {
  let spaced = 0;
  for (const [i, rule] of rules.slice(0, -1).entries()) {
    if (
      blanksBelow(text, rule.end) > rule.end ||
      blanksAbove(text, rules[i + 1]?.lead ?? 0, rule.end) < (rules[i + 1]?.lead ?? 0)
    )
      spaced++;
  }
  return rules.length > 1 && spaced * 2 >= rules.length - 1;
}
