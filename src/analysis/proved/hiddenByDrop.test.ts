import { expect, it } from 'vitest';
import { evaluatePolicyRule } from '../../audit/evaluator';
import type { PolicyRule } from '../../audit/types';
import { core, observe, repaired } from '../../testing/findingRows';
import { requestsAround } from '../../testing/ruleWitness';

const reads = ['get', 'list', 'watch'];
const rest: PolicyRule = { level: 'Metadata' };
const shells = 'shells (kubectl exec, attach and port-forward)';
const all = `${shells}, reads of Secrets and requests through nodes/proxy`;

/** A rule before one that records the rest; rules above it; what the finding says that it also drops. */
const rows: Record<string, [rule: Partial<PolicyRule>, above: PolicyRule[], drops: string | null]> =
  {
    'all reads': [{ verbs: reads }, [], all],
    'lists and watches': [{ verbs: ['list', 'watch'] }, [], 'reads of Secrets'],
    'pods and what is below': [{ resources: core('pods', 'pods/*') }, [], shells],
    'the core group': [{ resources: [{ group: '' }] }, [], all],
    'everything in every group': [{ resources: [{ group: '*' }] }, [], all],
    'everyone with credentials': [
      { userGroups: ['system:authenticated'] },
      [],
      `${all} by everyone with credentials`,
    ],
    'service accounts': [
      { userGroups: ['system:serviceaccounts', 'dev'] },
      [],
      `${all} by all service accounts`,
    ],
    administrators: [
      { userGroups: ['system:masters'], verbs: ['get'] },
      [],
      `${all} by everyone in system:masters`,
    ],
    'a system namespace': [
      { namespaces: ['kube-system'] },
      [],
      `${shells} and reads of Secrets in kube-system`,
    ],
    'nodes and what is below': [{ resources: core('nodes/*') }, [], 'requests through nodes/proxy'],
    'some of it recorded above': [
      { verbs: reads },
      [
        {
          level: 'Metadata',
          resources: core('secrets', 'pods/exec', 'pods/attach', 'pods/portforward'),
        },
      ],
      'requests through nodes/proxy',
    ],
    'all of it recorded above': [
      { verbs: reads },
      [{ level: 'Request', verbs: reads, resources: core('secrets', 'pods/*', '*/proxy') }],
      null,
    ],
    'recorded above for others': [
      { resources: core('pods/*') },
      [{ level: 'Metadata', users: ['jane'], resources: core('pods/*') }],
      shells,
    ],
    'pods only': [{ resources: core('pods') }, [], null],
    'named on purpose': [{ resources: core('pods/exec', 'secrets', 'nodes/proxy') }, [], null],
    'one user': [{ users: ['jane'] }, [], null],
    'one group': [{ userGroups: ['dev'] }, [], null],
    'one namespace': [{ namespaces: ['dev'] }, [], null],
    'one name': [{ resources: [{ resources: ['*'], resourceNames: ['a'] }] }, [], null],
    'URLs only': [{ nonResourceURLs: ['*'] }, [], null],
    changes: [{ verbs: ['create', 'update', 'delete'] }, [], null],
  };

it('adds a rule without the URLs that the server rejects beside namespaces', () => {
  const rule = { level: 'None', namespaces: ['kube-system'], nonResourceURLs: ['/healthz'] };
  const policy = { rules: [rule, rest] };
  const finding = observe(policy).find(({ code }) => code === 'drop-hides-more');
  expect(finding && repaired(policy, finding).rules[0]).toEqual({
    level: 'Metadata',
    namespaces: ['kube-system'],
    resources: core('pods/exec', 'pods/attach', 'pods/portforward', 'secrets'),
  });
});

it.each(Object.entries(rows))('%s', (_, [conditions, above, drops]) => {
  const rule: PolicyRule = { ...conditions, level: 'None' };
  const policy = { omitManagedFields: true, rules: [...above, rule, rest] };
  const found = observe(policy).filter(({ code }) => code === 'drop-hides-more');
  expect(found.map(({ message }) => message)).toEqual(
    drops === null ? [] : [`This rule also drops ${drops}.`],
  );
  const [finding] = found;
  if (!finding) return;
  const after = repaired(policy, finding);
  expect(observe(after).map(({ code }) => code)).not.toContain('drop-hides-more');
  // The fix records some of what was dropped, at Metadata, and changes nothing else.
  let recorded = 0;
  for (const request of requestsAround(rule, ...after.rules)) {
    const [was, is] = [policy, after].map((each) => evaluatePolicyRule(each, request).level);
    if (was === is) continue;
    expect([was, is]).toEqual(['None', 'Metadata']);
    recorded++;
  }
  expect(recorded).toBeGreaterThan(0);
});

it.each<[key: string, isSaid: boolean]>([
  ['usrs', false],
  ['namespace', false],
  ['colour', false],
  ['omitManagedfields', true],
])('a rule that is wide because %s is ignored: %s', (key, isSaid) => {
  const rule = { level: 'None' as const, verbs: reads, [key]: ['x'] };
  const unknown = { path: ['rules', 0, key], key, siblings: Object.keys(rule), value: ['x'] };
  const codes = observe({ rules: [rule, rest] }, [unknown]).map(({ code }) => code);
  expect(codes.includes('drop-hides-more')).toBe(isSaid);
});

it.each<[name: string, rules: PolicyRule[]]>([
  [
    'nothing is recorded later',
    [
      { level: 'Metadata', users: ['a'] },
      { level: 'None', verbs: reads },
    ],
  ],
  ['the rest is dropped', [{ level: 'Metadata', resources: core('pods') }, { level: 'None' }]],
  ['the rule is never reached', [rest, { level: 'None', verbs: reads }, rest]],
])('says nothing where %s', (_, rules) => {
  expect(observe({ rules }).map(({ code }) => code)).not.toContain('drop-hides-more');
});
