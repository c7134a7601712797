import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { problemCodes } from '../../engine/problemCodes/problemCodes';
import { checkText } from './checked';
import { fixAll } from './fixes';

const found = new URL('../../testing/found/', import.meta.url);
const pasted = ['files', 'shapes', 'siblings', 'threads'].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, found)).map((name) =>
    readFileSync(new URL(`${folder}/${name}`, found), 'utf8'),
  ),
);
const shown = Object.entries(problemCodes)
  .filter(([code]) => code !== 'text-too-large')
  .map(([, { shows }]) => shows);

const errorsIn = (text: string) =>
  checkText(text, '1.37').problems.filter(({ severity }) => severity === 'error').length;
const comments = (text: string) => text.match(/(?<=^|\s)#[^\n]*/g)?.toSorted() ?? [];

it('makes no text worse: neither what people paste, nor what the checks report', () => {
  for (const text of [...pasted, ...shown]) {
    const { text: after, done } = fixAll(text, '1.37', new Set());
    expect(errorsIn(after)).toBeLessThanOrEqual(errorsIn(text));
    expect(fixAll(after, '1.37', new Set()).done).toEqual([]);
    if (done.length === 0) expect(after).toBe(text);
  }
});

/** A policy of lines from several reports, so that fixes meet. */
const mixed = fc.array(fc.constantFrom(...shown), { minLength: 2, maxLength: 4 }).map((texts) => {
  const rules = texts.flatMap((text) => /^rules:\n((?:[- ][^]*)?)/m.exec(text)?.[1] ?? []);
  return `apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n# kept\n${rules.join('\n')}`;
});

it('makes no mixture of faults worse, and keeps comments', () => {
  fc.assert(
    fc.property(mixed, (text) => {
      const { text: after, done } = fixAll(text, '1.37', new Set());
      expect(errorsIn(after)).toBeLessThanOrEqual(errorsIn(text));
      if (!done.some((title) => /^(?:Remove|Use|Move) /.test(title)))
        expect(comments(after)).toEqual(comments(text));
    }),
    { numRuns: 60 },
  );
});

it('makes several fixes, one after another', () => {
  const text = `apiVersion: audit.k8s.io/v1\nkind: policy\nrules:\n- level: metadata # kept\n  verb: GET\n- level: Metadata\n`;
  expect(fixAll(text, '1.37', new Set())).toEqual({
    text: text
      .replace('policy', 'Policy')
      .replace('metadata', 'Metadata')
      .replace('verb: GET', 'verbs: ["get", "list", "watch"]'),
    done: expect.any(Array),
  });
});

it('makes many fixes of one kind at once', () => {
  const rules = Array.from(
    { length: 12 },
    (_, at) => `- level: None\n  users: [u${at}]\n  verb: [get]\n`,
  );
  const text = `apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n${rules.join('')}`;
  const fixed = fixAll(text, '1.37', new Set());
  expect(fixed.text).toBe(text.replaceAll('verb:', 'verbs:'));
  expect(fixed.done).toHaveLength(12);
});
