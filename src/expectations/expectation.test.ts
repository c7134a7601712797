import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectationsFrom, type Expectation } from './expectation';

const one = { request: 'pod-list', level: 'None' };

test.each<[name: string, given: unknown, read: readonly Expectation[] | undefined]>([
  ['nothing', undefined, undefined],
  ['no list', one, undefined],
  ['an empty list', [], undefined],
  ['a level', [one], [{ request: 'pod-list', level: 'None' }]],
  ['an unknown level', [{ ...one, level: 'none' }], undefined],
  ['no request', [{ level: 'None' }], undefined],
  ['an empty request', [{ ...one, request: '' }], undefined],
  ['only a request', [{ request: 'pod-list' }], undefined],
  ['no rule', [{ request: 'a', rule: -1 }], [{ request: 'a', rule: -1 }]],
  [
    'no number',
    [
      { request: 'a', rule: 1.5 },
      { request: 'b', rule: '1' },
    ],
    undefined,
  ],
  ['no event at all', [{ request: 'a', stages: [] }], [{ request: 'a', stages: [] }]],
  [
    'stages in another order, and an unknown one',
    [{ request: 'a', stages: ['Panic', 'Later', 'RequestReceived'] }],
    [{ request: 'a', stages: ['RequestReceived', 'Panic'] }],
  ],
  [
    'texts twice, empty and of another type',
    [{ request: 'a', mustNotHold: ['x', '', 'x', 7] }],
    [{ request: 'a', mustNotHold: ['x'] }],
  ],
  [
    'two for one request',
    [one, { ...one, level: 'Request' }],
    [{ request: 'pod-list', level: 'Request' }],
  ],
  [
    'a key that could reach a prototype',
    [JSON.parse('{"request":"__proto__","level":"None","__proto__":{"rule":1}}')],
    [{ request: '__proto__', level: 'None' }],
  ],
])('%s', (_name, given, read) => {
  expect(expectationsFrom(given)).toEqual(read);
});

test('anything is read without an error, and what was read is read again as it is', () => {
  const expectation = fc.record(
    {
      request: fc.anything(),
      level: fc.constantFrom('None', 'Metadata', 'later'),
      rule: fc.anything(),
      stages: fc.anything(),
      omitManagedFields: fc.anything(),
      mustNotHold: fc.array(fc.anything()),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.array(expectation)), (given) => {
      const read = expectationsFrom(given);
      expect(expectationsFrom(read)).toEqual(read);
    }),
  );
});
