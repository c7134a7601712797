import { expect, test } from 'vitest';
import type { PolicyRule } from '../../audit/types';
import { core, observe, repaired, shown } from '../../testing/findingRows';
import { witness } from '../../testing/ruleWitness';

/** A rule, and the values without effect. */
const cases: Record<string, [rule: Partial<PolicyRule>, values: string[]]> = {
  'a group of all service accounts': [
    { userGroups: ['system:serviceaccounts:a', 'system:serviceaccounts', 'dev'] },
    ['userGroups.0'],
  ],
  'every group but one is authenticated': [
    { userGroups: ['dev', 'system:unauthenticated', 'system:authenticated', 'system:nodes'] },
    ['userGroups.0', 'userGroups.3'],
  ],
  'groups of two namespaces': [
    { userGroups: ['system:serviceaccounts:a', 'system:serviceaccounts:b'] },
    [],
  ],
  'URLs of a prefix': [
    { nonResourceURLs: ['/metrics/slis', '/metrics*', '/metrics', '/version'] },
    ['nonResourceURLs.0', 'nonResourceURLs.2'],
  ],
  'every URL': [
    { nonResourceURLs: ['*', '/a', '/b*'] },
    ['nonResourceURLs.1', 'nonResourceURLs.2'],
  ],
  'a URL beside what is below': [{ nonResourceURLs: ['/metrics', '/metrics/*'] }, []],
  'a resource beside its subresources': [
    { resources: core('pods', 'pods/*', 'pods/log') },
    ['resources.0.resources.0', 'resources.0.resources.2'],
  ],
  'a subresource of everything': [
    { resources: core('deployments/scale', '*/scale', 'pods') },
    ['resources.0.resources.0'],
  ],
  'a resource beside one subresource': [{ resources: core('pods', 'pods/log') }, []],
  'everything in the group': [
    { resources: [...core('pods', 'services'), { group: '' }] },
    ['resources.0'],
  ],
  'a part of an entry': [
    { resources: [...core('pods', 'services'), ...core('services/*')] },
    ['resources.0.resources.1'],
  ],
  'names beside all names': [
    { resources: [{ resources: ['secrets'], resourceNames: ['a'] }, ...core('secrets')] },
    ['resources.0'],
  ],
  'all names in one entry, some in the other': [
    {
      resources: [
        { resources: ['secrets'], resourceNames: ['a'] },
        { resources: ['secrets'], resourceNames: ['b', 'a'] },
      ],
    },
    ['resources.0'],
  ],
  'other names': [
    {
      resources: [
        { resources: ['secrets'], resourceNames: ['a'] },
        { resources: ['secrets'], resourceNames: ['b'] },
      ],
    },
    [],
  ],
  'the same entry twice': [{ resources: [...core('pods'), ...core('pods')] }, ['resources.1']],
  'the same resource in another group': [
    { resources: [...core('events'), { group: 'events.k8s.io', resources: ['events'] }] },
    [],
  ],
};

test.each(Object.entries(cases))('%s', (_, [conditions, values]) => {
  const rule: PolicyRule = { level: 'None', ...conditions };
  const policy = { rules: [rule, { level: 'Metadata' }] };
  const found = observe(policy).filter(({ code }) => code === 'value-without-effect');
  expect(shown(found)).toEqual(values.map((at) => `value-without-effect rules.0.${at}`));
  for (const finding of found) {
    const [after] = repaired(policy, finding).rules;
    // Without the value, the rule matches the same requests.
    expect(after).not.toEqual(rule);
    expect(after && [witness(rule, after), witness(after, rule)]).toEqual([undefined, undefined]);
  }
});
