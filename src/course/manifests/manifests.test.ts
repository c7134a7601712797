import { describe, expect, test } from 'vitest';
import { triedManifests } from '../../testing/manifests/tried';
import { gradeManifest } from './gradeManifest';
import { manifestExercises } from './list';

const unmetIn = ({ refused, outcomes }: ReturnType<typeof gradeManifest>) =>
  refused ?? outcomes.filter(({ isMet }) => !isMet);

describe.each(manifestExercises.map((each) => [each.id, each] as const))('%s', (id, exercise) => {
  const { right = {}, wrong = {} } = triedManifests[id] ?? {};

  test('does not pass the text it begins with', () => {
    const { isPassed, refused } = gradeManifest(exercise, exercise.start);
    expect({ isPassed, refused }).toEqual({ isPassed: false, refused: undefined });
  });

  test.each(Object.entries({ 'the solution': exercise.solution, ...right }))(
    'passes %s',
    (_, text) => expect(unmetIn(gradeManifest(exercise, text))).toEqual([]),
  );

  test.each(Object.entries(wrong))('does not pass %s, and says why', (_, { text, unmet }) => {
    const { isPassed, refused, outcomes } = gradeManifest(exercise, text);
    expect(isPassed).toBe(false);
    if (unmet === 'text') expect(refused).toBeTruthy();
    else {
      expect(refused).toBeUndefined();
      expect(outcomes[unmet]?.isMet).toBe(false);
      expect(outcomes[unmet]?.why).toBeTruthy();
    }
  });

  test('is tried with two other right answers and three wrong ones at least', () => {
    expect(Object.keys(right).length).toBeGreaterThanOrEqual(2);
    expect(Object.keys(wrong).length).toBeGreaterThanOrEqual(3);
  });

  test('has hints that do not give the solution away', () => {
    const lines = exercise.solution.split('\n').map((line) => line.trim());
    const long = lines.filter((line) => line.length > 30 && !exercise.start.includes(line));
    expect(exercise.hints.length).toBeGreaterThan(0);
    expect(exercise.hints.filter((hint) => long.some((line) => hint.includes(line)))).toEqual([]);
  });

  test('asks what has an answer among its options', () => {
    for (const { options, right: answer, why } of exercise.foretell ?? []) {
      expect(new Set(options).size).toBe(options.length);
      expect([answer].flat().every((at) => options[at] !== undefined)).toBe(true);
      expect(why).toBeTruthy();
    }
  });
});
