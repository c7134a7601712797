import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { goJson } from '../audit/go/json';
import { readPolicy } from './readPolicy';

const testing = (path: string) => fileURLToPath(new URL(`../testing/${path}`, import.meta.url));
const json = (path: string): unknown => JSON.parse(readFileSync(testing(path), 'utf8'));

interface LintCase {
  error?: string;
  warning?: string;
  rules?: number;
}

describe('the lint policies, as kube-apiserver 1.36 loads them', () => {
  const expected = json('lint/expected.json') as Record<string, LintCase>;
  const names = readdirSync(testing('lint')).filter((name) => name.endsWith('.yaml'));

  it('all have an expected result', () => {
    expect(names.map((name) => name.replace('.yaml', '')).toSorted()).toEqual(
      Object.keys(expected).toSorted(),
    );
  });

  it.each(Object.entries(expected))('%s', (name, { error, warning, rules }) => {
    const reading = readPolicy(readFileSync(testing(`lint/${name}.yaml`), 'utf8'), '1.36');
    expect(reading.error).toBe(error ?? null);
    expect(reading.warning).toBe(warning ?? null);
    expect(reading.policy?.rules.length).toBe(rules);
    expect(reading.outcome).toBe(error ? 'refused' : warning ? 'warned' : 'accepted');
    expect(reading.problems.length > 0).toBe(reading.outcome !== 'accepted');
  });

  it('accept the group * from 1.36 on', () => {
    const text = readFileSync(testing('lint/group-star.yaml'), 'utf8');
    expect(readPolicy(text, '1.35').error).toContain(
      'rules[0].resources.group: Invalid value: "*"',
    );
    expect(readPolicy(text, '1.36').error).toBeNull();
  });
});

it.each([
  ['Event', 'authenticationMetadata: 5', '1.34', '1.35'],
  ['ListOptions', 'shardSelector: 5', '1.35', '1.36'],
  ['PolicyList', 'metadata: { shardInfo: 5 }', '1.35', '1.36'],
  ['DeleteOptions', 'ignoreStoreReadErrorWithClusterBreakingPotential: 5', '1.31', '1.32'],
] as const)('%s with %s: not known in %s, but in %s', (kind, field, before, since) => {
  const text = `apiVersion: audit.k8s.io/v1\nkind: ${kind}\n${field}\n`;
  expect(readPolicy(text, before).error).toContain('unknown conversion');
  expect(readPolicy(text, since).error).toContain('cannot unmarshal number');
});

it.each([
  [9_999, null],
  [10_000, "couldn't get version/kind; json parse error: invalid character '[' exceeded max depth"],
  [10_001, 'yaml: line 3: exceeded max depth of 10000'],
])('%d lists in each other below a map', (depth, error) => {
  const text = `rules: [{ level: None }]\nkind: Policy\nx: ${'['.repeat(depth)}${']'.repeat(depth)}\n`;
  const reading = readPolicy(`${text}apiVersion: audit.k8s.io/v1\n`, '1.36');
  expect(reading.error).toBe(error && `failed decoding: ${error}`);
});

it.each([
  ['lists around a key that occurs twice', '[', '{ a: 1, a: 2 }', ']', 700],
  ['merge keys in merge keys', '{<<: ', '{ a: 1, a: 2 }', '}', 700],
  ['more merge keys than the stack could hold', '{<<: ', '{}', '}', 9_000],
])('%s are read to the end', (_, open, inside, close, depth) => {
  const text = `apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{ level: None }]\nx: `;
  const reading = readPolicy(text + open.repeat(depth) + inside + close.repeat(depth), '1.36');
  const told =
    depth < 1000 ? 'yaml: unmarshal errors:\n  line 4: key "a" already set in map, ' : '';
  expect(reading.warning).toBe(
    'Audit policy contains errors, falling back to lenient decoding: strict decoding error: ' +
      `${told}unknown field "x"`,
  );
});

interface Recorded {
  name: string;
  text: string;
  error: string | null;
  warning: string | null;
  policy: Record<string, unknown> | null;
}

/** Go writes a struct without fields as {}, the product leaves it out. */
function withoutEmptyMetadata(policy: Recorded['policy']): Recorded['policy'] {
  if (policy === null) return null;
  const { metadata, ...rest } = policy;
  return Object.keys(metadata ?? {}).length > 0 ? policy : rest;
}

describe('the result of LoadPolicyFromBytes in Kubernetes 1.36', () => {
  const rows = json('load/recorded.json') as Recorded[];
  it.each(rows.map((row) => [row.name, row] as const))(
    '%s',
    (_, { text, error, warning, policy }) => {
      const reading = readPolicy(text, '1.36');
      const held = JSON.parse(goJson(reading.policy)) as unknown;
      expect({ error: reading.error, warning: reading.warning, policy: held }).toEqual({
        ...{ error, warning },
        policy: withoutEmptyMetadata(policy),
      });
    },
  );

  it('names embedded structs from 1.35 on', () => {
    const error = (field: string) =>
      `failed decoding: json: cannot unmarshal number into Go struct field Policy.${field} of type string`;
    expect(readPolicy('name: 5\n', '1.34').error).toBe(error('name'));
    expect(readPolicy('name: 5\n', '1.35').error).toBe(error('ObjectMeta.name'));
  });

  it('reports at most 100 unknown fields', () => {
    const keys = Array.from({ length: 150 }, (_, index) => `k${index}: v\n`).join('');
    const { warning, problems } = readPolicy(
      `apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: None}]\n${keys}`,
      '1.36',
    );
    expect(warning?.match(/unknown field/g)).toHaveLength(100);
    expect(problems).toHaveLength(100);
  });
});

describe('the draft', () => {
  const rules = 'rules:\n- level: None\n';
  it.each([
    ['a valid policy', `apiVersion: audit.k8s.io/v1\nkind: Policy\n${rules}`, 1],
    ['no apiVersion', rules, 1],
    ['another apiVersion', `apiVersion: audit.k8s.io/v1beta1\nkind: Policy\n${rules}`, 1],
    ['another kind with rules', `apiVersion: audit.k8s.io/v1\nkind: AuditPolicy\n${rules}`, 1],
    [
      'a level that is rejected',
      'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: x}, ~]\n',
      2,
    ],
    ['an empty text', '', 0],
    ['a comment', '# nothing\n', 0],
    ['no rules yet', 'apiVersion: audit.k8s.io/v1\nkind: Policy\n', 0],
    ['a Pod', 'apiVersion: v1\nkind: Pod\nmetadata: {name: x}\n', undefined],
    ['an audit event', '{"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"x"}', undefined],
    [
      'a value of the wrong type',
      'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: 5}]\n',
      undefined,
    ],
    ['broken YAML', 'rules: [\n', undefined],
    ['a plain text', 'hello\n', undefined],
  ])('of %s', (_, text, count) => {
    expect(readPolicy(text, '1.36').draft?.rules.length).toBe(count);
  });
});
