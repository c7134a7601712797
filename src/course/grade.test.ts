import { expect, test } from 'vitest';
import { levels } from './exercises/levels';
import { gradePolicy } from './grade';

const unmet = (text: string) =>
  gradePolicy(levels, text).outcomes.flatMap(({ isMet }, index) => (isMet ? [] : index));

const [lastRule, stages] = [3, 4];

test('a mistake is named once: what is not recorded has no stages', () => {
  expect(unmet(levels.solution.replace(/level: Metadata\n$/, 'level: None\n'))).toEqual([lastRule]);
});

test('stages that are omitted are named', () => {
  const text = levels.solution.replace('rules:', 'omitStages: [RequestReceived]\nrules:');
  expect(unmet(text)).toEqual([stages]);
});

test('who records nothing has not kept the stages', () => {
  const text = levels.solution.replaceAll(/level: \w+/g, 'level: None');
  expect(unmet(text)).toContain(stages);
});
