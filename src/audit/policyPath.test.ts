import { expect, it } from 'vitest';
import { fieldPlaceAt, isRulesPath, ruleIndexOf } from './policyPath';
import type { Path } from './types';

const rows: [path: Path, place: string | undefined, isRules: boolean, rule: number | undefined][] =
  [
    [[], 'policy', false, undefined],
    [['rules'], undefined, true, undefined],
    [['rules', 3], 'rule', false, 3],
    [['rules', 3, 'resources'], undefined, false, 3],
    [['rules', 3, 'resources', 0], 'groupResources', false, 3],
    [['rules', 3, 'verbs', 0], undefined, false, 3],
    [['rules', 'level'], 'rule', false, undefined],
    [['metadata'], undefined, false, undefined],
    [['omitStages', 0], undefined, false, undefined],
  ];

it.each(rows)('%j', (path, place, isRules, rule) => {
  expect(fieldPlaceAt(path)).toBe(place);
  expect(isRulesPath(path)).toBe(isRules);
  expect(ruleIndexOf(path)).toBe(rule);
});
