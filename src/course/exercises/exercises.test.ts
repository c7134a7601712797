import { describe, expect, test } from 'vitest';
import { newestKubernetes } from '../../audit/types';
import { resultOf } from '../../audit/steps';
import { check } from '../../engine/check';
import { decide } from '../../engine/decide';
import { tryMutants } from '../../expectations/tryMutants';
import { gradePolicy } from '../grade';
import { gradeAnswers } from '../gradeAnswers';
import { answerTo, guessText, questionId, rowOf } from '../prediction';
import { requestsOf, shownIn } from '../requestsOf';
import { lessonIds, type PolicyExercise } from '../types';
import { exercises } from './list';
import { tried } from '../../testing/exercises/list';

const header = 'apiVersion: audit.k8s.io/v1\nkind: Policy\n';
const ofPolicies = exercises.filter((each): each is PolicyExercise =>
  ['write', 'repair', 'minimise'].includes(each.kind),
);

test('ids are unique, and lessons come in order', () => {
  expect(new Set(exercises.map(({ id }) => id)).size).toBe(exercises.length);
  const places = exercises.map(({ lesson }) => lessonIds.indexOf(lesson));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

describe.each(ofPolicies.map((each) => [each.id, each] as const))('%s', (id, exercise) => {
  const kubernetes = exercise.kubernetes ?? newestKubernetes;
  const requests = requestsOf(exercise);
  const expectations = exercise.requirements.flatMap(({ expects }) => expects);

  test('checks requests that exist, and shows some', () => {
    const ids = new Set(requests.map((request) => request.id));
    expect(expectations.filter(({ request }) => !ids.has(request))).toEqual([]);
    expect(ids.size).toBe(requests.length);
    expect(shownIn(exercise).map((request) => request.id)).toEqual(exercise.shown);
    expect(exercise.requirements.filter(({ expects }) => expects.length === 0)).toEqual([]);
  });

  test('asks for stages only where it asks for a level', () => {
    const levelled = new Set(
      expectations.flatMap(({ request, level }) => (level === undefined ? [] : request)),
    );
    expect(expectations.filter(({ request }) => !levelled.has(request))).toEqual([]);
  });

  test('passes its solution, without a warning of the server', () => {
    expect(failed(gradePolicy(exercise, exercise.solution))).toEqual([]);
    expect(check(exercise.solution, kubernetes).reading.warning).toBeNull();
  });

  test('does not pass the text it begins with', () => {
    expect(gradePolicy(exercise, exercise.start).isPassed).toBe(false);
  });

  test('never passes what records everything, or nothing', () => {
    for (const rules of ['- level: RequestResponse', '- level: None']) {
      expect(gradePolicy(exercise, `${header}rules:\n${rules}\n`).isPassed).toBe(false);
    }
  });

  test('notices every mistake in the solution that changes a log', () => {
    const { policy } = check(exercise.solution, kubernetes).reading;
    if (!policy) throw new Error('the solution is rejected');
    const rows = decide(policy, requests, kubernetes);
    const trials = resultOf(tryMutants(policy, expectations, rows, kubernetes));
    const missed = trials.flatMap((trial) =>
      trial.outcome === 'missed'
        ? [`rule ${trial.mutant.rule}: ${trial.mutant.words} (${trial.witness.request.id})`]
        : [],
    );
    expect(missed).toEqual([]);
    expect(trials.filter(({ outcome }) => outcome === 'noticed').length).toBeGreaterThan(2);
  });

  const { right = [], wrong = [] } = tried[id] ?? {};

  test('passes at least two other right solutions', () => {
    expect(right.length).toBeGreaterThanOrEqual(2);
    for (const text of right) {
      expect({ text, failed: failed(gradePolicy(exercise, text)) }).toEqual({ text, failed: [] });
    }
  });

  test('names what two typical wrong solutions miss', () => {
    expect(wrong.length).toBeGreaterThanOrEqual(2);
    for (const { text, unmet } of wrong) {
      const { isPassed, refused, outcomes } = gradePolicy(exercise, text);
      // Evidence, unless the number of rules is what is wrong.
      const hasEvidence = unmet >= exercise.requirements.length || outcomes[unmet]?.evidence;
      const isNamed = Boolean(refused ?? hasEvidence);
      expect({ text, isPassed, isMet: outcomes[unmet]?.isMet, isNamed }).toEqual({
        text,
        isPassed: false,
        isMet: false,
        isNamed: true,
      });
    }
  });

  test('has hints that do not give the solution away', () => {
    expect(exercise.hints.length).toBeGreaterThan(0);
    const lines = exercise.solution.split('\n').map((line) => line.trim());
    const long = lines.filter((line) => line.length > 30 && !exercise.start.includes(line));
    for (const hint of exercise.hints) {
      expect(long.filter((line) => hint.includes(line))).toEqual([]);
    }
  });
});

const minimising = ofPolicies.filter(({ kind }) => kind === 'minimise');

test.each(minimising.map((each) => [each.id, each] as const))(
  '%s has nothing against the text it begins with but its number of rules',
  (_, exercise) => {
    const { outcomes } = gradePolicy(exercise, exercise.start);
    const expected = [...exercise.requirements.map(() => true), false];
    expect(outcomes.map(({ isMet }) => isMet)).toEqual(expected);
    const { policy } = check(exercise.solution, newestKubernetes).reading;
    expect(policy?.rules.length).toBe(exercise.rulesAtMost);
  },
);

const predicting = exercises.flatMap((each) => (each.kind === 'predict' ? [each] : []));

test.each(predicting.map((each) => [each.id, each] as const))(
  '%s asks what has an answer, which the reasons do not name',
  (_, exercise) => {
    const kubernetes = exercise.kubernetes ?? newestKubernetes;
    const { policy, warning } = check(exercise.policy, kubernetes).reading;
    if (!policy) throw new Error('the policy is rejected');
    expect(warning).toBeNull();
    const answers = exercise.questions.map((question) => {
      const row = rowOf(question, policy, kubernetes);
      if (!row) throw new Error(`there is no request ${question.request}`);
      return [questionId(question), answerTo(question, row)] as const;
    });
    expect(new Set(answers.map(([id]) => id)).size).toBe(exercise.questions.length);
    expect(gradeAnswers(exercise, {}).isPassed).toBe(false);
    expect(gradeAnswers(exercise, Object.fromEntries(answers)).isPassed).toBe(true);
    const named = exercise.questions.filter(({ why }, at) => {
      const answer = answers[at]?.[1];
      return answer !== undefined && why.includes(guessText(answer));
    });
    expect(named).toEqual([]);
    expect(exercise.hints.length).toBeGreaterThan(0);
  },
);

const reading = exercises.flatMap((each) => (each.kind === 'read' ? [each] : []));

test.each(reading.map((each) => [each.id, each] as const))(
  '%s has lines and options, and a reason against each wrong one',
  (_, exercise) => {
    for (const line of exercise.log) {
      expect(JSON.parse(line)).toMatchObject({ kind: 'Event', apiVersion: 'audit.k8s.io/v1' });
    }
    const { questions } = exercise;
    const faults = questions.filter(({ options, right, because }) => {
      const isRight = options.map((_option, at) => [right].flat().includes(at));
      return (
        new Set(options).size < options.length ||
        isRight.filter(Boolean).length !== [right].flat().length ||
        isRight.some((each, at) => each === Boolean(because[at])) ||
        because.some((each) => options.some((option, at) => isRight[at] && each?.includes(option)))
      );
    });
    expect(faults).toEqual([]);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    const answers = Object.fromEntries(questions.map(({ id, right }) => [id, right]));
    expect(gradeAnswers(exercise, {}).isPassed).toBe(false);
    expect(gradeAnswers(exercise, answers).isPassed).toBe(true);
    expect(exercise.hints.length).toBeGreaterThan(0);
  },
);

const failed = ({ refused, outcomes }: ReturnType<typeof gradePolicy>) =>
  refused ??
  outcomes.flatMap(({ says, isMet, evidence }) =>
    isMet ? [] : [{ says, request: evidence?.row.request.id, failures: evidence?.failures }],
  );

const repairing = ofPolicies.filter(({ kind }) => kind === 'repair');
const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];

test.each(repairing.map((each) => [each.id, each] as const))(
  '%s counts its mistakes right, and points at Problems only after a check',
  (_, { title, task, start, hints, kubernetes = newestKubernetes }) => {
    const unknown = check(start, kubernetes).problems.filter(
      ({ code }) => code === 'unknown-field',
    );
    for (const [, number = ''] of `${title}. ${task}`.matchAll(/\b(\w+) (?:mistakes|typos)\b/g)) {
      if (numbers.includes(number)) expect(number).toBe(numbers[unknown.length]);
    }
    const early = hints.filter((hint) => hint.includes('Problems') && !/check/i.test(hint));
    expect(early).toEqual([]);
  },
);

test.each(ofPolicies.map((each) => [each.id, each] as const))(
  '%s says each requirement once',
  (_, { task, requirements }) => {
    const plain = (text: string) => text.replace(/[`*.]/g, '').toLowerCase();
    const twice = requirements.filter(({ says }) => plain(task).includes(plain(says)));
    expect(twice.map(({ says }) => says)).toEqual([]);
  },
);
