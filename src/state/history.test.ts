import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyHistory, record, redo, undo, type History } from './history';

/** Applies texts one after the other, a second apart unless said. */
function typed(texts: string[], kind: 'typing' | 'edit' = 'edit', msApart = 1000): History {
  return texts.slice(1).reduce<History>((history, text, index) => {
    return record(history, texts[index] ?? '', text, kind, index * msApart);
  }, emptyHistory);
}

describe('history', () => {
  it('goes back and forth over any texts exactly', () => {
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
    ['letters typed quickly side by side are one step', ['', 'a', 'ab', 'abc'], 100, 1],
    ['a pause begins a new step', ['', 'a', 'ab', 'abc'], 800, 3],
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

  it('forgets what could be redone when something new happens', () => {
    const back = undo(typed(['', 'a', 'b']), 'b');
    if (!back) throw new Error('nothing to undo');
    expect(record(back.history, 'a', 'c', 'edit', 0).future).toEqual([]);
  });
});
