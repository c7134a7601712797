import type { TextEdit } from '../document/textEdit';
import { isBlank, oneWay, partsOf, type Line, type Ways } from './lines';
import { editsOfLines } from './residue';

/** How other languages begin a comment that is a line of its own. */
const lineComment = /^\s*(\/\/+|;+|--|\/\*+)(?=[ \t]+\w)/;
const blockEnd = /[ \t]*\*+\/[ \t]*$/;
/** Behind a value, only this begins one: no value has it between spaces. */
const behindValue = /[ \t]\/\/(?=[ \t])/;

/** Comments of other languages, which begin with another mark than #. */
export const comments: Ways = function* (lines) {
  return oneWay(yield* editsOfLines(lines, commentIn));
};

function* commentIn(line: Line): Generator<TextEdit> {
  if (isBlank(line) || !/\/|;|--/.test(line.text)) return;
  const { text, start } = line;
  const own = lineComment.exec(text);
  const mark = own?.[1];
  if (own && mark !== undefined) {
    const at = start + own[0].length - mark.length;
    yield { start: at, end: at + mark.length, insert: '#' };
    const end = mark.startsWith('/*') ? blockEnd.exec(text.slice(0, 2000)) : undefined;
    if (end) yield { start: start + end.index, end: line.end, insert: '' };
    return;
  }
  for (const part of partsOf(text)) {
    if (part.kind !== 'plain') continue;
    const found = behindValue.exec(text.slice(part.start, part.end));
    if (!found) continue;
    const at = start + part.start + found.index + 1;
    yield { start: at, end: at + 2, insert: '#' };
    return;
  }
}
