import { expect, test } from 'vitest';
import { gradeAnswers } from './gradeAnswers';
import type { Answers, PredictExercise, ReadExercise } from './types';

const base = {
  id: 'x',
  title: '',
  lesson: 'levels',
  minutes: 1,
  weight: 1,
  task: '',
  hints: [],
  why: '',
} as const;

const predicting: PredictExercise = {
  ...base,
  kind: 'predict',
  policy: `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
rules:
  - level: Metadata
    resources: [{ group: "", resources: [pods] }]
`,
  questions: [
    { request: 'pod-watch', ask: 'level', why: 'L' },
    { request: 'pod-watch', ask: 'rule', why: 'R' },
    { request: 'pod-watch', ask: 'stages', why: 'S' },
    { request: 'livez', ask: 'rule', why: 'N' },
    { request: 'livez', ask: 'stages', why: 'E' },
  ],
};

const right: Answers = {
  'level of pod-watch': 'Metadata',
  'rule of pod-watch': 0,
  'stages of pod-watch': ['ResponseComplete', 'ResponseStarted'],
  'rule of livez': -1,
  'stages of livez': [],
};

test.each<[string, Answers, (string | true | undefined)[]]>([
  ['nothing', {}, [undefined, undefined, undefined, undefined, undefined]],
  ['what is right', right, [true, true, true, true, true]],
  ['another level', { ...right, 'level of pod-watch': 'Request' }, ['L', true, true, true, true]],
  ['another rule', { ...right, 'rule of pod-watch': -1 }, [true, 'R', true, true, true]],
  [
    'a stage too few',
    { ...right, 'stages of pod-watch': ['ResponseComplete'] },
    [true, true, 'S', true, true],
  ],
  ['rule 1 for none', { ...right, 'rule of livez': 0 }, [true, true, true, 'N', true]],
  ['numbers for stages', { ...right, 'stages of livez': [0] }, [true, true, true, true, 'E']],
  ['a rule for a level', { ...right, 'level of pod-watch': 0 }, ['L', true, true, true, true]],
])('predictions: %s', (_, answers, outcomes) => {
  expect(shown(gradeAnswers(predicting, answers))).toEqual(outcomes);
  expect(gradeAnswers(predicting, answers).isPassed).toBe(outcomes.every((each) => each === true));
});

test('a prediction is named by its request and what it asks', () => {
  expect(gradeAnswers(predicting, {}).outcomes[1]?.says).toBe(
    'kubectl get pods -n dev -w: Which rule matches this request first?',
  );
});

const reading: ReadExercise = {
  ...base,
  kind: 'read',
  log: [],
  questions: [
    { id: 'one', asks: 'One?', options: ['a', 'b'], right: 1, because: ['not a'] },
    {
      id: 'some',
      asks: 'Some?',
      options: ['a', 'b', 'c'],
      right: [0, 2],
      because: [undefined, 'not b'],
    },
  ],
};

test.each<[Answers, (string | true | undefined)[]]>([
  [{}, [undefined, undefined]],
  [{ one: 1 }, [true, undefined]],
  [{ one: 1, some: [2, 0] }, [true, true]],
  [{ one: 0, some: [0] }, ['not a', 'There is more to choose.']],
  [{ one: [1], some: [0, 1, 2] }, [true, 'not b']],
  [{ one: 7, some: [] }, [undefined, 'There is more to choose.']],
  [{ one: 'Metadata', some: 0 }, [undefined, 'There is more to choose.']],
  [{ other: 1 }, [undefined, undefined]],
])('choices: %j', (answers, outcomes) => {
  expect(shown(gradeAnswers(reading, answers))).toEqual(outcomes);
  expect(gradeAnswers(reading, answers).isPassed).toBe(outcomes.every((each) => each === true));
});

const shown = ({ outcomes }: ReturnType<typeof gradeAnswers>) =>
  outcomes.map(({ isMet, why }) => isMet || why);
