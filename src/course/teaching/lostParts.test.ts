import { expect, test } from 'vitest';
import { lostParts } from './lostParts';
import { exerciseFrom } from './sharedExercise';

const pods = { request: 'pod-list', level: 'Metadata' };

test.each<[name: string, given: object, lost: string[]]>([
  ['nothing', { title: ' Pods ', requirements: [{ says: 'x', expects: [pods] }], why: '' }, []],
  ['hints that are blank', { hints: ['', 'a', ' ', 'b'] }, []],
  ['an unknown key', { seriousness: 3 }, ['seriousness, 3']],
  ['an unknown version', { kubernetes: '1.99' }, ['kubernetes, "1.99": 1.37 instead']],
  [
    'an unknown level',
    { requirements: [{ says: 'x', expects: [{ ...pods, level: 'Everything' }] }] },
    ['requirement 1, pod-list, {"request":"pod-list","level":"Everything"}'],
  ],
  [
    'an unknown level beside events',
    { requirements: [{ expects: [pods] }, { expects: [{ ...pods, level: 'All', stages: [] }] }] },
    ['requirement 2, pod-list, level, "All"'],
  ],
  [
    'an unknown key of a requirement',
    { requirements: [{ points: 2 }] },
    ['requirement 1, points, 2'],
  ],
  [
    'a request that is none',
    { requests: [{ id: 'own-1', url: 'x' }] },
    ['request 1, {"id":"own-1","url":"x"}'],
  ],
  ['a text that is none', { task: 7 }, ['task, 7']],
])('of an exercise with %s', (_name, given, lost) => {
  expect(lostParts(given, exerciseFrom(given))).toEqual(lost);
});
