import { describe, expect, it } from 'vitest';
import type { Path } from '../audit/types';
import { locate, pathAt, ruleSpans } from './locate';
import { parseYaml } from './parse';

const text = `apiVersion: audit.k8s.io/v1
kind: Policy
rules:
- level: None # why
  users: [a, "b"]

  # of the first rule
- level: Metadata
  resources:
  - group: apps
  level: Request
-
omitStages: *x
`;
const root = parseYaml(text.replace('*x', '[]')).root;

describe('locate', () => {
  it.each<[Path, string | undefined, string | undefined]>([
    [['kind'], 'kind', 'Policy'],
    [['rules', 0, 'users'], 'users', '[a, "b"]'],
    [['rules', 0, 'users', 1], undefined, '"b"'],
    [['rules', 1, 'level'], 'level', 'Request'],
    [['rules', 1, 'resources', 0, 'group'], 'group', 'apps'],
    [['rules', 2], undefined, ''],
  ])('%j', (path, key, value) => {
    const found = locate(root, path);
    expect(found?.key && text.slice(found.key.start, found.key.end)).toBe(key);
    expect(found && text.slice(found.value.start, found.value.end)).toBe(value);
    expect(found?.pair?.value).toBe(key === undefined ? undefined : found?.node);
  });

  it.each<[Path]>([
    [['foo']],
    [['rules', 3]],
    [['rules', 'level']],
    [['kind', 0]],
    [['rules', 0, 'users', 2]],
  ])('finds nothing at %j', (path) => {
    expect(locate(root, path)).toBeUndefined();
  });

  it('does not follow an alias', () => {
    const { root } = parseYaml('a: &x {b: c}\nd: *x\n');
    expect(locate(root, ['d'])?.node.kind).toBe('alias');
    expect(locate(root, ['d', 'b'])).toBeUndefined();
  });

  it('finds nothing without a document', () => {
    expect(locate(null, [])).toBeUndefined();
  });
});

describe('pathAt', () => {
  it.each<[string, Path]>([
    ['udit.k8s.io', ['apiVersion']],
    ['ind: Policy', ['kind']],
    ['level: None', ['rules', 0, 'level']],
    ['why', ['rules', 0, 'level']],
    ['"b"', ['rules', 0, 'users', 1]],
    ['# of the first', ['rules', 0]],
    ['- level: Metadata', ['rules', 1]],
    ['- group', ['rules', 1, 'resources', 0]],
    ['apps', ['rules', 1, 'resources', 0, 'group']],
    ['level: Request', ['rules', 1, 'level']],
    ['-\nomit', ['rules', 2]],
    ['omitStages', ['omitStages']],
  ])('at %j', (place, path) => {
    expect(pathAt(root, text.indexOf(place))).toEqual(path);
  });

  it('is empty outside of the document', () => {
    expect(pathAt(root, text.length + 10)).toEqual([]);
    expect(pathAt(null, 0)).toEqual([]);
  });
});

describe('ruleSpans', () => {
  it('runs from the dash to the end of the content', () => {
    expect(ruleSpans(root).map(({ start, end }) => text.slice(start, end))).toEqual([
      '- level: None # why\n  users: [a, "b"]',
      '- level: Metadata\n  resources:\n  - group: apps\n  level: Request',
      '-',
    ]);
  });

  it.each([
    [
      'flow rules',
      'rules: [{level: None}, {level: Metadata}]\n',
      ['{level: None}', '{level: Metadata}'],
    ],
    ['no rules', 'kind: Policy\n', []],
    ['rules that are no list', 'rules: x\n', []],
    ['JSON', '{"rules": [{"level": "None"}]}', ['{"level": "None"}']],
  ])('%s', (_, text, expected) => {
    const spans = ruleSpans(parseYaml(text).root);
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });
});
