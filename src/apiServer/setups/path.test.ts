import { expect, it } from 'vitest';
import { folderOf, isBelow, nameOf, pathFault } from './path';

it.each([
  ['/etc/kubernetes/audit.yaml', '/etc/kubernetes', 'audit.yaml'],
  ['/audit.yaml', '/', 'audit.yaml'],
  ['audit.yaml', '.', 'audit.yaml'],
  ['audit/policy.yaml', 'audit', 'policy.yaml'],
  ['/var/log/', '/var/log', ''],
])('splits %s', (path, folder, name) =>
  expect([folderOf(path), nameOf(path)]).toEqual([folder, name]),
);

it.each<[string, string, boolean]>([
  ['/etc/a/b', '/etc/a', true],
  ['/etc/a', '/etc/a', true],
  ['/etc/ab', '/etc/a', false],
  ['/etc/a', '/', true],
  ['/etc', '/etc/a', false],
])('%s is below %s: %s', (path, folder, expected) => expect(isBelow(path, folder)).toBe(expected));

it.each<[string, boolean]>([
  ['/etc/a b/c.yaml', true],
  ['/etc/..a/c.yaml', true],
  ['etc/a.yaml', false],
  ['/etc/', false],
  ['/etc//a', false],
  ['/etc/../a', false],
  ['/etc/./a', false],
  ['/etc/a/..', false],
  ['/etc/a\nb', false],
  ['', false],
])('%j can be written: %s', (path, expected) =>
  expect(pathFault(path) === undefined).toBe(expected),
);
