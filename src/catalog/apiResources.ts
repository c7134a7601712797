import { kubernetesVersions } from '../audit/types';
import type { KubernetesVersion } from '../audit/types';
import { apiTable, subresourceSince, subresourceVerbs, usualVerbs } from './apiTable';
import type { ApiRow } from './apiTable';
import type { ApiCatalogue, ApiResource } from './types';

const byVersion = new Map<KubernetesVersion, readonly ApiResource[]>();

/**
 * Returns every resource that a Kubernetes minor version can serve, sorted by group and name,
 * including alpha resources and the metrics API of metrics-server, but no custom resources.
 * Always the same array for the same version.
 */
export const apiResources: ApiCatalogue = (kubernetes) => {
  const known = byVersion.get(kubernetes);
  if (known) return known;
  const resources = Object.entries(apiTable).flatMap(([group, rows]) =>
    rows
      .filter(([, , , , , exceptions = {}]) =>
        isServed(kubernetes, exceptions.since, exceptions.until),
      )
      .map((row) => apiResource(kubernetes, group, row)),
  );
  byVersion.set(kubernetes, resources);
  return resources;
};

/** Returns the API groups of a minor version, each once, the core group "" first. */
export function groupsOf(kubernetes: KubernetesVersion): string[] {
  return [...new Set(apiResources(kubernetes).map(({ group }) => group))];
}

/** Returns the resources of a group in a minor version; none if it does not have the group. */
export function resourcesOfGroup(kubernetes: KubernetesVersion, group: string): ApiResource[] {
  return apiResources(kubernetes).filter((resource) => resource.group === group);
}

function apiResource(kubernetes: KubernetesVersion, group: string, row: ApiRow): ApiResource {
  const [resource, kind, scope, shortNames, subresources, exceptions = {}] = row;
  return {
    group,
    resource,
    singular: kind.toLowerCase(),
    kind,
    shortNames: words(shortNames),
    namespaced: scope === 'namespaced',
    verbs: words(exceptions.verbs ?? usualVerbs),
    subresources: words(subresources)
      .filter((name) => isServed(kubernetes, subresourceSince[`${resource}/${name}`]))
      .map((name) => ({ name, verbs: words(subresourceVerbs[name] ?? '') })),
  };
}

function isServed(
  kubernetes: KubernetesVersion,
  since: KubernetesVersion | undefined,
  until?: KubernetesVersion,
): boolean {
  const minor = kubernetesVersions.indexOf(kubernetes);
  return (
    (since === undefined || kubernetesVersions.indexOf(since) <= minor) &&
    (until === undefined || minor <= kubernetesVersions.indexOf(until))
  );
}

function words(text: string): string[] {
  return text === '' ? [] : text.split(' ');
}
