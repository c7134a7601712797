// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest';
import { restoreRecent, restoreSizes, saveRecent, saveSize } from './preferences';

beforeEach(() => localStorage.clear());

const sizes: [saved: string, sizes: object][] = [
  ['{"YAML":40,"Preview":30.5}', { YAML: 40, Preview: 30.5 }],
  ['{"YAML":"40","Preview":0,"Problems":100,"Rules":20}', {}],
  ['{"YAML":null}', {}],
  ['[40]', {}],
  ['null', {}],
  ['{', {}],
];
it.each(sizes)('sizes from %s', (saved, expected) => {
  localStorage.setItem('auditorium.sizes', saved);
  expect(restoreSizes()).toEqual(expected);
});

it('saves and resets each size separately', () => {
  saveSize('YAML', 40);
  saveSize('Problems', 20);
  expect(restoreSizes()).toEqual({ YAML: 40, Problems: 20 });
  saveSize('YAML', undefined);
  expect(restoreSizes()).toEqual({ Problems: 20 });
});

const recents: [saved: string, recent: string[]][] = [
  ['["undo","redo"]', ['undo', 'redo']],
  ['["undo",1,null]', ['undo']],
  ['{"0":"undo"}', []],
  ['undo', []],
];
it.each(recents)('recently used, from %s', (saved, recent) => {
  localStorage.setItem('auditorium.recent', saved);
  expect(restoreRecent()).toEqual(recent);
});

it('lists the latest command first, each one once, at most eight', () => {
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'c']) saveRecent(id);
  expect(restoreRecent()).toEqual(['c', 'i', 'h', 'g', 'f', 'e', 'd', 'b']);
});
