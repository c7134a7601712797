import { scanFlow } from './cursorFlow';
import type { Shape } from './shape';
import {
  freeze,
  frameOf,
  scalarAt,
  type Caret,
  type Frame,
  type WrittenScalar,
} from './cursorFrames';

const leadOf = /^( *)((?:-(?: +|$))*)/;
const keyAndColon = /^(?:"([^"]*)"|'([^']*)'|([^\s"'#[\]{},&*!|>%@`-][^:#]*?)) *:(?= |$)/;
const plainEnd = / #/;
const blockScalar = /^[|>][-+\d]* *(?:#.*)?$/;

/**
 * Scans all lines of a block-style text, tracking the open maps and lists. Those open at `offset` are
 * recorded; the lines after it still fill their frames. In: the shape of the format.
 */
export function scanLines(
  text: string,
  offset: number,
  shape: Shape,
): { caret: Caret; isBlank: boolean } {
  const stack: Frame[] = [];
  let caret: Caret | undefined;
  let isBlank = true;
  for (let start = 0; start <= text.length;) {
    let end = endOfLine(text, start);
    const line = text.slice(start, end);
    const atCaret = start <= offset && offset <= end;
    const [lead = '', { length: indent } = '', dashes = ''] = leadOf.exec(line) ?? [];
    const body = start + lead.length;
    const rest = line.slice(lead.length);
    const isEmpty = dashes === '' && (rest.trim() === '' || rest.startsWith('#'));
    if (isEmpty) {
      if (atCaret && offset > body) caret = nothing(stack, offset);
      else if (atCaret) caret = dashless(stack, shape, offset - start, wordAt(offset));
      start = end + 1;
      continue;
    }
    const key = keyAndColon.exec(rest);
    if (atCaret && offset < body) caret = nothing(stack, offset);
    else if (atCaret && dashes === '' && !key && !/^[[{]/.test(rest)) {
      caret = dashless(stack, shape, indent, wordOf(scalarAt(text, body, plainEnd), offset));
      // A half-typed word opens nothing: the lines below belong where they did before.
      start = end + 1;
      continue;
    }
    isBlank = false;
    openLists(stack, indent, dashes);
    let value = body;
    if (key) {
      const isTyped = atCaret && !caret && offset < body + key[0].length;
      const map = openMap(stack, lead.length);
      map.key = key[1] ?? key[2] ?? key[3] ?? '';
      if (isTyped) {
        const word = wordOf(scalarAt(text, body, / *:/), offset);
        caret = { frames: freeze(stack), due: 'key', needsDash: false, inFlow: false, ...word };
      } else map.values.set(map.key, '');
      value += key[0].length;
      while (text[value] === ' ') value++;
      map.hasValue = value < end && text[value] !== '#';
    }
    if (value < end && (text[value] === '[' || text[value] === '{')) {
      const column = key ? lead.length : dashes === '' ? -1 : indent;
      const flow = scanFlow(text, value, offset, column, stack);
      caret ??= flow.caret;
      end = endOfLine(text, flow.end);
      if (start <= offset && offset <= end) caret ??= nothing(stack, offset);
      start = end + 1;
      continue;
    }
    const scalar = text[value] === '#' ? wordless(value) : scalarAt(text, value, plainEnd);
    const top = stack.at(-1);
    if (atCaret && !caret) {
      const word = wordOf(scalar, offset);
      const isNear = offset <= scalar.to || scalar.text === '';
      if (text.slice(start, offset).includes(' #') || !isNear) caret = nothing(stack, offset);
      else if (key)
        caret = { frames: freeze(stack), due: 'value', needsDash: false, inFlow: false, ...word };
      else caret = inItem(stack, shape, lead.length, word);
    } else if (key && top?.kind === 'map' && !(atCaret && offset < value)) {
      top.values.set(top.key, scalar.text);
    } else if (!key && top?.kind === 'list' && scalar.text !== '') {
      top.items.push(scalar);
    }
    start = end + 1;
    if (key && blockScalar.test(text.slice(value, end))) {
      const after = endOfBlock(text, start, lead.length, offset);
      if (start <= offset && offset < after) caret = nothing(stack, offset);
      start = after;
    }
  }
  return { caret: caret ?? nothing(stack, offset), isBlank };
}

type Word = Pick<Caret, 'wordStart' | 'wordEnd' | 'quote'>;

const wordAt = (offset: number): Word => ({ wordStart: offset, wordEnd: offset, quote: '' });

const wordless = (at: number): WrittenScalar => ({
  text: '',
  quote: '',
  from: at,
  to: at,
  end: at,
  isClosed: true,
});

function wordOf(scalar: WrittenScalar, offset: number): Word {
  if (offset < scalar.from || offset > scalar.to) return wordAt(offset);
  return {
    wordStart: scalar.from,
    wordEnd: scalar.isClosed ? scalar.to : offset,
    quote: scalar.quote,
  };
}

function nothing(stack: readonly Frame[], offset: number): Caret {
  const frames = freeze(stack);
  return { frames, due: 'none', needsDash: false, inFlow: false, ...wordAt(offset) };
}

/** Closes what ends at each of the `dashes`, and opens a list where there is none. */
function openLists(stack: Frame[], indent: number, dashes: string): void {
  for (const { index } of dashes.matchAll(/-/g)) {
    const column = indent + index;
    while ((stack.at(-1)?.column ?? -1) > column) stack.pop();
    const top = stack.at(-1);
    if (top?.kind !== 'list' || top.column !== column) stack.push(frameOf('list', column));
  }
}

/** Closes what ends at a key in `column`; returns its map, opening it if there is none. */
function openMap(stack: Frame[], column: number): Frame {
  close(stack, column);
  const top = stack.at(-1);
  if (top?.kind === 'map' && top.column === column) return top;
  const map = frameOf('map', column);
  stack.push(map);
  return map;
}

/** A list may be in the column of its key; a key there ends it. */
function close(stack: Frame[], column: number): void {
  const ends = ({ kind, column: own }: Frame) =>
    own > column || (own === column && kind === 'list');
  for (let top = stack.at(-1); top && ends(top); top = stack.at(-1)) stack.pop();
}

/** The start of the first line behind a block scalar whose key is in `column`. A blank line with the caret may be such. */
function endOfBlock(text: string, from: number, column: number, offset: number): number {
  let start = from;
  while (start <= text.length) {
    const end = endOfLine(text, start);
    const line = text.slice(start, end);
    const atCaret = start <= offset && offset <= end;
    const isBlank = line.trim() === '';
    const isInside = isBlank ? !atCaret || offset - start > column : line.search(/\S/) > column;
    if (!isInside) return start;
    start = end + 1;
  }
  return start;
}

const hasKeys = (shape: Shape, path: readonly string[]) => ['map', 'maps'].includes(shape(path));

/** What is expected after a dash. */
function inItem(stack: Frame[], shape: Shape, column: number, word: Word): Caret {
  const isMap = hasKeys(shape, pathOf(stack));
  if (isMap) openMap(stack, column);
  const due = isMap ? 'key' : 'item';
  return { frames: freeze(stack), due, needsDash: false, inFlow: false, ...word };
}

/** What is expected in a column of a line without a dash or a complete key. Does not change the stack. */
function dashless(stack: readonly Frame[], shape: Shape, column: number, word: Word): Caret {
  const open = [...stack];
  const answer = (due: Caret['due'], needsDash = false): Caret => ({
    frames: freeze(open),
    due,
    needsDash,
    inFlow: false,
    ...word,
  });
  while ((open.at(-1)?.column ?? -1) > column) open.pop();
  const top = open.at(-1);
  const below = open.at(-2);
  if (top?.kind === 'list' && top.column === column && (below?.column ?? -1) < column) {
    return answer(hasKeys(shape, pathOf(open)) ? 'key' : 'item', true);
  }
  close(open, column);
  const map = open.at(-1);
  if (map?.kind !== 'map' || map.column === column) {
    const isFirst = map === undefined && stack.length === 0;
    if (map?.kind === 'map' || isFirst || (map?.kind === 'list' && hasKeys(shape, pathOf(open)))) {
      openMap(open, column);
      return answer('key');
    }
    return answer('none');
  }
  if (map.hasValue) return answer('none');
  const kind = shape(pathOf(open));
  if (kind === 'maps') return answer('key', true);
  if (kind === 'items') return answer('item', true);
  if (kind !== 'map') return answer(kind);
  open.push(frameOf('map', column));
  return answer('key');
}

function pathOf(stack: readonly Frame[]): string[] {
  return stack.flatMap(({ kind, key }) => (kind === 'map' ? [key] : []));
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
