import { expect, it } from 'vitest';
import type { PolicyRule } from '../../audit/types';
import { reachOf } from '../reach';
import { resultOf } from '../../audit/steps';
import { orderFindings } from './orderFindings';

const catchAll: PolicyRule = { level: 'Metadata' };
const late: PolicyRule = { level: 'None', verbs: ['get'] };

it.each([
  [
    'one rule',
    [catchAll, late],
    'Rule 1 matches every request, so rule 2 is never reached. Narrow it or move it down.',
  ],
  [
    'two rules',
    [catchAll, late, { level: 'None', verbs: ['list'] }],
    'Rule 1 matches every request, so rules 2 and 3 are never reached. Narrow it or move it down.',
  ],
  [
    'three rules',
    [late, catchAll, late, late, late],
    'Rule 2 matches every request, so rules 3 to 5 are never reached. Narrow it or move it down.',
  ],
] satisfies [string, PolicyRule[], string][])(
  '%s after one that matches everything',
  (_, rules, message) => {
    expect(
      resultOf(orderFindings({ rules }, reachOf({ rules }))).map((finding) => finding.message),
    ).toEqual([message]);
  },
);
