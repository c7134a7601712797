import { expect, it } from 'vitest';
import type { Level, Stage } from '../../audit/types';
import { sampleRequests } from '../../catalog/requests';
import { decide } from '../../engine/decide';
import { isWithoutEvent, levelWords, whyNothing } from './levelWords';

const both: Stage[] = ['RequestReceived', 'ResponseComplete'];
const omitted = 'Every stage of this request is omitted, so nothing is recorded.';
const none = 'Level None: this request generates no audit events.';

const rows: [
  name: string,
  level: Level,
  wide: Stage[],
  own: Stage[],
  words: string,
  why: string,
][] = [
  ['a recorded request', 'Metadata', ['RequestReceived'], [], 'Metadata', ''],
  ['the policy omits both stages', 'Request', both, [], 'Request, no event', omitted],
  ['the rule omits both', 'Metadata', [], both, 'Metadata, no event', omitted],
  [
    'each omits one',
    'RequestResponse',
    ['RequestReceived'],
    ['ResponseComplete'],
    'RequestResponse, no event',
    omitted,
  ],
  ['level None', 'None', both, [], 'None', none],
];

it.each(rows)('%s', (_name, level, wide, own, words, why) => {
  const request = sampleRequests.find(({ command }) => command === 'kubectl get pods -n dev');
  const policy = { omitStages: wide, rules: [{ level, omitStages: own }] };
  const [row] = decide(policy, request ? [request] : [], '1.37');
  if (!row) throw new Error('no row');
  expect(levelWords(row)).toBe(words);
  expect(isWithoutEvent(row)).toBe(words.endsWith('no event'));
  expect(whyNothing(row)).toBe(why);
});

it('says of a request that is rejected before auditing that nothing is omitted', () => {
  const never = {
    RequestReceived: 'never',
    ResponseStarted: 'never',
    ResponseComplete: 'never',
    Panic: 'never',
  } as const;
  const row = { decision: { level: 'Metadata' }, output: { fates: never } } as const;
  expect(levelWords(row)).toBe('Metadata, no event');
  expect(whyNothing(row)).toBe(
    'This request is rejected before auditing starts, so nothing is recorded.',
  );
});
