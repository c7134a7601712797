import { describe, expect, it } from 'vitest';
import { newestKubernetes } from '../audit/types';
import { readPolicy } from './readPolicy';
import { ruleAt } from './ruleAt';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\n';

describe('ruleAt', () => {
  // "|" is the caret
  const rows: [name: string, text: string, rule: number | undefined][] = [
    ['in a value', 'rules:\n  - level: No|ne\n', 0],
    ['before the dash', 'rules:\n|  - level: None\n', 0],
    ['at the end of its last line', 'rules:\n  - level: None # why|\n', 0],
    [
      'in the comment above it',
      'rules:\n  - level: None\n\n  # the |rest\n  - level: Metadata\n',
      1,
    ],
    ['in the first of two', 'rules:\n  - level: None\n  # |a\n  # b\n  - level: Metadata\n', 1],
    ['on the empty line between', 'rules:\n  - level: None\n|\n  - level: Metadata\n', undefined],
    ['in the key of the list', 'ru|les:\n  - level: None\n', undefined],
    ['behind the last line', 'rules:\n  - level: None\n|', undefined],
    ['the second of a list in brackets', 'rules: [{level: None}, {lev|el: Metadata}]\n', 1],
    ['without rules', 'ru|les: 3\n', undefined],
  ];
  it.each(rows)('%s', (_name, marked, rule) => {
    const offset = head.length + marked.indexOf('|');
    const text = head + marked.replace('|', '');
    const { root } = readPolicy(text, newestKubernetes);
    expect(ruleAt(text, root, offset)).toBe(rule);
  });
});
