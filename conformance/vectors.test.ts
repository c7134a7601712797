import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerCase } from './answerCase.ts';
import { sameAnswer } from './equal.ts';
import { parseExact } from './exactJson.ts';
import type { Answer, Case } from './protocol.ts';

const folder = join(import.meta.dirname, 'vectors');
const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));

interface Vector {
  case: Case;
  /** The case as written, with the spelling of numbers. */
  line: string;
  answer: Answer;
}

const vectors = files.map((name) => ({
  name,
  rows: readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((text) => {
      const { value, memberText } = parseExact(text, 'case');
      const vector = value as Vector;
      // As the oracle's answers are read: a lone surrogate in JSON that is kept as written is no U+FFFD.
      const { answer } = JSON.parse(text) as Vector;
      return { ...vector, answer, line: memberText.get(vector) ?? '' };
    }),
}));

describe('answers as kube-apiserver does', () => {
  it.each(vectors)('$name', ({ rows }) => {
    for (const { case: one, line, answer } of rows) {
      const ours = answerCase(line);
      // toEqual only shows the difference. equal.ts decides.
      if (!sameAnswer(answer, ours))
        expect({ case: one, answer: ours }).toEqual({ case: one, answer });
    }
    expect(rows.length).toBeGreaterThan(0);
  });

  it('on at least 5,000 cases, of every operation', () => {
    const all = vectors.flatMap(({ rows }) => rows);
    expect(all.length).toBeGreaterThanOrEqual(5000);
    expect(new Set(all.map(({ case: { op } }) => op)).size).toBe(9);
  });
});

describe('a case outside the protocol', () => {
  const witness = (verb: string, rule: number | null) =>
    JSON.stringify({
      ...{ id: '1', op: 'witness', kubernetes: '1.36', method: 'GET', url: '/healthz' },
      policy: 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: None}]\n',
      attributes: { user: null, verb, path: '/healthz' },
      rule,
    });
  const rows: [string, string][] = [
    ['no JSON', '{"id":'],
    ['a list', '[]'],
    ['no id', '{"op":"load","kubernetes":"1.36","policy":""}'],
    ['an unknown operation', '{"id":"1","op":"shred","kubernetes":"1.36"}'],
    ['an inherited name', '{"id":"1","op":"constructor","kubernetes":"1.36"}'],
    ['an unknown version', '{"id":"1","op":"load","kubernetes":"1.2","policy":""}'],
    ['no policy', '{"id":"1","op":"load","kubernetes":"1.36"}'],
    ['a number for a text', '{"id":"1","op":"load","kubernetes":"1.36","policy":1}'],
    ['a witness with attributes that its request does not have', witness('list', 0)],
    ['a witness for a rule that does not decide', witness('get', 1)],
    ['a witness for no rule where one decides', witness('get', null)],
    ['no request', '{"id":"1","op":"events","kubernetes":"1.36","policy":""}'],
    ['deep nesting', '['.repeat(200_000)],
  ];
  it.each(rows)('%s', (_, line) => expect(answerCase(line)).toHaveProperty('protocolError'));

  it('takes a witness as it is', () =>
    expect(answerCase(witness('get', 0))).toMatchObject({ level: 'None', rule: 0 }));

  it('accepts a policy of 10 MB', () => {
    const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: None}]\n';
    const policy = `${head}#${'x'.repeat(10_000_000)}`;
    const line = JSON.stringify({ id: '1', op: 'load', kubernetes: '1.36', policy });
    expect(answerCase(line)).toMatchObject({ id: '1', outcome: 'accepted' });
  });
});
