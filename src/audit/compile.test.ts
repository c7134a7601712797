import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePolicy } from './compile';
import { evaluatePolicyRule, fieldAnswers, mismatch, ruleMatches } from './evaluator';
import { levels, stages } from './types';
import type { Attributes, GroupResources, Policy, PolicyRule, RuleField } from './types';

/** Policies and requests from a small vocabulary, so that rules often match. */
const names = ['', 'a', 'b', '*', 'ab', 'a'.repeat(33)];
const entry = fc.record(
  {
    group: fc.constantFrom('', 'apps', '*', 'x'),
    resources: fc.subarray(
      ['pods', 'pods/log', 'pods/*', '*/log', '*', '*/*', 'x', '/*', 'pods/', 'jobs'],
      { maxLength: 3 },
    ),
    resourceNames: fc.subarray(names, { maxLength: 2 }),
  },
  { requiredKeys: [] },
) satisfies fc.Arbitrary<GroupResources>;
const fieldValues = {
  level: fc.constantFrom(...levels),
  users: fc.subarray(names, { maxLength: 3 }),
  userGroups: fc.subarray(['g', 'h', '*', '', 'hh'], { maxLength: 3 }),
  verbs: fc.subarray(['get', 'list', '', '*'], { maxLength: 3 }),
  namespaces: fc.subarray(names, { maxLength: 3 }),
  resources: fc.array(entry, { maxLength: 3 }),
  nonResourceURLs: fc.subarray(['*', '/*', '/a', '/a*', '/a**', '', '/b'], { maxLength: 2 }),
  omitStages: fc.subarray([...stages]),
  omitManagedFields: fc.boolean(),
} satisfies Record<RuleField, fc.Arbitrary<unknown>>;
const rule = fc.record(fieldValues, { requiredKeys: ['level'] }) satisfies fc.Arbitrary<PolicyRule>;
const policies = fc.record(
  {
    rules: fc.array(rule, { maxLength: 70, size: 'max' }),
    omitStages: fc.subarray([...stages]),
    omitManagedFields: fc.boolean(),
  },
  { requiredKeys: ['rules'] },
) satisfies fc.Arbitrary<Policy>;
const requests = fc.record({
  user: fc.option(
    fc.record(
      { username: fc.constantFrom(...names), groups: fc.subarray(['g', 'h', 'i', '', 'hh']) },
      { requiredKeys: ['username'] },
    ),
  ),
  verb: fc.constantFrom('get', 'list', 'watch', ''),
  isResourceRequest: fc.boolean(),
  namespace: fc.constantFrom(...names),
  apiGroup: fc.constantFrom('', 'apps', '*', 'y'),
  apiVersion: fc.constant('v1'),
  resource: fc.constantFrom('pods', 'x', '*', '', 'jobs', 'pods/log'),
  subresource: fc.constantFrom('', '', 'log', '*', 'y'),
  name: fc.constantFrom(...names),
  path: fc.constantFrom('', '/', '/a', '/ab', '/b', '*'),
}) satisfies fc.Arbitrary<Attributes>;

const policiesOfUsers = fc.record({
  rules: fc.array(
    fc.record({ level: fc.constantFrom(...levels), users: fc.subarray(names, { minLength: 1 }) }),
  ),
});

describe('compilePolicy', () => {
  it.each([
    ['policies of all kinds', policies],
    ['policies with users only', policiesOfUsers],
  ])('decides as evaluatePolicyRule does: %s', (_, ofKind) => {
    fc.assert(
      fc.property(ofKind, fc.array(requests, { maxLength: 20, size: 'max' }), (policy, all) => {
        const decide = compilePolicy(policy);
        for (const request of all) {
          const { passedOver, ...decision } = evaluatePolicyRule(policy, request);
          expect(decide(request)).toEqual(decision);
          expect(passedOver.length).toBe(decision.rule ?? policy.rules.length);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('decides correctly for more targets than it remembers', () => {
    const decide = compilePolicy({ rules: [{ level: 'Metadata', nonResourceURLs: ['/a*'] }] });
    const request = { ...fc.sample(requests, 1)[0]!, isResourceRequest: false };
    for (let index = 0; index < 10_000; index++) {
      expect(decide({ ...request, path: `/a${index}` }).rule).toBe(0);
      expect(decide({ ...request, path: `/b${index}` }).rule).toBeUndefined();
    }
  });
});

describe('one rule', () => {
  it('ruleMatches, mismatch and fieldAnswers agree', () => {
    fc.assert(
      fc.property(rule, requests, (one, request) => {
        const failing = fieldAnswers(one, request).filter(({ outcome }) => outcome === 'fail');
        const missed = mismatch(one, request);
        expect(ruleMatches(one, request)).toBe(missed === undefined);
        expect(failing.map(({ field, value, wanted }) => ({ field, value, wanted }))).toEqual(
          missed === undefined
            ? []
            : [{ field: missed.field, value: missed.value, wanted: missed.wanted }],
        );
      }),
      { numRuns: 500 },
    );
  });
});
