import { expect, it } from 'vitest';
import { analysedTextLimit, check } from '../../engine/check';
import { verdictOf } from './verdictOf';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\n';

const rows: [name: string, text: string, word: string, tone: string, detail: RegExp][] = [
  ['a good policy', `${head}rules:\n- level: Metadata\n`, 'starts', 'good', /^1 rule$/],
  [
    'an unknown field',
    `${head}x: 1\nrules:\n- level: Metadata\n`,
    'starts with a warning',
    'warn',
    /^1 rule/,
  ],
  [
    'an observation',
    `${head}rules:\n- level: None\n  verbs: ["POST"]\n- level: Metadata\n`,
    'starts',
    'good',
    /^2 rules · 1 warning$/,
  ],
  ['no rules', head, 'refused', 'bad', /^1 error$/],
  ['two errors', `${head}rules:\n- level: a\n- level: b\n`, 'refused', 'bad', /^2 errors$/],
  ['no YAML', 'a: [', 'refused', 'bad', /^1 error$/],
  ['too long', 'x'.repeat(analysedTextLimit + 1), 'not read', 'warn', /too long/],
];

it.each(rows)('%s', (_name, text, word, tone, detail) => {
  const verdict = verdictOf(check(text, '1.37'));
  expect(verdict).toMatchObject({ word, tone });
  expect(verdict.detail).toMatch(detail);
});
