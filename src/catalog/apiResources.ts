import { kubernetesVersions } from '../audit/types';
import type { KubernetesVersion } from '../audit/types';
import { apiTable, subresourceSince, subresourceVerbs, usualVerbs } from './apiTable';
import type { ApiRow } from './apiTable';
import type { ApiCatalogue, ApiResource, ClusterApi, ClusterResource } from './types';

const byVersion = new Map<KubernetesVersion, readonly ApiResource[]>();

const withCluster = new WeakMap<ClusterApi, Map<KubernetesVersion, readonly ApiResource[]>>();

/**
 * Returns every resource that is known: those that a Kubernetes minor version can serve, sorted by group and name,
 * including alpha resources and the metrics API of metrics-server, and then the others of the user's cluster.
 * Always the same array for the same version and cluster.
 */
export const apiResources: ApiCatalogue = (kubernetes, cluster) => {
  if (!cluster) return builtInResources(kubernetes);
  const remembered = withCluster.get(cluster) ?? new Map<KubernetesVersion, ApiResource[]>();
  withCluster.set(cluster, remembered);
  let resources = remembered.get(kubernetes);
  if (!resources) {
    const builtIn = builtInResources(kubernetes);
    const names = new Set(builtIn.map(nameOf));
    const others = cluster.filter((each) => !names.has(nameOf(each)));
    resources = [...builtIn, ...others.map(resourceOfCluster)];
    remembered.set(kubernetes, resources);
  }
  return resources;
};

const nameOf = ({ group, resource }: Pick<ApiResource, 'group' | 'resource'>) =>
  `${group}/${resource}`;

/**
 * Returns whether the API of a cluster is known as a whole, so that it has no resource that is not in it: the output of
 * kubectl api-resources for all groups and scopes.
 */
export const isWholeApi = (cluster: ClusterApi): boolean =>
  ['/pods', '/nodes'].every((name) => cluster.some((each) => nameOf(each) === name));

function resourceOfCluster(given: ClusterResource): ApiResource {
  const { group, resource, kind, namespaced, singular, shortNames, verbs, subresources } = given;
  const usual = words(usualVerbs);
  return {
    ...{ group, resource, kind, namespaced },
    singular: singular ?? kind.toLowerCase(),
    shortNames: [...(shortNames ?? [])],
    verbs: [...(verbs ?? usual)],
    subresources: (subresources ?? []).map((name) => ({ name, verbs: usual })),
    isOfCluster: true,
    ...(!subresources && { hasMoreSubresources: true }),
  };
}

function builtInResources(kubernetes: KubernetesVersion): readonly ApiResource[] {
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
}

/** Returns the API groups of a minor version and a cluster, each once, the core group "" first. */
export function groupsOf(kubernetes: KubernetesVersion, cluster?: ClusterApi): string[] {
  return [...new Set(apiResources(kubernetes, cluster).map(({ group }) => group))];
}

/** Returns the resources of a group in a minor version and a cluster; none if the group is not known. */
export function resourcesOfGroup(
  kubernetes: KubernetesVersion,
  group: string,
  cluster?: ClusterApi,
): ApiResource[] {
  return apiResources(kubernetes, cluster).filter((resource) => resource.group === group);
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
