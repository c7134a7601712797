import { expect, test } from 'vitest';
import type { Policy, PolicyRule } from '../audit/types';
import { difference } from './difference';

const secrets: PolicyRule = { level: 'Metadata', resources: [{ resources: ['secrets'] }] };
const all: PolicyRule = { level: 'Request' };
const none: PolicyRule = { level: 'None' };

/** Two policies, and the pairs of rules that decide the requests that differ. */
const rows: Record<string, [before: Policy, after: Policy, parts: (number | undefined)[][]]> = {
  'the same': [{ rules: [secrets, all] }, { rules: [secrets, all] }, []],
  'another level': [{ rules: [secrets] }, { rules: [{ ...secrets, level: 'Request' }] }, [[0, 0]]],
  'a rule more': [{ rules: [all] }, { rules: [secrets, all] }, [[0, 0]]],
  'a rule less': [{ rules: [secrets] }, { rules: [none] }, [[0, 0]]],
  'a rule after one for everything': [{ rules: [all] }, { rules: [all, secrets] }, []],
  'a rule that says what the next one says': [
    { rules: [all] },
    { rules: [{ ...secrets, level: 'Request' }, all] },
    [],
  ],
  'rules that never meet, swapped': [
    { rules: [secrets, { level: 'Request', resources: [{ resources: ['pods'] }] }] },
    { rules: [{ level: 'Request', resources: [{ resources: ['pods'] }] }, secrets] },
    [],
  ],
  'None, and no rule': [{ rules: [secrets, none] }, { rules: [secrets] }, []],
  'a stage that the policy omits already': [
    { omitStages: ['Panic'], rules: [all] },
    { omitStages: ['Panic'], rules: [{ ...all, omitStages: ['Panic'] }] },
    [],
  ],
  'all stages omitted, and None': [
    {
      rules: [
        { ...all, omitStages: ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'] },
      ],
    },
    { rules: [none] },
    [],
  ],
  'managed fields of bodies that are not recorded': [
    { rules: [secrets] },
    { rules: [{ ...secrets, omitManagedFields: true }] },
    [],
  ],
  'managed fields': [{ rules: [all] }, { omitManagedFields: true, rules: [all] }, [[0, 0]]],
  'a list in another order': [
    { rules: [{ ...none, verbs: ['get', 'list'] }, all] },
    { rules: [{ ...none, verbs: ['list', 'get'] }, all] },
    [],
  ],
};

test.each(Object.entries(rows))('%s', (_, [before, after, parts]) => {
  const found = difference(before, after);
  expect(found.parts.map((part) => [part.before, part.after])).toEqual(parts);
  expect(found.undecided).toBe(0);
});
