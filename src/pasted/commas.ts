import type { TextEdit } from '../document/textEdit';
import { anyField } from './fieldNames';
import { isBlank, partsOf, type Line } from './lines';

/** Commas between two quoted values, or between two brackets. */
export function missingCommas(lines: readonly Line[], _at: number, text: string): TextEdit[][] {
  const isJson = /^\s*\{/.test(text);
  const edits = lines.flatMap((line, index) => {
    if (!/["'}\]]/.test(line.text)) return [];
    const parts = partsOf(line.text);
    const own = parts.flatMap((part, at) => {
      const before = parts[at - 1];
      const after = parts[at + 1];
      const inside = line.text.slice(part.start, part.end);
      if (part.kind === 'plain') {
        const isBetween =
          before?.kind === 'quoted' && after?.kind === 'quoted' && inside.trim() === '';
        if (isBetween) return [part.start];
        return [...inside.matchAll(/(?<=[}\]])(?=[ \t]*[{[])/g)].map(
          ({ index: place }) => part.start + place,
        );
      }
      return part.kind === 'quoted' && before?.kind === 'quoted' ? [part.start] : [];
    });
    const next = nextFilled(lines, index);
    const end = line.text.trimEnd().length;
    const isOpenEnd = isJson && /["\w}\]]$/.test(line.text.trimEnd());
    const needsComma = isOpenEnd && next !== undefined && /^\s*["{[]/.test(next.text);
    return [...own, ...(needsComma ? [end] : [])].map((place) => ({
      start: line.start + place,
      end: line.start + place,
      insert: ',',
    }));
  });
  return edits.length > 0 ? [edits] : [];
}

/** Commas and semicolons behind values in block style, outside of brackets. */
export function endPunctuation(lines: readonly Line[], _at: number, text: string): TextEdit[][] {
  if (/^\s*[{[]/.test(text)) return [];
  const edits = lines.flatMap((line) => {
    const match = /[,;]+(?=\s*(?:#.*)?$)/.exec(line.text);
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
  return edits.length > 0 ? [edits] : [];
}

function nextFilled(lines: readonly Line[], index: number): Line | undefined {
  let next = index + 1;
  while (lines[next] && isBlank(lines[next]!)) next++;
  return lines[next];
}
