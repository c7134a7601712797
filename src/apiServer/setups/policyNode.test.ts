import { Document } from 'yaml';
import { expect, it } from 'vitest';
import { standaloneRules } from './policyNode';

const rules = (policy: string) => {
  const found = standaloneRules(policy);
  return found && new Document(found).toString();
};

it.each<[string, string, string | undefined]>([
  ['only rules', 'rules:\n  # one\n  - level: None # two\n', '# one\n- level: None # two\n'],
  [
    'stages that all rules omit',
    'omitStages: [RequestReceived]\nrules:\n- level: None\n- level: Metadata\n  omitStages: [Panic]\n',
    '- level: None\n  omitStages:\n    - RequestReceived\n- level: Metadata\n  omitStages:\n    - RequestReceived\n    - Panic\n',
  ],
  [
    'managed fields',
    'omitManagedFields: true\nrules:\n- level: Request\n- level: Request\n  omitManagedFields: false\n',
    '- level: Request\n  omitManagedFields: true\n- level: Request\n  omitManagedFields: false\n',
  ],
  [
    'an alias',
    'omitStages: &a [Panic]\nrules:\n- level: None\n  omitStages: *a\n',
    '- level: None\n  omitStages:\n    - Panic\n',
  ],
  ['no rules', 'kind: Policy\n', undefined],
  ['an empty list', 'rules: []\n', undefined],
  ['no YAML', 'rules: [', undefined],
  ['a list', '- level: None\n', undefined],
])('says what a policy says for all rules in each: %s', (_name, policy, expected) =>
  expect(rules(policy)).toBe(expected),
);
