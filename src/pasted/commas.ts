import { isStep } from '../audit/steps';
import type { TextEdit } from '../document/textEdit';
import { anyField } from './fieldNames';
import { isBlank, oneWay, partsOf, type Line, type Ways } from './lines';
import { editsOfLines } from './residue';

/** Commas between two quoted values, or between two brackets. */
export const missingCommas: Ways = function* (lines, _at, text) {
  const isJson = /^\s*\{/.test(text);
  const edits: TextEdit[] = [];
  for (const [index, line] of lines.entries()) {
    if (isStep(index)) yield;
    if (!/["'}\]]/.test(line.text)) continue;
    for (const place of placesIn(line.text)) {
      const at = line.start + place;
      // The comma may be on the other side of the quotation mark.
      const isInside = /,["']$/.test(line.text.slice(Math.max(0, place - 2), place));
      edits.push(
        isInside
          ? { start: at - 2, end: at, insert: `${line.text.charAt(place - 1)},` }
          : { start: at, end: at, insert: ',' },
      );
      if (isStep(edits.length)) yield;
    }
    const filled = line.text.trimEnd();
    if (!isJson || !/["\w}\]]$/.test(filled)) continue;
    const place = line.start + filled.length;
    if (/^\s*["{[]/.test(nextFilled(lines, index)?.text ?? ''))
      edits.push({ start: place, end: place, insert: ',' });
  }
  return oneWay(edits);
};

/** Where commas are missing within a line. */
function* placesIn(line: string): Generator<number> {
  const parts = partsOf(line);
  for (const [at, { kind, start, end }] of parts.entries()) {
    const isBehindQuote = parts[at - 1]?.kind === 'quoted';
    if (kind === 'quoted' && isBehindQuote) yield start;
    if (kind !== 'plain') continue;
    const inside = line.slice(start, end);
    const isBetween = isBehindQuote && parts[at + 1]?.kind === 'quoted' && inside.trim() === '';
    if (isBetween) yield start;
    else for (const { index } of inside.matchAll(/(?<=[}\]])(?=[ \t]*[{[])/g)) yield start + index;
  }
}

/** Commas and semicolons behind values in block style, outside of brackets. */
export const endPunctuation: Ways = function* (lines, _at, text) {
  if (/^\s*[{[]/.test(text)) return [];
  const edits = yield* editsOfLines(lines, (line) => {
    const match = /(?<![,;])[,;]+(?=\s*(?:#.*)?$)/.exec(line.text);
    if (!match || !new RegExp(`^\\s*(?:- +)*(?:["']?(?:${anyField})["']?\\s*:|-)`).test(line.text))
      return [];
    const before = line.text.slice(0, match.index);
    const opened = before.replace(/[^[{]/g, '').length - before.replace(/[^\]}]/g, '').length;
    const isInComment = partsOf(line.text).some(
      ({ kind, start, end }) => kind !== 'plain' && start <= match.index && match.index < end,
    );
    if (opened !== 0 || isInComment) return [];
    const start = line.start + match.index;
    return [{ start, end: start + match[0].length, insert: '' }];
  });
  return oneWay(edits);
};

function nextFilled(lines: readonly Line[], index: number): Line | undefined {
  let next = index + 1;
  while (lines[next] && isBlank(lines[next]!)) next++;
  return lines[next];
}
