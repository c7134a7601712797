import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../document/applyEdits';
import type { TextEdit } from '../document/textEdit';
import { emptyHistory, record, redo, undo, type History } from './history';

/** Records texts one after the other, by default a second apart. */
function typed(texts: string[], kind: 'typing' | 'edit' = 'edit', msApart = 1000): History {
  return texts.slice(1).reduce<History>((history, text, index) => {
    return record(history, texts[index] ?? '', text, kind, index * msApart);
  }, emptyHistory);
}

describe('history', () => {
  it('undoes and redoes any texts exactly', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 12 }),
        (texts) => {
          let history = typed(texts);
          let text = texts.at(-1) ?? '';
          for (const expected of texts.slice(0, -1).toReversed()) {
            const back = undo(history, text);
            if (!back) throw new Error('nothing to undo');
            ({ history, text } = back);
            expect(text).toBe(expected);
          }
          expect(undo(history, text)).toBeUndefined();
          for (const expected of texts.slice(1)) {
            const forth = redo(history, text);
            if (!forth) throw new Error('nothing to redo');
            ({ history, text } = forth);
            expect(text).toBe(expected);
          }
          expect(redo(history, text)).toBeUndefined();
        },
      ),
    );
  });

  const joins: [string, string[], number, number][] = [
    ['letters typed quickly side by side join one step', ['', 'a', 'ab', 'abc'], 100, 1],
    ['a pause begins a new step', ['', 'a', 'ab', 'abc'], 800, 3],
    ['the clock is set back: a new step', ['', 'a', 'ab', 'abc'], -60_000, 3],
    ['typing elsewhere begins a new step', ['xy', 'axy', 'axyb'], 100, 2],
    ['a new line begins a new step', ['', 'a', 'a\n', 'a\nb'], 100, 2],
    ['deleting backwards joins', ['abc', 'ab', 'a', ''], 100, 1],
  ];
  it.each(joins)('%s', (_name, texts, msApart, steps) => {
    const history = typed(texts, 'typing', msApart);
    expect(history.past).toHaveLength(steps);
    const oneBack = undo(history, texts.at(-1) ?? '');
    if (steps === 1) expect(oneBack?.text).toBe(texts[0]);
  });

  /** Every caret replaces `length` characters before it; `carets` are offsets into the text of the moment. */
  const keystroke = (carets: number[], insert: string, length = 0) =>
    carets.map((caret) => ({ start: caret - length, end: caret, insert })).toReversed();

  const severalCarets: [string, TextEdit[][], number][] = [
    ['a word at two carets is one step', [keystroke([0, 2], 'x'), keystroke([1, 4], 'y')], 1],
    [
      'a word typed and deleted at two carets is one step',
      [keystroke([0, 2], 'xy'), keystroke([2, 6], '', 1), keystroke([1, 4], '', 1)],
      1,
    ],
    ['new lines begin a new step', [keystroke([0, 2], 'x'), keystroke([1, 4], '\n')], 2],
    ['one of the two carets begins a new step', [keystroke([0, 2], 'x'), keystroke([2], 'y')], 2],
    ['two other carets begin a new step', [keystroke([0, 2], 'x'), keystroke([2, 5], 'y')], 2],
  ];
  it.each(severalCarets)('%s', (_name, keystrokes, steps) => {
    let text = 'a\nb\n';
    let history = emptyHistory;
    for (const [index, edits] of keystrokes.entries()) {
      const after = applyEdits(text, edits);
      history = record(history, text, after, 'typing', index * 100, undefined, edits);
      text = after;
    }
    expect(history.past).toHaveLength(steps);
    while (history.past.length > 0) ({ history, text } = undo(history, text) ?? { history, text });
    expect(text).toBe('a\nb\n');
  });

  it('cannot redo after a new change', () => {
    const back = undo(typed(['', 'a', 'b']), 'b');
    if (!back) throw new Error('nothing to undo');
    expect(record(back.history, 'a', 'c', 'edit', 0).future).toEqual([]);
  });
});
