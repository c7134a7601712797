import { describe, expect, it } from 'vitest';
import type { Decision, Stage, StageFate } from '../audit/types';
import {
  changesSentence,
  decisionChange,
  type DecisionChange,
  type Outcome,
} from './decisionChanges';

const fates: Record<Stage, StageFate> = {
  RequestReceived: 'recorded',
  ResponseStarted: 'never',
  ResponseComplete: 'recorded',
  Panic: 'never',
};
const decided = (
  rule: number | undefined,
  more: Partial<Decision> = {},
  output: Partial<Outcome['output']> = {},
): Outcome => ({
  decision: { rule, level: 'Metadata', omitStages: [], omitManagedFields: false, ...more },
  output: { fates, bytes: 100, ...output },
});
const none = { level: 'None' } as const;
const quiet = { fates: { ...fates, RequestReceived: 'omitted' as const } };

const silent = {
  fates: { ...quiet.fates, ResponseComplete: 'omitted' as const },
  bytes: 0,
};

describe('decisionChange', () => {
  const same = [0, 1];
  const swapped = [1, 0];
  const rows: [string, Outcome, Outcome, (number | undefined)[], DecisionChange | undefined][] = [
    ['the same', decided(0), decided(0), same, undefined],
    ['the same rule at another place', decided(0), decided(1), swapped, undefined],
    ['another rule at the same place', decided(0), decided(0), swapped, { kind: 'rule' }],
    ['a new rule', decided(0), decided(0), [undefined, 0], { kind: 'rule' }],
    [
      'no rule, before and after',
      decided(undefined, none),
      decided(undefined, none),
      [],
      undefined,
    ],
    [
      'None by a new rule',
      decided(undefined, none),
      decided(0, none),
      [undefined],
      { kind: 'rule' },
    ],
    ['no rule any more', decided(0, none), decided(undefined, none), same, { kind: 'rule' }],
    [
      'another level',
      decided(0),
      decided(1, none, quiet),
      same,
      { kind: 'level', from: 'Metadata', to: 'None' },
    ],
    [
      'every stage omitted',
      decided(0),
      decided(0, {}, silent),
      same,
      { kind: 'level', from: 'Metadata', to: 'nothing recorded' },
    ],
    [
      'another level with every stage omitted',
      decided(0, { level: 'Request' }, silent),
      decided(0),
      same,
      { kind: 'level', from: 'nothing recorded', to: 'Metadata' },
    ],
    [
      'None in place of a level with every stage omitted',
      decided(0, {}, silent),
      decided(0, none, silent),
      same,
      { kind: 'unrecorded' },
    ],
    ['other stages', decided(0), decided(0, {}, quiet), same, { kind: 'stages' }],
    [
      'omits a stage that never happens',
      decided(0),
      decided(0, { omitStages: ['Panic'] }),
      same,
      undefined,
    ],
    [
      'managed fields in its bodies',
      decided(0),
      decided(0, { omitManagedFields: true }, { bytes: 80 }),
      same,
      { kind: 'managedFields' },
    ],
    ['no managed fields', decided(0), decided(0, { omitManagedFields: true }), same, undefined],
  ];
  it.each(rows)('%s', (_name, before, after, origins, change) => {
    expect(decisionChange(before, after, origins)).toEqual(change);
  });
});

describe('changesSentence', () => {
  const up: DecisionChange = { kind: 'level', from: 'None', to: 'RequestResponse' };
  const down: DecisionChange = { kind: 'level', from: 'Request', to: 'None' };
  const rule: DecisionChange = { kind: 'rule' };
  const rows: [changes: DecisionChange[], sentence: string][] = [
    [[], ''],
    [[rule], '1 request changed rule'],
    [[up, rule, rule, rule], '3 requests changed rule, 1 changed from None to RequestResponse'],
    [
      [down, up, up],
      '2 requests changed from None to RequestResponse, 1 changed from Request to None',
    ],
    [
      [{ kind: 'unrecorded' }, { kind: 'level', from: 'Metadata', to: 'nothing recorded' }],
      '1 request changed level with nothing recorded, 1 changed from Metadata to nothing recorded',
    ],
    [
      [{ kind: 'stages' }, { kind: 'managedFields' }],
      '1 request changed stages, 1 changed managed fields',
    ],
  ];
  it.each(rows)('%j', (changes, sentence) => {
    expect(changesSentence(changes)).toBe(sentence);
  });
});
