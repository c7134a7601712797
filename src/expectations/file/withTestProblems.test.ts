import { expect, test } from 'vitest';
import { newestKubernetes } from '../../audit/types';
import { check } from '../../engine/check';
import { listedAtMost } from '../../engine/problemList';
import { withTestProblems } from './withTestProblems';

const head = 'apiVersion: auditorium/v1\nkind: AuditPolicyTest\n';
const problemsOf = (text: string) => withTestProblems(check(text, newestKubernetes)).problems;

test('of many problems the last that is listed says how many more there are', () => {
  const keys = Array.from({ length: listedAtMost + 7 }, (_, at) => `k${at}: 1\n`);
  const listed = problemsOf(`${head}tests: []\n${keys.join('')}`).filter(
    ({ code }) => code === 'test-file',
  );
  expect(listed).toHaveLength(listedAtMost);
  expect(listed.at(-1)).toMatchObject({ more: 7 });
  expect(listed[0]).not.toHaveProperty('more');
});

test('another text, and tests without a problem, have none', () => {
  for (const text of [`${head}tests: []\n`, 'kind: Policy\n'])
    expect(problemsOf(text).some(({ code }) => code === 'test-file')).toBe(false);
});
