import { describe, expect, it } from 'vitest';
import { applyEdits } from '../document/applyEdits';
import { newestKubernetes } from '../audit/types';
import { check, checkInSteps } from './check';
import { fixInSteps, fixText, type Extraction, type ProblemFix } from './problemFix';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\n';
const rules = 'rules:\n  - level: None\n';

const rows: [string, string, string][] = [
  ['an old apiVersion', `apiVersion: audit.k8s.io/v1beta1\nkind: Policy\n${rules}`, head + rules],
  ['no apiVersion', `kind: Policy\n${rules}`, head + rules],
  ['another kind', head.replace('Policy', 'AuditPolicy') + rules, head + rules],
  [
    'one verb instead of a list',
    `${head}${rules}    verbs: get\n`,
    `${head}${rules}    verbs: ["get"]\n`,
  ],
  [
    'verbs with commas only',
    `${head}${rules}    verbs: get, list\n`,
    `${head}${rules}    verbs: ["get", "list"]\n`,
  ],
  [
    'verbs in parentheses',
    `${head}${rules}    verbs: ("get", "list")\n`,
    `${head}${rules}    verbs: ["get", "list"]\n`,
  ],
  [
    'a user with a comma and a space in the name',
    `${head}${rules}    users: Doe, Jane Ann\n`,
    `${head}${rules}    users: ["Doe, Jane Ann"]\n`,
  ],
  [
    'a stage instead of a list',
    `${head}omitStages: Panic\n${rules}`,
    `${head}omitStages: ["Panic"]\n${rules}`,
  ],
  [
    'a quoted boolean',
    `${head}omitManagedFields: "true"\n${rules}`,
    `${head}omitManagedFields: true\n${rules}`,
  ],
  ['no rules', head, `${head}rules:\n  - level: Metadata\n`],
  ['an empty list of rules', `${head}rules: []\n`, `${head}rules:\n  - level: Metadata\n`],
  [
    'a repeated level: the last one counts',
    `${head}${rules}    verbs: ["get"]\n    level: Metadata\n`,
    `${head}rules:\n  - verbs: ["get"]\n    level: Metadata\n`,
  ],
  [
    'a repeated level in JSON',
    `{"apiVersion": "audit.k8s.io/v1", "kind": "Policy", "rules": [{"level": "None", "level": "Metadata"}]}\n`,
    `{"apiVersion": "audit.k8s.io/v1", "kind": "Policy", "rules": [{"level": "Metadata"}]}\n`,
  ],
  [
    'a name',
    `${head}name: quiet # mine\n${rules}`,
    `${head}metadata:\n  name: quiet # mine\n${rules}`,
  ],
  ['nothing at all', '', `${head}rules:\n  - level: Metadata\n`],
];

describe('serverFix', () => {
  it.each(rows)('%s', (_name, text, mended) => {
    const { problems } = check(text, '1.37');
    const fix = problems.find(({ source }) => source === 'kube-apiserver')?.fix;
    if (!fix || 'extract' in fix) throw new Error('no fix of the text itself');
    const result = fixText(text, fix);
    if (result.refused !== undefined) throw new Error(result.refused);
    expect(applyEdits(text, result.edits)).toBe(mended);
    expect(check(mended, '1.37').reading.outcome).toBe('accepted');
  });

  it.each([
    ['rules', '"rules": [{"users": ["a"], "level": "Metadata"}], "rules": [{"level": "None"}]'],
    ['maps', '"metadata": {}, "metadata": {"name": "a"}, "rules": [{"level": "None"}]'],
    ['a value and null', '"rules": [{"level": "None", "level": null}]'],
  ])('offers none for repeated %s in JSON, none of which is ignored', (_, members) => {
    const text = `{"apiVersion": "audit.k8s.io/v1", "kind": "Policy", ${members}}\n`;
    const problem = check(text, '1.37').problems.find(({ code }) => code === 'duplicate-key');
    expect(problem).toMatchObject({ source: 'kube-apiserver' });
    expect(problem).not.toHaveProperty('fix');
  });

  it.each([
    ['YAML', `${head}rules:\n- level: None\n  level: Request\n  level: Metadata\n`, 'level'],
    [
      'JSON',
      '{"apiVersion":"audit.k8s.io/v1","kind":"Policy","rules":[{"level":"None","level":"Request","level":"Metadata"}]}',
      '"level"',
    ],
    [
      'labels in JSON',
      '{"apiVersion":"audit.k8s.io/v1","kind":"Policy","metadata":{"labels":{"a":"1","a":"2","a":"3"}},"rules":[{"level":"Metadata"}]}',
      '"a"',
    ],
  ])('points at each of three equal keys but the first: %s', (_, text, key) => {
    const { problems } = check(text, '1.37');
    const second = text.indexOf(key, text.indexOf(key) + 1);
    expect(problems.map(({ range, fix }) => [range.start, fix?.title])).toEqual(
      [second, text.indexOf(key, second + 1)].map((start) => [
        start,
        'Remove the ignored duplicate',
      ]),
    );
  });

  it('offers the kind of a policy whose rules are in the wrong place too', () => {
    const { problems } = check(
      'apiVersion: audit.k8s.io/v1\nkind: AuditPolicy\nRules:\n- level: None\n',
      '1.37',
    );
    expect(problems.map(({ fix }) => fix?.title)).toEqual(['Set kind: Policy']);
  });

  it('offers none for an audit event', () => {
    const { problems } = check(
      'apiVersion: audit.k8s.io/v1\nkind: Event\nlevel: Metadata\n',
      '1.37',
    );
    expect(problems.map(({ fix }) => fix)).toEqual([undefined]);
  });

  it('offers none for a text that is no policy', () => {
    const { problems } = check('apiVersion: v1\nkind: Pod\n', '1.37');
    expect(problems.map(({ fix }) => fix)).toEqual([undefined]);
  });
});

const manyRules = '- level: None\n  users: [a]\n'.repeat(500);
const inSpec = `${head}spec:\n  rules:\n${manyRules.replace(/^/gm, '  ').trimEnd()}\n`;
const named = `${head}name: a\nrules:\n${manyRules}`;
const twice = `${head}kind: Policy\nrules:\n${manyRules}`;

const long: [name: string, text: string, fix: Exclude<ProblemFix, Extraction>][] = [
  [
    'rules in another place',
    inSpec,
    { title: 'Move the rules to the top level', rulesAt: ['spec', 'rules'] },
  ],
  ['a field of metadata', named, { title: 'Move to metadata', toMetadata: 'name' }],
  [
    'a repeated key',
    twice,
    { title: 'Remove the overwritten value', overwrittenBefore: head.length },
  ],
  [
    'a change',
    `${head}rules:\n${manyRules}`,
    { title: 'Set kind: Policy', changes: [{ kind: 'remove', path: ['rules', 0, 'users'] }] },
  ],
];

it.each(long)('%s: a long text is fixed in steps, as at once', (_name, text, fix) => {
  const atOnce = fixText(text, fix);
  expect(atOnce.refused).toBe(undefined);
  const again = `${text}# c\n`;
  const steps = fixInSteps(again, fix);
  let count = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) count += 1;
  expect(step.value.refused).toBe(undefined);
  expect(count).toBeGreaterThan(4);
});

it('tries the fix of a long template in steps', () => {
  const users = Array.from({ length: 2_000 }, (_, at) => `u${at}`).join(', ');
  const text = `${head}rules:\n# {{ if .a }}\n- level: None\n  user: [a]\n  users: [${users}]\n`;
  const count = (checked: string) => [...checkInSteps(checked, newestKubernetes)].length;
  expect(count(text)).toBeGreaterThan(count(text.replaceAll('{', '(')) + 4);
});
