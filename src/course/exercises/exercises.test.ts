import { describe, expect, test } from 'vitest';
import { newestKubernetes } from '../../audit/types';
import { resultOf } from '../../audit/steps';
import { check } from '../../engine/check';
import { decide } from '../../engine/decide';
import { tryMutants } from '../../expectations/tryMutants';
import { gradePolicy } from '../grade';
import { answerTo, rowOf } from '../prediction';
import { requestsOf, shownIn } from '../requestsOf';
import { lessonIds, type PolicyExercise } from '../types';
import { exercises } from './list';
import { tried } from '../../testing/exercises/list';

const header = 'apiVersion: audit.k8s.io/v1\nkind: Policy\n';
const ofPolicies = exercises.filter((each): each is PolicyExercise => 'solution' in each);

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

const predicting = exercises.flatMap((each) => (each.kind === 'predict' ? [each] : []));

test.each(predicting.map((each) => [each.id, each] as const))(
  '%s asks what has an answer',
  (_, exercise) => {
    const kubernetes = exercise.kubernetes ?? newestKubernetes;
    const { policy } = check(exercise.policy, kubernetes).reading;
    if (!policy) throw new Error('the policy is rejected');
    const answers = exercise.questions.map((question) => {
      const row = rowOf(question, policy, kubernetes);
      return row && answerTo(question, row);
    });
    expect(answers).not.toContain(undefined);
  },
);

const reading = exercises.flatMap((each) => (each.kind === 'read' ? [each] : []));

test.each(reading.map((each) => [each.id, each] as const))(
  '%s has lines and options',
  (_, exercise) => {
    for (const line of exercise.log) {
      expect(JSON.parse(line)).toMatchObject({ kind: 'Event', apiVersion: 'audit.k8s.io/v1' });
    }
    const faults = exercise.questions.filter(
      ({ options, right }) => !options[right] || new Set(options).size < options.length,
    );
    expect(faults).toEqual([]);
  },
);

const failed = ({ refused, outcomes }: ReturnType<typeof gradePolicy>) =>
  refused ??
  outcomes.flatMap(({ says, isMet, evidence }) =>
    isMet ? [] : [{ says, request: evidence?.row.request.id, failures: evidence?.failures }],
  );
