import { describe, expect, it } from 'vitest';
import type { Change } from '../audit/change';
import { ruleAfter } from './ruleAfter';

const move = (from: number, to: number): Change => ({ kind: 'moveRule', from, to });
const add = (index: number): Change => ({ kind: 'addRule', index, rule: { level: 'None' } });
const double = (index: number): Change => ({ kind: 'duplicateRule', index });
const remove = (...path: (string | number)[]): Change => ({ kind: 'remove', path });

describe('ruleAfter', () => {
  const rows: [did: string, index: number, changes: Change[], place: number | undefined][] = [
    ['moves up', 2, [move(2, 0)], 0],
    ['is pushed down by one that moves up', 0, [move(2, 0)], 1],
    ['is pushed down between them', 1, [move(2, 0)], 2],
    ['stays behind a move', 3, [move(2, 0)], 3],
    ['moves down', 0, [move(0, 2)], 2],
    ['is pulled up by one that moves down', 1, [move(0, 2)], 0],
    ['is pulled up at the end of the move', 2, [move(0, 2)], 1],
    ['stays behind a move down', 3, [move(0, 2)], 3],
    ['is pushed down by a rule in its place', 1, [add(1)], 2],
    ['stays above a new rule', 1, [add(2)], 1],
    ['stays the first of its doubles', 1, [double(1)], 1],
    ['is pushed down by a double above', 2, [double(1)], 3],
    ['is pulled up by a removal above', 2, [remove('rules', 0)], 1],
    ['stays above a removal', 0, [remove('rules', 1)], 0],
    ['is gone with its removal', 1, [remove('rules', 1)], undefined],
    ['loses a value', 1, [remove('rules', 1, 'verbs', 0)], 1],
    ['keeps its place without a field of the policy', 0, [remove('omitStages')], 0],
    ['goes through one change after the other', 2, [remove('rules', 0), add(0), move(2, 0)], 0],
  ];
  it.each(rows)('%s: rule %i', (_did, index, changes, place) => {
    expect(ruleAfter(index, changes)).toBe(place);
  });
});
