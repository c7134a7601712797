/** What the checks need to know about one resource; the catalog's ApiResource has this shape. */
export interface ApiName {
  group: string;
  resource: string;
  singular: string;
  kind: string;
  shortNames: readonly string[];
  namespaced: boolean;
  verbs: readonly string[];
  subresources: readonly { name: string; verbs: readonly string[] }[];
  /** It is not built in. */
  isOfCluster?: true;
  /** It may have other subresources than those. */
  hasMoreSubresources?: true;
}

/** Lookups in the API that is known: the built-in one of a Kubernetes minor version, and that of the user's cluster. */
export interface ApiFacts {
  /** Every resource with `word` as plural, singular, kind or short name; case is ignored. */
  find(word: string): readonly ApiName[];
  groupExists(group: string): boolean;
  /** Whether a resource of the group must be in it to exist. */
  isWhole(group: string): boolean;
  /** Whether the group is of the user's cluster and not built in. */
  isOfCluster(group: string): boolean;
  /** Whether a group must be in it to exist in the user's cluster. */
  isClusterWhole: boolean;
  resource(group: string, resource: string): ApiName | undefined;
  /** The resources of one group; empty for an unknown group. */
  inGroup(group: string): readonly ApiName[];
  /** All groups, the core group '' included. */
  groups: readonly string[];
}

/** Indexes the known resources for the checks. `isClusterWhole`: no others are in the user's cluster. Never fails. */
export function apiFacts(resources: readonly ApiName[], isClusterWhole = false): ApiFacts {
  const byWord = new Map<string, ApiName[]>();
  const builtIn = new Set<string>();
  const byGroup = new Map<string, Map<string, ApiName>>();
  for (const name of resources) {
    const words = new Set(
      [name.resource, name.singular, name.kind, ...name.shortNames].map((w) => w.toLowerCase()),
    );
    for (const word of words) add(byWord, word, name);
    const group = byGroup.get(name.group) ?? new Map<string, ApiName>();
    byGroup.set(name.group, group.set(name.resource, name));
    if (!name.isOfCluster) builtIn.add(name.group);
  }
  return {
    find: (word) => byWord.get(word.toLowerCase()) ?? [],
    groupExists: (group) => byGroup.has(group),
    isWhole: (group) => builtIn.has(group) || (isClusterWhole && byGroup.has(group)),
    isOfCluster: (group) => byGroup.has(group) && !builtIn.has(group),
    isClusterWhole,
    resource: (group, resource) => byGroup.get(group)?.get(resource),
    inGroup: (group) => [...(byGroup.get(group)?.values() ?? [])],
    groups: [...byGroup.keys()],
  };
}

function add(index: Map<string, ApiName[]>, word: string, name: ApiName) {
  const names = index.get(word);
  if (names) names.push(name);
  else index.set(word, [name]);
}
