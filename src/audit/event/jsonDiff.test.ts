import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prettyJson, sortedEntries } from '../go/json';
import { diffHunks, jsonDiff, type DiffMark } from './jsonDiff';
import { RawJson } from '../go/rawJson';

const signs: Record<DiffMark, string> = { same: ' ', added: '+', dropped: '-' };
const shown = (before: unknown, after: unknown) =>
  jsonDiff(before, after).map(({ mark, text }) => `${signs[mark]}${text}`);

describe('jsonDiff', () => {
  const rows: [string, unknown, unknown, string[]][] = [
    ['equal', { a: 1 }, { a: 1 }, [' {', '   "a": 1', ' }']],
    [
      'another value',
      { a: 1, b: 2 },
      { a: 1, b: 3 },
      [' {', '   "a": 1,', '-  "b": 2', '+  "b": 3', ' }'],
    ],
    [
      'a key more in the middle',
      { a: 1, c: 2 },
      { a: 1, b: { d: [] }, c: 2 },
      [' {', '   "a": 1,', '+  "b": {', '+    "d": []', '+  },', '   "c": 2', ' }'],
    ],
    ['a key removed at the end', { a: 1, b: 2 }, { a: 1 }, [' {', '   "a": 1,', '-  "b": 2', ' }']],
    ['a key added at the start', { b: 1 }, { a: 0, b: 1 }, [' {', '+  "a": 0,', '   "b": 1', ' }']],
    [
      'within the elements of a list',
      [{ a: 1, b: 2 }],
      [{ a: 1 }, 5],
      [' [', '   {', '     "a": 1,', '-    "b": 2', '   },', '+  5', ' ]'],
    ],
    [
      'an object that becomes empty',
      { a: { b: 1 } },
      { a: {} },
      [' {', '-  "a": {', '-    "b": 1', '-  }', '+  "a": {}', ' }'],
    ],
    [
      'a list that becomes an object',
      { a: [1] },
      { a: { 0: 1 } },
      [' {', '-  "a": [', '-    1', '-  ]', '+  "a": {', '+    "0": 1', '+  }', ' }'],
    ],
    [
      'a raw patch',
      { a: new RawJson('{"b": 1}') },
      { a: { b: 1 } },
      [' {', '   "a": {', '     "b": 1', '   }', ' }'],
    ],
    ['nothing before', undefined, { a: 1 }, ['+{', '+  "a": 1', '+}']],
    ['nothing after', [1], undefined, ['-[', '-  1', '-]']],
    ['nothing at all', undefined, undefined, []],
    ['undefined is no field', { a: undefined, b: 1 }, { b: 1 }, [' {', '   "b": 1', ' }']],
  ];
  it.each(rows)('%s', (_, before, after, expected) => {
    expect(shown(before, after)).toEqual(expected);
  });

  it('names the field where a side begins', () => {
    const lines = jsonDiff({ a: { b: [1] }, c: 1 }, { a: {}, c: 1, d: { e: 2 } });
    expect(
      lines.flatMap(({ mark, field }) => (field === undefined ? [] : `${mark} ${field}`)),
    ).toEqual(['dropped a', 'added a', 'added d']);
  });

  it('contains both sides completely and in order', () => {
    const withoutComma = (text: string) => text.replace(/,$/gm, '');
    const { json } = fc.letrec((tie) => ({
      json: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        fc.constantFrom(0, 1, true, null, '', 'x"\\\n'),
        fc.array(tie('json'), { maxLength: 3 }),
        // Keys in one order on both sides, as Go writes them.
        fc
          .dictionary(fc.constantFrom('a', 'b', 'c', 'd'), tie('json'))
          .map((object) => Object.fromEntries(sortedEntries(object))),
      ),
    }));
    fc.assert(
      fc.property(json, json, (before, after) => {
        const lines = jsonDiff(before, after);
        const side = (not: DiffMark) =>
          withoutComma(
            lines
              .filter(({ mark }) => mark !== not)
              .map(({ text }) => text)
              .join('\n'),
          );
        expect(side('added')).toBe(withoutComma(prettyJson(before)));
        expect(side('dropped')).toBe(withoutComma(prettyJson(after)));
      }),
    );
  });
});

describe('diffHunks', () => {
  const lines = (text: string) =>
    Array.from(text, (sign) => ({
      mark: ({ ' ': 'same', '+': 'added', '-': 'dropped' } as const)[sign as ' ' | '+' | '-'],
      text: sign,
    }));
  const rows: [string, string, string][] = [
    ['no change folds nothing', '          ', '10'],
    ['short runs stay', '   +      -  ', '3 +1 6 -1 2'],
    ['a long run between changes', '+          -', '+1 3 (4) 3 -1'],
    ['a long start and end', '          +          ', '3 (4) 3 +1 3 (4) 3'],
    ['changes side by side', ' -+ ', '1 -1 +1 1'],
    ['nothing', '', ''],
  ];
  it.each(rows)('%s', (_, marks, expected) => {
    const hunks = diffHunks(lines(marks)).map(({ mark, lines: held, folded }) =>
      folded ? `(${held.length})` : `${signs[mark].trim()}${held.length}`,
    );
    expect(hunks.join(' ')).toBe(expected);
  });
});
