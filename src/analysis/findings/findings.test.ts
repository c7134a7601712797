import { describe, expect, test } from 'vitest';
import type { Policy } from '../../audit/types';
import { core, observe, repaired, shown } from '../../testing/findingRows';

/** Whole policies: what is found, and that each fix makes its finding go. */
const policies: Record<string, { policy: Policy; expected: string[] }> = {
  quiet: { policy: { rules: [{ level: 'Metadata' }] }, expected: [] },
  'no catch-all': {
    policy: { rules: [{ level: 'Metadata', verbs: ['get'] }] },
    expected: ['no-catch-all rules'],
  },
  'catch-all first': {
    policy: { rules: [{ level: 'Metadata' }, { level: 'None', verbs: ['get'], users: ['a'] }] },
    expected: ['catch-all-not-last rules.0'],
  },
  'everything with bodies': {
    policy: { rules: [{ level: 'RequestResponse' }] },
    expected: ['credentials-recorded rules.0.level', 'managed-fields-recorded rules.0.level'],
  },
  'bodies of one namespace': {
    policy: {
      omitManagedFields: true,
      rules: [{ level: 'Request', namespaces: ['a'] }, { level: 'None' }],
    },
    expected: ['credentials-recorded rules.0.level'],
  },
  'credentials matched by an earlier rule': {
    policy: {
      omitManagedFields: true,
      rules: [
        {
          level: 'Metadata',
          resources: [
            { group: '', resources: ['secrets', 'configmaps', 'serviceaccounts/token'] },
            { group: 'authentication.k8s.io' },
          ],
        },
        { level: 'RequestResponse' },
      ],
    },
    expected: [],
  },
  'an earlier rule for one user only': {
    policy: {
      omitManagedFields: true,
      rules: [
        { level: 'Metadata', users: ['a'] },
        { level: 'Request', resources: core('secrets', 'pods') },
        { level: 'None' },
      ],
    },
    expected: ['credentials-recorded rules.1.level'],
  },
  'all reads dropped': {
    policy: { rules: [{ level: 'None', verbs: ['get', 'list', 'watch'] }, { level: 'Metadata' }] },
    expected: ['drop-hides-more rules.0'],
  },
  'shells recorded before': {
    policy: {
      rules: [
        { level: 'Metadata', resources: core('pods/*', 'secrets', 'nodes/*') },
        { level: 'None', verbs: ['get', 'list', 'watch'] },
        { level: 'Metadata' },
      ],
    },
    expected: [],
  },
  'omitted twice': {
    policy: {
      omitStages: ['RequestReceived'],
      rules: [{ level: 'Metadata', omitStages: ['RequestReceived'] }],
    },
    expected: ['omit-stages-repeated rules.0.omitStages'],
  },
  'one of the two that the policy omits': {
    policy: {
      omitStages: ['RequestReceived', 'Panic'],
      rules: [{ level: 'Metadata', omitStages: ['RequestReceived'] }],
    },
    expected: ['omit-stages-repeated rules.0.omitStages'],
  },
  'one of two omitted twice': {
    policy: {
      omitStages: ['RequestReceived'],
      rules: [{ level: 'None', omitStages: ['Panic', 'RequestReceived'] }],
    },
    expected: ['nothing-recorded rules', 'omit-stages-repeated rules.0.omitStages.1'],
  },
  'every stage omitted by the policy and the rule together': {
    policy: {
      omitStages: ['RequestReceived', 'ResponseComplete'],
      rules: [{ level: 'Metadata', omitStages: ['ResponseStarted', 'Panic'] }],
    },
    expected: [
      'outcome-hidden omitStages.1',
      'nothing-recorded rules',
      'all-stages-omitted rules.0.omitStages',
    ],
  },
  'level None before every rule that records': {
    policy: { rules: [{ level: 'None' }, { level: 'Metadata' }] },
    expected: ['nothing-recorded rules', 'catch-all-not-last rules.0'],
  },
  'every stage omitted by the policy alone': {
    policy: {
      omitStages: ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'],
      rules: [{ level: 'Metadata' }],
    },
    expected: ['all-stages-omitted omitStages'],
  },
  'failed logins hidden': {
    policy: { omitStages: ['RequestReceived', 'ResponseStarted'], rules: [{ level: 'Metadata' }] },
    expected: ['failed-logins-hidden omitStages.1'],
  },
  'failed logins hidden by the catch-all': {
    policy: { rules: [{ level: 'Metadata', omitStages: ['ResponseStarted'] }] },
    expected: ['failed-logins-hidden rules.0.omitStages.0'],
  },
  'misspelled stage of the policy': {
    policy: { omitStages: ['RequestReceive'], rules: [{ level: 'Metadata' }] },
    expected: ['stage-unknown omitStages.0'],
  },
  'managed fields omitted twice': {
    policy: { omitManagedFields: true, rules: [{ level: 'Metadata', omitManagedFields: true }] },
    expected: ['omit-managed-fields-repeated rules.0.omitManagedFields'],
  },
  'streams have no bodies': {
    policy: { rules: [{ level: 'Request', resources: core('pods/exec') }, { level: 'Metadata' }] },
    expected: [],
  },
  'the same rule again': {
    policy: {
      rules: [
        { level: 'None', verbs: ['get'], users: ['a'] },
        { level: 'None', verbs: ['get'], users: ['a'] },
        { level: 'Metadata' },
      ],
    },
    expected: ['rule-redundant rules.1'],
  },
  'the same requests at another level': {
    policy: {
      rules: [
        { level: 'None', verbs: ['get', 'list'], users: ['a'] },
        { level: 'Metadata', verbs: ['list', 'get'], users: ['a'] },
        { level: 'None' },
      ],
    },
    expected: ['nothing-recorded rules', 'duplicate-rule rules.1'],
  },
  'in the order of the rules, warnings first': {
    policy: {
      rules: [
        { level: 'Metadata', users: ['a', 'a'], verbs: ['GET'] },
        { level: 'Metadata', namespaces: ['*'] },
      ],
    },
    expected: [
      'nothing-recorded rules',
      'no-catch-all rules',
      'verb-is-http-method rules.0.verbs.0',
      'duplicate-value rules.0.users.1',
      'wildcard rules.1.namespaces.0',
    ],
  },
};

describe('policies', () => {
  test.each(Object.entries(policies))('%s', (_, { policy, expected }) => {
    const found = observe(policy);
    expect(shown(found)).toEqual(expected);
    for (const finding of found.filter(({ fix }) => fix)) {
      const after = observe(repaired(policy, finding));
      expect(after.filter(({ code }) => code === finding.code)).toEqual([]);
    }
  });
});

test.each<[of: string, policy: Policy]>([
  ['most requests', { omitStages: ['ResponseComplete'], rules: [{ level: 'Metadata' }] }],
  [
    'the requests of this rule',
    { rules: [{ level: 'Metadata', verbs: ['watch'], omitStages: ['ResponseComplete'] }] },
  ],
])('without ResponseComplete, the log does not show how %s ended', (of, policy) => {
  const found = observe(policy).find(({ code }) => code === 'outcome-hidden');
  expect(found?.message).toContain(`does not show how ${of} ended`);
});
