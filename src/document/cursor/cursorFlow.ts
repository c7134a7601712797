import { freeze, frameOf, scalarAt, type Caret, type Frame } from './cursorFrames';

const plainEnd = /:(?=\s|$|[,[\]{}])|[,[\]{}]|\s#/;

/**
 * Scans the `[…]` or `{…}` that opens at `start`, over several lines if need be. An unclosed bracket
 * ends at a line that starts like a block-style field or item, no deeper than `column`, the column of
 * its key (-1 for none, as in JSON). Returns where it ends, and what is at `offset` if that is inside.
 */
export function scanFlow(
  text: string,
  start: number,
  offset: number,
  column: number,
  above: readonly Frame[],
): { end: number; caret: Caret | undefined } {
  const open: Frame[] = [];
  let caret: Caret | undefined;
  let lastScalar = '';
  const here = (wordStart: number, wordEnd: number, quote: Caret['quote']) => {
    const top = open.at(-1);
    caret = {
      frames: freeze([...above, ...open]),
      due: top?.kind === 'list' ? 'item' : top?.hasValue ? 'value' : 'key',
      needsDash: false,
      wordStart,
      wordEnd,
      quote,
      inFlow: true,
    };
  };
  let at = start;
  while (at < text.length) {
    const char = text[at] ?? '';
    const top = open.at(-1);
    if (at === offset && open.length > 0 && !caret && !isScalarStart(char)) here(at, at, '');
    if (char === '[' || char === '{') {
      open.push(frameOf(char === '[' ? 'list' : 'map', -1));
    } else if (char === ']' || char === '}') {
      open.pop();
      if (open.length === 0) return { end: at + 1, caret };
    } else if (char === ',') {
      if (top?.kind === 'map') Object.assign(top, { key: '', hasValue: false });
    } else if (char === ':') {
      if (top?.kind === 'map') Object.assign(top, { key: lastScalar, hasValue: true });
    } else if (char === '\n') {
      if (leavesFlow(text, at + 1, column)) return { end: at, caret };
    } else if (char === '#' && /\s/.test(text[at - 1] ?? ' ')) {
      const lineEnd = text.indexOf('\n', at);
      const end = lineEnd < 0 ? text.length : lineEnd;
      if (at < offset && offset <= end) {
        here(offset, offset, '');
        if (caret) caret.due = 'none';
      }
      at = end;
      continue;
    } else if (isScalarStart(char)) {
      const scalar = scalarAt(text, at, plainEnd);
      const isAtCaret = at <= offset && offset <= scalar.end && !caret;
      if (isAtCaret && offset >= scalar.from && offset <= scalar.to) {
        here(scalar.from, scalar.isClosed ? scalar.to : offset, scalar.quote);
      } else {
        if (isAtCaret) {
          here(offset, offset, '');
          if (caret) caret.due = 'none';
        }
        if (top?.kind === 'list') top.items.push(scalar);
      }
      if (top?.kind === 'map') {
        if (top.hasValue) top.values.set(top.key, isAtCaret ? '' : scalar.text);
        else if (!isAtCaret) top.values.set(scalar.text, '');
        if (!top.hasValue) lastScalar = scalar.text;
      }
      at = Math.max(scalar.end, at + 1);
      continue;
    }
    at++;
  }
  if (at === offset && open.length > 0 && !caret) here(at, at, '');
  return { end: text.length, caret };
}

const isScalarStart = (char: string) => char !== '' && !/[\s,:[\]{}#]/.test(char);

/** Returns whether the line continues in block style, so that a bracket above it was left open. */
function leavesFlow(text: string, lineStart: number, column: number): boolean {
  if (column < 0) return false;
  const lineEnd = text.indexOf('\n', lineStart);
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd);
  const indent = /^ *(?=- |-$|["']?[\w-]+["']? *:(?: |$))/.exec(line)?.[0].length;
  return indent !== undefined && indent <= column;
}
