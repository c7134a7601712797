import { describe, expect, test } from 'vitest';
import { newestKubernetes, type Policy } from '../audit/types';
import { sampleRequests } from '../catalog/requests';
import { decide } from '../engine/decide';
import exercises from '../testing/exercises/exercises.json';
import { check } from '../engine/check';
import { expectationsFrom, expectNow, type Expectation } from './expectation';
import { judge, judgeAll } from './judge';

const policy: Policy = {
  omitStages: ['RequestReceived'],
  rules: [
    {
      level: 'RequestResponse',
      verbs: ['create'],
      resources: [{ group: '', resources: ['secrets'] }],
    },
    { level: 'None', nonResourceURLs: ['/livez*'] },
    { level: 'Metadata', users: ['system:anonymous'], omitManagedFields: true },
    { level: 'Request', resources: [{ group: '', resources: ['pods'] }] },
  ],
};
const rows = decide(policy, sampleRequests, newestKubernetes);
const row = (id: string) => rows.find(({ request }) => request.id === id)!;
const secret = rows.find(({ decision }) => decision.rule === 0)!;

type Case = [name: string, expectation: Omit<Expectation, 'request'>, id: string, says: string[]];
test.each<Case>([
  ['nothing', {}, 'pod-list', []],
  ['the level', { level: 'Request' }, 'pod-list', []],
  ['another level', { level: 'None' }, 'pod-list', ['level None, not level Request']],
  ['the rule', { rule: 3 }, 'pod-list', []],
  ['another rule', { rule: 0 }, 'pod-list', ['rule 1, not rule 4']],
  ['no rule, but one matches', { rule: -1 }, 'pod-list', ['no rule, not rule 4']],
  ['no rule, and none matches', { rule: -1 }, 'discovery', []],
  ['a rule, but none matches', { rule: 0 }, 'discovery', ['rule 1, not no rule']],
  ['the stages in any order', { stages: ['ResponseComplete'] }, 'pod-list', []],
  [
    'other stages',
    { stages: ['Panic', 'RequestReceived'] },
    'pod-list',
    ['events RequestReceived, Panic, not events ResponseComplete'],
  ],
  [
    'an event where there is none',
    { stages: ['ResponseComplete'] },
    'livez',
    ['events ResponseComplete, not no event'],
  ],
  [
    'no event where there is one',
    { stages: [] },
    'pod-list',
    ['no event, not events ResponseComplete'],
  ],
  [
    'managed fields',
    { omitManagedFields: true },
    'pod-list',
    ['managed fields omitted, not managed fields kept'],
  ],
  [
    'two parts at once',
    { level: 'None', rule: 2 },
    'pod-list',
    ['level None, not level Request', 'rule 3, not rule 4'],
  ],
])('%s', (_name, expectation, id, says) => {
  const failures = judge({ request: id, ...expectation }, row(id), newestKubernetes);
  expect(failures.map(({ expected, actual }) => `${expected}, not ${actual}`)).toEqual(says);
});

describe('a text that the log must not hold', () => {
  const held = (...mustNotHold: string[]) =>
    judge({ request: secret.request.id, mustNotHold }, secret, newestKubernetes).map(
      ({ actual }) => actual,
    );
  const data = (secret.request.requestBody as { data: Record<string, string> }).data;
  const [encoded = ''] = Object.values(data);

  test.each<[name: string, text: string, where: string[]]>([
    ['a field', 'requestObject', ['in the event ResponseComplete']],
    ['a value as it is sent', encoded, ['in the event ResponseComplete']],
    ['a value of a Secret, decoded', atob(encoded), ['in base64 in the event ResponseComplete']],
    ['a text that is not there', 'correct horse', []],
    ['a text with characters that JSON escapes', '"level":"RequestResponse"', []],
  ])('%s', (_name, text, where) => {
    expect(held(text)).toEqual(where);
  });

  test('each of several texts', () => {
    expect(held('nowhere', 'requestObject', 'responseObject')).toHaveLength(2);
  });
});

test('an expectation whose request is gone says so, and nothing else', () => {
  const results = judgeAll(
    [
      { request: 'own-7', level: 'None' },
      { request: 'pod-list', level: 'None' },
    ],
    rows,
    newestKubernetes,
  );
  expect(results.map(({ verdict, failures }) => [verdict, failures.length])).toEqual([
    ['gone', 0],
    ['fail', 1],
  ]);
});

test('what a policy does now holds, for every request and all parts', () => {
  const now = rows.map((each) => expectNow(each, ['level', 'rule', 'stages', 'omitManagedFields']));
  expect(judgeAll(now, rows, newestKubernetes).filter(({ verdict }) => verdict !== 'pass')).toEqual(
    [],
  );
  expect(expectationsFrom(JSON.parse(JSON.stringify(now)))).toEqual(now);
});

// A saved expectation and the hidden check of an exercise are one thing.
test.each(
  exercises.flatMap(({ id, solution, checks }) => (solution ? [{ id, solution, checks }] : [])),
)('exercise $id: its solution meets its checks', ({ solution, checks }) => {
  const { policy: solved } = check(solution, newestKubernetes).reading;
  const expectations = expectationsFrom(
    Object.entries(checks).map(([request, { level, events }]) => ({
      request,
      level,
      stages: events,
    })),
  );
  expect(expectations).toHaveLength(Object.keys(checks).length);
  const results = judgeAll(
    expectations ?? [],
    decide(solved!, sampleRequests, newestKubernetes),
    newestKubernetes,
  );
  expect(results.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
});
