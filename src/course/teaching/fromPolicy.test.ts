import { expect, it, test } from 'vitest';
import type { Expectation } from '../../expectations/expectation';
import { exerciseFromPolicy, sentenceFor } from './fromPolicy';

const request = 'pod-list';

test.each<[Omit<Expectation, 'request'>, string]>([
  [{ level: 'Metadata' }, 'At level Metadata, record `kubectl get pods -n dev`.'],
  [{ level: 'None', stages: [] }, 'Do not record `kubectl get pods -n dev`.'],
  [
    { level: 'Request', stages: ['ResponseComplete'], rule: 1 },
    'At level Request, record `kubectl get pods -n dev`; events only at ResponseComplete; rule 2 matches first.',
  ],
  [{ stages: [] }, 'For `kubectl get pods -n dev`: no events.'],
  [
    { rule: -1, omitManagedFields: true, mustNotHold: ['tok`en'] },
    'For `kubectl get pods -n dev`: no rule matches; omit managed fields; keep `token` out of the log.',
  ],
])('a sentence says all that is checked: %j', (parts, sentence) => {
  expect(sentenceFor([{ request, ...parts }], [])).toBe(sentence);
});

it('makes a requirement of expectations that are alike, without events beside a level', () => {
  const expectations: Expectation[] = [
    { request, level: 'Metadata', stages: ['ResponseComplete'] },
    { request: 'secret-get', level: 'Metadata', stages: ['RequestReceived', 'ResponseComplete'] },
    { request: 'pod-create', stages: ['RequestReceived'] },
  ];
  const policy = { name: 'A', text: '', kubernetes: '1.37', expectations } as const;
  const { id, requirements } = exerciseFromPolicy(policy, 'shared-1');
  expect(id).toBe('shared-1');
  expect(requirements.map(({ expects }) => expects)).toEqual([
    [
      { request, level: 'Metadata' },
      { request: 'secret-get', level: 'Metadata' },
    ],
    [expectations[2]],
  ]);
});
