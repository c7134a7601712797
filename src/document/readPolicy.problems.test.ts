import { describe, expect, it } from 'vitest';
import { readPolicy } from './readPolicy';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\n';
const rule = `${head}rules:\n- level: None\n`;

/** The marked text of every problem. */
function marked(text: string): string[] {
  return readPolicy(text, '1.36').problems.map(({ range }) => text.slice(range.start, range.end));
}

describe('where a problem is shown', () => {
  it.each([
    ['unknown field: its key', `${rule}  verb: [get]\n`, ['verb']],
    ['unknown field deep down', `${rule}  resources:\n  - groups: [x]\n`, ['groups']],
    ['repeated key: the second', `${rule}  level: Metadata\n`, ['level']],
    ['wrong type: the value', `${rule}  users: 5\n`, ['5']],
    ['wrong type in a list', `${rule}  users: [a, yes]\n`, ['yes']],
    [
      'a map for a list: its first line',
      `${head}rules:\n  level: None\n  users: []\n`,
      ['level: None'],
    ],
    ['refused value', `${head}rules:\n- level: metadata\n`, ['metadata']],
    ['refused path', `${rule}  nonResourceURLs: ["/a", "b"]\n`, ['"b"']],
    ['refused group of the second entry', `${rule}  resources: [{}, {group: A}]\n`, ['A']],
    [
      'missing level: the first line of the rule',
      `${head}rules:\n- users: [a]\n  verbs: [get]\n`,
      ['users: [a]'],
    ],
    ['empty level: the key', `${head}rules:\n- level:\n`, ['level']],
    ['null rule: the dash', `${head}rules:\n-\n`, ['-']],
    ['two refused values', `${head}omitStages: [x]\nrules:\n- level: z\n`, ['x', 'z']],
    ['no rules: the first line', head, ['apiVersion: audit.k8s.io/v1']],
    [
      'an open list: the last line before blank ones',
      `rules: [${'\n'.repeat(20_000)}`,
      ['rules: ['],
    ],
    ['empty rules', `${head}rules: []\n`, ['[]']],
    ['other apiVersion', 'apiVersion: v1\nkind: Policy\n', ['v1']],
    ['other kind', 'apiVersion: audit.k8s.io/v1\nkind: Rule\n', ['Rule']],
    ['too many slashes', 'kind: Policy\napiVersion: a/b/c\n', ['a/b/c']],
    ['no apiVersion', 'kind: Policy\nrules: [{level: None, foo: x}]\n', ['kind: Policy', 'foo']],
    ['not a map', '- a\n- b\n', ['- a']],
    ['JSON syntax: the character', '{"kind": }', ['}']],
    ['end of the text: the last line', `${head}rules: [{level: None\n`, ['rules: [{level: None']],
    ['a merge that is none', `${rule}- <<: x\n`, ['x']],
    ['alias with the wrong type', `${head}omitStages: &a [5]\nrules: []\n`, ['5']],
    ['emoji before it', `${head}# 😀😀\nrules:\n- level: None\n  😀: x\n`, ['😀']],
    ['nothing but blanks', '\n\n', ['']],
  ])('%s', (_, text, expected) => {
    expect(marked(text)).toEqual(expected);
  });

  it('has the words of each single error, and its path', () => {
    const { problems, error } = readPolicy(`${head}omitStages: [x]\nrules:\n- level: z\n`, '1.36');
    expect(error).toBe(`[${problems.map(({ text }) => text).join(', ')}]`);
    expect(problems.map(({ path }) => path)).toEqual([
      ['omitStages', 0],
      ['rules', 0, 'level'],
    ]);
  });

  it('names unknown fields as they are written', () => {
    const [problem] = readPolicy(`${rule}  resources: [{groups: x}]\n`, '1.36').problems;
    expect(problem).toMatchObject({
      severity: 'warning',
      text: 'unknown field "rules[0].resources[0].groups"',
      unknownField: 'groups',
      path: ['rules', 0, 'resources', 0, 'groups'],
    });
  });
});

const json = (members: string) =>
  `{"apiVersion":"audit.k8s.io/v1","kind":"Policy","rules":[{"level":"None"}],${members}}`;

describe('advice', () => {
  it.each([
    ['a repeated key', `${rule}  level: None\n`, 'uses the last value'],
    ['a repeated string in JSON', json('"kind":"x","kind":"Policy"'), 'uses the last value'],
    ['repeated maps in JSON', json('"metadata":{},"metadata":{}'), 'merges them'],
    ['repeated lists of rules in JSON', json('"rules":[{"level":"None"}]'), 'merges them'],
    [
      'repeated lists of strings in JSON',
      json('"omitStages":["Panic"],"omitStages":[]'),
      'uses the last value',
    ],
    [
      'a list, then null, in JSON',
      json('"omitStages":[],"omitStages":null'),
      'uses the last value',
    ],
    [
      'true, then null, in JSON',
      json('"omitManagedFields":true,"omitManagedFields":null'),
      'ignores null here',
    ],
    ['a tab', `${rule}\tverbs: [get]\n`, 'Replace the tab with spaces.'],
    ['typographic quotes in JSON', '{“kind”: 1}', 'Use straight quotes'],
    ['a bare star', `${rule}  verbs: *\n`, 'Quote it: "*".'],
    ['a string for a list', `${rule}  verbs: get\n`, 'a list, even for one value'],
    ['a map for a list', `${head}rules: {}\n`, 'start each item with a dash'],
    ['yes for a string', `${rule}  users: [yes]\n`, 'Quote it.'],
    [
      'a number as level',
      `${head}rules: [{level: 1}]\n`,
      'None, Metadata, Request or RequestResponse',
    ],
    ['a string for true', `${rule}  omitManagedFields: "true"\n`, 'without quotes'],
    ['v1beta1', 'apiVersion: audit.k8s.io/v1beta1\nkind: Policy\n', 'removed in Kubernetes 1.24'],
    ['no apiVersion', 'kind: Policy\n', 'Write apiVersion: audit.k8s.io/v1 at the top.'],
    [
      'a template',
      `${head}rules:\n{{- range .Values.rules }}\n- level: None\n{{- end }}\n`,
      'a Helm template',
    ],
    [
      'another wildcard in a group',
      `${head}rules:\n- level: None\n  resources: [{ group: "apps*" }]\n`,
      'Use only the name',
    ],
    ['a template value', `${head}rules: {{ .Values.rules }}\n`, 'a Helm template'],
    ['a trailing comma in JSON', '{"kind":"Policy",}', 'no comma after the last value'],
    ['no rules', head, 'at least one rule'],
  ])('%s', (_, text, advice) => {
    expect(readPolicy(text, '1.36').problems[0]?.advice).toContain(advice);
  });

  it('is there for everything that validation rejects', () => {
    const text = `${head}omitStages: [x]\nrules:\n- level: x\n- users: []\n- level: None
  nonResourceURLs: [a, /b*c]\n  resources: [{group: A, resourceNames: [x]}]\n`;
    const { problems } = readPolicy(text, '1.36');
    expect(problems).toHaveLength(8);
    expect(problems.filter(({ advice }) => advice === '')).toEqual([]);
  });
});

it('says from which version on the group * is accepted', () => {
  const { problems } = readPolicy(`${rule}  resources: [{ group: "*" }]\n`, '1.35');
  expect(problems.map(({ advice }) => advice)).toEqual([
    'Kubernetes accepts the group "*" from 1.36 on. For older versions, write an entry for each group; the core group is "".',
  ]);
});
