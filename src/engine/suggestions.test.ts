import { expect, it } from 'vitest';
import type { KubernetesVersion } from '../audit/types';
import { resourcesElsewhere, suggestGroups, suggestResources, suggestValues } from './suggestions';

const values = (suggestions: readonly { value: string }[]) => suggestions.map(({ value }) => value);

const groupRows: [kubernetes: KubernetesVersion, acceptsEvery: boolean][] = [
  ['1.31', false],
  ['1.35', false],
  ['1.36', true],
  ['1.37', true],
];
it.each(groupRows)('groups of %s: "*" %s', (kubernetes, acceptsEvery) => {
  const groups = values(suggestGroups(kubernetes));
  expect(groups[0]).toBe('');
  expect(groups).toContain('apps');
  expect(groups.includes('*')).toBe(acceptsEvery);
});

it('offers subresources and patterns next to resources', () => {
  const apps = values(suggestResources('1.37', 'apps'));
  expect(apps).toEqual(
    expect.arrayContaining(['deployments', 'deployments/scale', 'deployments/*', '*']),
  );
  expect(apps).not.toContain('pods');
});

it('offers a pattern for subresources only if there are any', () => {
  const core = values(suggestResources('1.37', ''));
  expect(core).toContain('pods/*');
  expect(core).not.toContain('secrets/*');
});

it.each([
  ['coordination.k8s.io', 'leases', 'leasecandidates'],
  ['rbac.authorization.k8s.io', 'roles', 'rolebindings'],
  ['', 'pods', 'podtemplates'],
])('in group %j, %s come before %s', (group, first, second) => {
  const all = values(suggestResources('1.37', group));
  expect(all.indexOf(first)).toBeGreaterThanOrEqual(0);
  expect(all.indexOf(first)).toBeLessThan(all.indexOf(second));
});

it('offers only "*" for an unknown group', () => {
  expect(values(suggestResources('1.37', 'example.com'))).toEqual(['*']);
});

it('offers the empty namespace, and URLs that the server accepts', () => {
  expect(values(suggestValues('namespaces'))).toContain('');
  for (const url of values(suggestValues('nonResourceURLs')))
    expect(url).toMatch(/^\*$|^\/[^*]*\*?$/);
});

const elsewhereRows: [group: string, typed: string, found: string][] = [
  ['', 'leas', 'coordination.k8s.io/leases coordination.k8s.io/leasecandidates'],
  ['coordination.k8s.io', 'leas', ''],
  ['apps', 'secr', '/secrets'],
  ['', 'hpa', 'autoscaling/horizontalpodautoscalers'],
  ['', 'ds', 'apps/daemonsets'],
  ['apps', 'ns', '/namespaces'],
  ['', 'de', ''],
  ['', 'zzz', ''],
];
it.each(elsewhereRows)('in group %j, %s is offered in other groups: %s', (group, typed, found) => {
  const all = resourcesElsewhere('1.37', group, typed);
  expect(all.map((each) => `${each.group}/${each.resource}`).join(' ')).toBe(found);
});
