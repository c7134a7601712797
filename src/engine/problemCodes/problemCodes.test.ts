import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { newestKubernetes } from '../../audit/types';
import { templates } from '../../catalog/templates';
import { withTestProblems } from '../../expectations/file/withTestProblems';
import { check } from '../check';
import { withPointers } from '../elsewhere';
import type { Problem } from '../problem';
import { problemCodes, themes } from './problemCodes';
import type { CodeRow } from './row';

const problemsOf = (text: string) =>
  withTestProblems(withPointers(check(text, newestKubernetes))).problems;
const codesOf = (text: string) => [...new Set(problemsOf(text).map(({ code }) => code))];
const testing = (path: string) => fileURLToPath(new URL(`../../testing/${path}`, import.meta.url));

/** What a row states about its problem. */
const promised = ({ source, severity }: CodeRow | Problem) => ({ source, severity });

describe.each(Object.entries(problemCodes))('%s', (code, row) => {
  it('is reported', () => {
    const problem = problemsOf(row.shows).find((each) => each.code === code);
    expect(problem && promised(problem)).toEqual(promised(row));
  });
  it('is not reported for the closest text', () => {
    expect(codesOf(row.mustNot)).not.toContain(code);
  });
});

/** Their texts are no policies, so kube-apiserver reports errors as well. */
const rejected = ['embedded-policy', 'policy-elsewhere', 'test-file'];

it('has examples with one problem, and none', () => {
  const rows = Object.entries(problemCodes).filter(([code]) => !rejected.includes(code));
  expect(rows.map(([code, { shows }]) => [code, codesOf(shows)])).toEqual(
    rows.map(([code]) => [code, [code]]),
  );
  expect(rows.map(([code, { mustNot }]) => [code, codesOf(mustNot)])).toEqual(
    rows.map(([code]) => [code, []]),
  );
});

it('has every code under one theme', () => {
  const codes = themes.flatMap(([, rows]) => Object.keys(rows));
  expect(codes.toSorted()).toEqual(Object.keys(problemCodes).toSorted());
});

const texts = [
  ...readdirSync(testing('lint'))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [name, readFileSync(testing(`lint/${name}`), 'utf8')] as const),
  ...templates.map(({ name, yaml }) => [name, yaml] as const),
];

it.each(texts)('describes every problem of %s', (_, text) => {
  for (const problem of problemsOf(text)) {
    expect(promised(problem)).toEqual(promised(problemCodes[problem.code]));
  }
});
