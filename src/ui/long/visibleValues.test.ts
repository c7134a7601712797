import { expect, it } from 'vitest';
import { visibleValues } from './visibleValues';

const many = Array.from({ length: 1000 }, (_, at) => `User${at}`);

it.each<[name: string, values: string[], word: string, indices: number[]]>([
  ['no values', [], '', []],
  ['as many as there is room for', many.slice(0, 7), '', [0, 1, 2, 3, 4, 5, 6]],
  ['the first and the last few of more', many, '', [0, 1, 995, 996, 997, 998, 999]],
  ['one more than there is room for', many.slice(0, 8), '', [0, 1, 3, 4, 5, 6, 7]],
  ['those with a word, case ignored', many, 'user77', [77, 770, 771, 772, 773, 774, 775]],
  ['few with a word', many, 'r999', [999]],
  ['no such word', many, 'pods', [0, 1, 995, 996, 997, 998, 999]],
])('%s', (_name, values, word, indices) => {
  expect(visibleValues(values, 7, word)).toEqual(indices);
});
