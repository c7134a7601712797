import { expect, it } from 'vitest';
import { resultOf } from '../audit/steps';
import { newestKubernetes } from '../audit/types';
import { hostileTexts } from '../testing/hostileTexts';
import { check, checkInSteps } from './check';
import { listedAtMost } from './problemList';

const size = 6_000;

it.each(Object.entries(hostileTexts))(
  '%s: checked alike at once and in steps, and few problems of a kind are listed',
  (_name, textOf) => {
    const text = textOf(size);
    const { problems } = check(text, newestKubernetes);
    expect(resultOf(checkInSteps(text, newestKubernetes)).problems).toEqual(problems);
    const listed = new Map<string, Set<string>>();
    for (const { source, code, message, advice, range } of problems) {
      const kind = `${source} ${code}`;
      const words = listed.get(kind) ?? new Set();
      listed.set(kind, words.add(`${message} ${advice}`));
      expect(range.end).toBeLessThanOrEqual(text.length);
    }
    const most = Math.max(0, ...[...listed.values()].map((words) => words.size));
    expect(most).toBeLessThanOrEqual(listedAtMost);
  },
);
