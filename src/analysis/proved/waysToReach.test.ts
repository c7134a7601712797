import { expect, test } from 'vitest';
import type { PolicyRule } from '../../audit/types';
import { difference } from '../../proofs/difference';
import { reachability } from '../../proofs/reachability';
import { core } from '../../testing/findingRows';
import { applyChange } from '../../testing/applyChange';
import { waysToReach } from './waysToReach';

const verbs = (...list: string[]): PolicyRule => ({ level: 'None', verbs: list });
const pods: PolicyRule = { level: 'Metadata', resources: core('pods') };

/** Rules of which the last is never reached, and what is offered. */
const rows: Record<string, [rules: PolicyRule[], titles: string[]]> = {
  'a verb of the earlier rule': [
    [verbs('get', 'list'), { ...pods, verbs: ['get'] }],
    ['Move above rule 1', 'Remove "get" from rule 1', 'Remove rule 2'],
  ],
  'a resource of the earlier rule': [
    [
      { level: 'None', verbs: ['get'], resources: core('secrets', 'pods') },
      { ...pods, verbs: ['get'] },
    ],
    ['Move above rule 1', 'Remove "pods" from rule 1', 'Remove rule 2'],
  ],
  'nothing to take from the earlier rule': [
    [verbs('get'), { ...pods, verbs: ['get'] }],
    ['Move above rule 1', 'Remove rule 2'],
  ],
  'two rules together': [
    [verbs('get'), verbs('list'), { ...pods, verbs: ['get', 'list'] }],
    ['Move above rule 1', 'Remove rule 3'],
  ],
};

test.each(Object.entries(rows))('%s', (_, [rules, titles]) => {
  const policy = { rules };
  const index = rules.length - 1;
  const reached = reachability(policy)[index];
  const ways = waysToReach(policy, index, reached?.kind === 'covered' ? reached.by : []);
  expect(ways.map(({ fix }) => fix.title)).toEqual(titles);
  for (const { fix, after } of ways) {
    // The changes of the text do what was proved of the policy.
    expect(fix.changes.reduce(applyChange, policy)).toEqual(after);
    const isRemoval = fix.title === `Remove rule ${index + 1}`;
    expect(difference(policy, after).parts.length === 0).toBe(isRemoval);
  }
});
