import { kubernetesVersions } from '../audit/types';
import type { KubernetesVersion } from '../audit/types';
import { apiTable, subresourceSince, subresourceVerbs, usualVerbs } from './apiTable';
import type { ApiRow } from './apiTable';
import type { ApiCatalogue, ApiResource } from './types';

const catalogues = new Map<KubernetesVersion, readonly ApiResource[]>();

/**
 * Every resource one Kubernetes minor can serve, by group and name, alpha ones and the metrics of
 * metrics-server included; custom resources are not known. The same array for the same version.
 */
export const apiResources: ApiCatalogue = (kubernetes) => {
  const known = catalogues.get(kubernetes);
  if (known) return known;
  const resources = Object.entries(apiTable).flatMap(([group, rows]) =>
    rows
      .filter(([, , , , , exceptions = {}]) =>
        isServed(kubernetes, exceptions.since, exceptions.until),
      )
      .map((row) => apiResource(kubernetes, group, row)),
  );
  catalogues.set(kubernetes, resources);
  return resources;
};

/** The API groups of one minor, each once, the core group "" first. */
export function groupsOf(kubernetes: KubernetesVersion): string[] {
  return [...new Set(apiResources(kubernetes).map(({ group }) => group))];
}

/** The resources of one group of one minor; none for a group it does not have. */
export function resourcesOfGroup(kubernetes: KubernetesVersion, group: string): ApiResource[] {
  return apiResources(kubernetes).filter((resource) => resource.group === group);
}

/**
 * The resources somebody may mean by a word: "Deployment", "deploy", "deployment" and
 * "deployments" all give apps/deployments. Whatever the case; several groups may have it.
 */
export function findByAnyName(kubernetes: KubernetesVersion, word: string): ApiResource[] {
  const wanted = word.toLowerCase();
  return apiResources(kubernetes).filter(
    ({ resource, singular, kind, shortNames }) =>
      resource === wanted ||
      singular === wanted ||
      kind.toLowerCase() === wanted ||
      shortNames.includes(wanted),
  );
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
