import { expect, test } from 'vitest';
import type { Policy, PolicyRule } from '../../audit/types';
import { simplify } from '../../proofs/simplify/simplify';
import { textOf } from './sentencePiece';
import { simplifySentence } from './simplifySentence';

const all: PolicyRule = { level: 'Metadata' };
const of = (level: string, ...resources: string[]): PolicyRule => ({
  level,
  resources: [{ resources }],
});
const omits: PolicyRule = { level: 'Request', omitStages: ['RequestReceived', 'Panic'] };

const rows: [policy: Policy, sentences: string[]][] = [
  [
    { rules: [of('Request', 'pods'), all, of('None', 'events')] },
    ['Remove rule 3: rule 2 matches everything that it matches.'],
  ],
  [
    {
      rules: [
        { ...of('Request', 'pods'), verbs: ['get'] },
        { ...of('None', 'pods'), verbs: ['list'] },
        { ...of('Metadata', 'pods'), verbs: ['get', 'list'] },
        { ...of('Metadata', 'pods') },
      ],
    },
    ['Remove rule 3: rules 1 and 2 together match everything that it matches.'],
  ],
  [
    { rules: [of('Metadata', 'pods'), all, { level: 'None', verbs: ['*'] }] },
    [
      'Remove rule 3: no request matches it.',
      'Remove rule 1: its requests are recorded the same without it.',
    ],
  ],
  [
    { rules: [of('Request', 'events', '*', 'pods', 'pods')] },
    [
      'Remove pods from resources of rule 1: it is there twice.',
      'Remove pods from resources of rule 1: * matches it already.',
      'Remove events from resources of rule 1: * matches it already.',
    ],
  ],
  [
    { rules: [{ level: 'Request', nonResourceURLs: ['/healthz', '/health*'] }, all] },
    ['Remove /healthz from nonResourceURLs of rule 1: /health* matches it already.'],
  ],
  [
    { rules: [of('None', 'events'), of('Request', 'events', 'pods'), all] },
    ['Remove events from resources of rule 2: rule 1 matches all its requests first.'],
  ],
  [
    {
      rules: [
        { level: 'Request', resources: [{ group: 'apps', resources: ['pods'] }, { group: '*' }] },
      ],
    },
    ['Remove the entry for apps from resources of rule 1: the other entries match the same.'],
  ],
  [
    { rules: [{ level: 'Request', verbs: ['get', 'bet'] }] },
    ['Remove bet from verbs of rule 1: no request matches it.'],
  ],
  [
    {
      rules: [
        { level: 'None', verbs: ['get', 'list'], resources: [{ resources: ['pods'] }] },
        { level: 'None', verbs: ['get'] },
        all,
      ],
    },
    ['Remove get from verbs of rule 1: its requests are recorded the same without it.'],
  ],
  [
    { rules: [{ level: 'Request', userGroups: ['system:nodes'], users: ['a'] }, omits, omits] },
    ['Remove rule 3: rule 2 matches everything that it matches.'],
  ],
  [
    {
      rules: [
        { ...omits, ...of('Request', 'pods') },
        { ...omits, level: 'Metadata' },
      ],
    },
    [
      'Omit RequestReceived in the policy instead of in rules 1 and 2.',
      'Omit Panic in the policy instead of in rules 1 and 2.',
    ],
  ],
  [
    {
      omitStages: ['Panic'],
      omitManagedFields: true,
      rules: [{ ...omits, omitManagedFields: true }],
    },
    [
      'Remove omitManagedFields from rule 1: the policy says the same.',
      'Remove Panic from omitStages of rule 1: the policy omits the same.',
    ],
  ],
  [
    {
      rules: [
        { ...of('None', 'pods'), omitStages: ['Panic'] },
        { ...all, omitManagedFields: false },
      ],
    },
    [
      'Remove omitManagedFields from rule 2: level Metadata records no managed fields.',
      'Remove omitStages from rule 1: level None records nothing anyway.',
    ],
  ],
  [
    {
      rules: [
        { level: 'Request', users: ['a'] },
        { level: 'None', users: ['b'] },
        { level: 'None', users: ['b'] },
        { level: 'Request', users: ['c'] },
        all,
      ],
    },
    [
      'Remove rule 3: rule 2 matches everything that it matches.',
      'Merge rule 4 into rule 1: they differ in users only.',
    ],
  ],
  [
    { rules: [{ level: 'Request', resources: [{ resources: ['a'] }, { resources: ['b'] }] }] },
    ['Merge the entries of rule 1 for the core group.'],
  ],
];

test.each(rows)('%j', (policy, sentences) => {
  const { steps } = simplify(policy);
  expect(steps.map((step) => textOf(simplifySentence(step)))).toEqual(sentences);
});
