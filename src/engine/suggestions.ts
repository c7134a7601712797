import { knownGroups, knownUsers, knownVerbs } from '../audit/knownValues';
import type { KubernetesVersion, MatchListField } from '../audit/types';
import { acceptsEveryGroup } from '../audit/versions';
import { groupsOf, resourcesOfGroup } from '../catalog/apiResources';
import type { ClusterApi } from '../catalog/types';

/** A suggested value with a few words about it. The form and the editor suggest the same values. */
export interface Suggestion {
  value: string;
  detail?: string;
}

/** Namespaces that every cluster has, and the empty one. */
const namespaces: readonly Suggestion[] = [
  { value: '', detail: 'cluster-scoped, and lists across all namespaces' },
  { value: 'default' },
  { value: 'kube-system' },
  { value: 'kube-public' },
  { value: 'kube-node-lease' },
];

/** Non-resource URLs that every API server serves. */
const urls: readonly Suggestion[] = [
  { value: '/healthz*', detail: 'health (deprecated)' },
  { value: '/livez*', detail: 'liveness probe' },
  { value: '/readyz*', detail: 'readiness probe' },
  { value: '/version', detail: 'version' },
  { value: '/metrics', detail: 'metrics' },
  { value: '/openapi/*', detail: 'OpenAPI schema' },
  { value: '/api*', detail: 'discovery only, no resources' },
  { value: '/apis*', detail: 'discovery only, no resources' },
  { value: '/logs*', detail: 'log files' },
  { value: '/debug/*', detail: 'profiling' },
  { value: '*', detail: 'every non-resource URL' },
];

const valuesOf: Readonly<Record<MatchListField, readonly Suggestion[]>> = {
  users: knownUsers,
  userGroups: knownGroups,
  verbs: knownVerbs,
  namespaces,
  nonResourceURLs: urls,
};

/** Whether a list is written with known values; else with names of the cluster's own, which no suggestion may replace. */
export const hasKnownValues: Readonly<Record<MatchListField, boolean>> = {
  users: false,
  userGroups: false,
  verbs: true,
  namespaces: false,
  nonResourceURLs: false,
};

/** Returns values that every cluster has for a list of a rule. */
export function suggestValues(field: MatchListField): readonly Suggestion[] {
  return valuesOf[field];
}

/** Returns the API groups of the version and the cluster, and "*" if the version accepts that. */
export function suggestGroups(
  kubernetes: KubernetesVersion,
  cluster?: ClusterApi,
): readonly Suggestion[] {
  const every = acceptsEveryGroup(kubernetes) ? [{ value: '*', detail: 'every group' }] : [];
  return [
    ...groupsOf(kubernetes, cluster).map((value) =>
      value === '' ? { value, detail: 'core group' } : { value },
    ),
    ...every,
  ];
}

/** Returns the resources of every group, each once, those of the core group first. */
export function suggestEveryResource(
  kubernetes: KubernetesVersion,
  cluster?: ClusterApi,
): readonly Suggestion[] {
  const seen = new Set<string>();
  return groupsOf(kubernetes, cluster)
    .flatMap((each) =>
      suggestResources(kubernetes, each, cluster).map(({ value, detail = '' }) => ({
        value,
        detail: value === '*' ? detail : `${each === '' ? 'core' : each} · ${detail}`,
      })),
    )
    .filter(({ value }) => !seen.has(value) && seen.add(value));
}

/** Returns the resources and subresources of a group, and the patterns that match them. */
export function suggestResources(
  kubernetes: KubernetesVersion,
  group: string,
  cluster?: ClusterApi,
): readonly Suggestion[] {
  // By singular, so that leases come before leasecandidates, and roles before rolebindings.
  const found = resourcesOfGroup(kubernetes, group, cluster).toSorted((a, b) =>
    a.singular < b.singular ? -1 : 1,
  );
  return [
    ...found.flatMap(({ resource, kind, shortNames, subresources }) => [
      { value: resource, detail: [kind, ...shortNames].join(', ') },
      ...subresources.map(({ name }) => ({ value: `${resource}/${name}`, detail: kind })),
    ]),
    { value: '*', detail: 'every resource and subresource in the group' },
    ...found
      .filter(({ subresources }) => subresources.length > 0)
      .map(({ resource }) => ({ value: `${resource}/*`, detail: 'with all subresources' })),
  ];
}

/** Returns whether the resources of a group are known. */
export function isKnownGroup(
  kubernetes: KubernetesVersion,
  group: string,
  cluster?: ClusterApi,
): boolean {
  return groupsOf(kubernetes, cluster).includes(group);
}

/** A resource and its API group. */
export interface ResourceOfGroup {
  group: string;
  resource: string;
}

const elsewhereAtMost = 5;
/** Fewer letters are in too many names. */
const lettersForElsewhere = 3;

/** Returns resources of other groups that start with the typed letters, or have them as a short name; the shortest first. */
export function resourcesElsewhere(
  kubernetes: KubernetesVersion,
  group: string,
  typed: string,
  cluster?: ClusterApi,
): ResourceOfGroup[] {
  const word = typed.toLowerCase();
  return groupsOf(kubernetes, cluster)
    .filter((other) => other !== group)
    .flatMap((other) =>
      resourcesOfGroup(kubernetes, other, cluster)
        .filter(
          ({ resource, shortNames }) =>
            shortNames.includes(word) ||
            (word.length >= lettersForElsewhere && resource.startsWith(word)),
        )
        .map(({ resource }) => ({ group: other, resource })),
    )
    .toSorted((a, b) => a.resource.length - b.resource.length)
    .slice(0, elsewhereAtMost);
}
