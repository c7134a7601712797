/** What the checks need to know about one built-in resource; the catalog's ApiResource has this shape. */
export interface ApiName {
  group: string;
  resource: string;
  singular: string;
  kind: string;
  shortNames: readonly string[];
  namespaced: boolean;
  verbs: readonly string[];
  subresources: readonly { name: string; verbs: readonly string[] }[];
}

/** Lookups in the built-in API of one Kubernetes minor version. */
export interface ApiFacts {
  /** Every resource with `word` as plural, singular, kind or short name; case is ignored. */
  find(word: string): readonly ApiName[];
  groupExists(group: string): boolean;
  resource(group: string, resource: string): ApiName | undefined;
  /** The resources of one group; empty for an unknown group. */
  inGroup(group: string): readonly ApiName[];
  /** All groups, the core group '' included. */
  groups: readonly string[];
}

/** Indexes the resources of one Kubernetes minor version for the checks. Never fails. */
export function apiFacts(resources: readonly ApiName[]): ApiFacts {
  const byWord = new Map<string, ApiName[]>();
  const byGroup = new Map<string, Map<string, ApiName>>();
  for (const name of resources) {
    const words = new Set(
      [name.resource, name.singular, name.kind, ...name.shortNames].map((w) => w.toLowerCase()),
    );
    for (const word of words) add(byWord, word, name);
    const group = byGroup.get(name.group) ?? new Map<string, ApiName>();
    byGroup.set(name.group, group.set(name.resource, name));
  }
  return {
    find: (word) => byWord.get(word.toLowerCase()) ?? [],
    groupExists: (group) => byGroup.has(group),
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
