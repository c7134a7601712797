import { expect, it } from 'vitest';
import { resultOf } from '../../audit/steps';
import { readClusterApi } from '../../requests/cluster/readClusterApi';
import { clusterApiFrom } from '../../requests/clusterApi';
import { check } from '../check';
import { suggestGroups, suggestResources, resourcesElsewhere } from '../suggestions';

const own = `certificates cert cert-manager.io/v1 true Certificate
clusterissuers cert-manager.io/v1 false ClusterIssuer
ingresses config.openshift.io/v1 false Ingress
podsecuritypolicies psp policy/v1beta1 false PodSecurityPolicy
`;
const apiOf = (text: string) => clusterApiFrom(resultOf(readClusterApi(text)).resources);
const part = apiOf(own);
const whole = apiOf(`pods po v1 true Pod\nnodes no v1 false Node\n${own}`);

const policyWith = (group: string, resource: string, more = '') =>
  `apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: Metadata\n  resources: [{group: "${group}", resources: ["${resource}"]}]\n${more}- level: None\n`;

/** What is said with a part of the cluster's API, and with the whole of it. */
const rows: [group: string, resource: string, ofPart: string, ofWhole?: string][] = [
  ['cert-manager.io', 'certificates', ''],
  ['cert-manager.io', 'certificates/anything', ''],
  ['cert-manager.io', '*/status', ''],
  ['policy', 'podsecuritypolicies', ''],
  [
    'cert-manager.io',
    'cert',
    '"cert" matches nothing. Resource names are plural and lowercase: "certificates".',
  ],
  [
    '',
    'certificates',
    '"certificates" is not in the core group, so this entry matches nothing. The group is cert-manager.io.',
  ],
  // A built-in resource of this name is rather meant.
  [
    '',
    'ingresses',
    '"ingresses" is not in the core group, so this entry matches nothing. The group is networking.k8s.io.',
  ],
  [
    'cert-manager.io',
    'certificats',
    '',
    '"certificats" matches nothing. Did you mean "certificates"?',
  ],
  [
    'cert-manager.io',
    'orders',
    '',
    '"orders" is not a resource of cert-manager.io in your cluster, so it matches nothing there.',
  ],
  [
    'cert-manger.io',
    'certificates',
    '',
    '"cert-manger.io" is not an API group of your cluster, so this entry matches nothing. Did you mean cert-manager.io?',
  ],
  [
    'acme.example.com',
    'orders',
    '',
    '"acme.example.com" is not an API group of your cluster, so this entry matches nothing there.',
  ],
  [
    'cert-manager',
    'certificates',
    '"cert-manager" is not an API group of your cluster, so this entry matches nothing. Did you mean cert-manager.io?',
  ],
];
it.each(rows)('findings know the API of the cluster: %s %s', (group, resource, ofPart, ofWhole) => {
  const said = (api: typeof part) =>
    check(policyWith(group, resource), '1.37', api)
      .problems.filter(({ code }) => /^(?:group|resource|subresource)-/.test(code))
      .map(({ message }) => message)
      .join(' ');
  expect(said(part)).toBe(ofPart);
  expect(said(whole)).toBe(ofWhole ?? ofPart);
});

it('a cluster-scoped custom resource is in no namespace', () => {
  const text = policyWith('cert-manager.io', 'clusterissuers', '  namespaces: [a]\n');
  const codes = (api: typeof part) => check(text, '1.37', api).problems.map(({ code }) => code);
  expect(codes(part)).toContain('namespaces-for-cluster-scope');
  expect(codes(undefined)).not.toContain('namespaces-for-cluster-scope');
});

it('completion offers its groups and resources', () => {
  expect(suggestGroups('1.37', part).map(({ value }) => value)).toContain('cert-manager.io');
  expect(suggestResources('1.37', 'cert-manager.io', part)).toEqual([
    { value: 'certificates', detail: 'Certificate, cert' },
    { value: 'clusterissuers', detail: 'ClusterIssuer' },
    { value: '*', detail: 'every resource and subresource in the group' },
  ]);
  expect(resourcesElsewhere('1.37', '', 'cert', part)).toContainEqual({
    group: 'cert-manager.io',
    resource: 'certificates',
  });
});
