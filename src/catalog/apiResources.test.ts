import { describe, expect, it } from 'vitest';
import { kubernetesVersions } from '../audit/types';
import type { KubernetesVersion } from '../audit/types';
import facts from '../testing/catalogue/api-resources.json';
import { apiResources, groupsOf, resourcesOfGroup } from './apiResources';

interface Span {
  since: string | null;
  until?: string | null;
}

const served = (kubernetes: string, { since, until }: Span) =>
  (since === null || since <= kubernetes) && (!until || kubernetes <= until);

describe.each(kubernetesVersions)('Kubernetes %s', (kubernetes) => {
  it('has the resources of its API documents, in the same order', () => {
    const expected = facts
      .filter((fact) => fact.resource !== '*' && served(kubernetes, fact))
      .map(({ group, resource, singular, kind, shortNames, namespaced, verbs, subresources }) => ({
        group,
        resource,
        singular,
        kind,
        shortNames,
        namespaced,
        verbs,
        subresources: subresources
          .filter((fact) => served(kubernetes, fact))
          .map((fact) => ({ name: fact.name, verbs: fact.verbs })),
      }));
    expect(apiResources(kubernetes)).toEqual(expected);
  });

  it('is built once', () => {
    expect(apiResources(kubernetes)).toBe(apiResources(kubernetes));
  });
});

const comesAndGoes: [KubernetesVersion, string, number][] = [
  ['1.31', 'podschedulingcontexts', 1],
  ['1.32', 'podschedulingcontexts', 0],
  ['1.33', 'podcertificaterequests', 0],
  ['1.34', 'podcertificaterequests', 1],
];

it.each(comesAndGoes)('%s and %s: %i', (kubernetes, resource, count) => {
  const found = apiResources(kubernetes).filter((each) => each.resource === resource);
  expect(found).toHaveLength(count);
});

it.each([
  ['1.31', false],
  ['1.32', true],
] as const)('%s has pods/resize: %s', (kubernetes, expected) => {
  const pods = resourcesOfGroup(kubernetes, '').find(({ resource }) => resource === 'pods');
  expect(pods?.subresources.some(({ name }) => name === 'resize')).toBe(expected);
});

it('lists the core group first, each group once', () => {
  const groups = groupsOf('1.37');
  expect(groups[0]).toBe('');
  expect(groups).toContain('rbac.authorization.k8s.io');
  expect(new Set(groups).size).toBe(groups.length);
});

it.each([
  ['apps', 5],
  ['policy', 1],
  ['stable.example.com', 0],
])('group %s has %i resources', (group, count) => {
  expect(resourcesOfGroup('1.37', group)).toHaveLength(count);
});
