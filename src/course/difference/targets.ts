import type { Attributes, KubernetesVersion, PolicyRule } from '../../audit/types';
import { apiResources } from '../../catalog/apiResources';
import { apiVersionsOf } from '../../catalog/apiVersions';
import { valuesOf } from './valuesOf';

/** A request without its user. */
export interface Target {
  attributes: Omit<Attributes, 'user'>;
  method: string;
  url: string;
}

const noName = ['list', 'watch', 'create', 'deletecollection'];
const methods: Readonly<Record<string, string>> = {
  get: 'GET',
  list: 'GET',
  watch: 'GET',
  create: 'POST',
  update: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
  deletecollection: 'DELETE',
};

/**
 * Yields requests of every kind that rules can tell apart, without users: each verb of each resource that
 * kube-apiserver has, in namespaces and with names that the rules have and others; and URLs.
 */
export function* targetsFor(
  rules: readonly PolicyRule[],
  kubernetes: KubernetesVersion,
): Generator<Target, void> {
  const namespaces = [...valuesOf(rules, 'namespaces'), 'other'].filter((each) => each !== '');
  const names = ['other', ...namesIn(rules)];
  for (const served of resources(kubernetes)) {
    for (const verb of served.verbs) {
      const method = methods[verb];
      if (method === undefined) continue;
      // A subresource has a name, whatever is done with it.
      const isNamed = served.subresource !== '' || !noName.includes(verb);
      const isEverywhere = !isNamed && (verb === 'list' || verb === 'watch');
      const places = served.namespaced ? [...namespaces, ...(isEverywhere ? [''] : [])] : [''];
      for (const namespace of places) {
        for (const name of isNamed ? names : ['']) {
          yield resourceTarget(served, { verb, method, namespace, name });
        }
      }
    }
  }
  for (const path of pathsFor(rules)) {
    yield urlTarget(path, 'GET');
    yield urlTarget(path, 'POST');
  }
}

interface Served {
  group: string;
  version: string;
  resource: string;
  subresource: string;
  namespaced: boolean;
  verbs: readonly string[];
}

/** What the server has, the ordinary before the odd, and a custom resource that no rule is likely to name. */
function resources(kubernetes: KubernetesVersion): Served[] {
  const builtIn = apiResources(kubernetes).flatMap(
    ({ group, resource, namespaced, verbs, subresources }): Served[] =>
      [{ name: '', verbs }, ...subresources].map((each) => ({
        ...{ group, resource, namespaced },
        version: apiVersionsOf(kubernetes, group, resource)[0] ?? 'v1',
        ...{ subresource: each.name, verbs: each.verbs },
      })),
  );
  const custom = { group: 'example.com', version: 'v1', resource: 'widgets', namespaced: true };
  const all = [...builtIn, { ...custom, subresource: '', verbs: Object.keys(methods) }];
  return all.toSorted((a, b) => b.verbs.length - a.verbs.length);
}

const namesIn = (rules: readonly PolicyRule[]): string[] => [
  ...new Set(
    rules.flatMap(({ resources: entries }) =>
      (entries ?? []).flatMap(({ resourceNames }) => resourceNames ?? []),
    ),
  ),
];

function resourceTarget(
  { group, version, resource, subresource }: Served,
  { verb, method, namespace, name }: Record<'verb' | 'method' | 'namespace' | 'name', string>,
): Target {
  const parts = [
    ...(group === '' ? ['/api'] : ['/apis', group]),
    version,
    ...(namespace === '' ? [] : ['namespaces', namespace]),
    ...[resource, name, subresource].filter((part) => part !== ''),
  ];
  const path = parts.join('/');
  const url = verb === 'watch' ? `${path}?watch=true` : path;
  // A namespace is in itself.
  const isNamespace = group === '' && resource === 'namespaces';
  const attributes: Target['attributes'] = {
    ...{ verb, isResourceRequest: true, namespace: isNamespace ? name : namespace },
    ...{ apiGroup: group, apiVersion: version, resource, subresource, name, path },
  };
  return { attributes, method, url };
}

const commonPaths = [
  ...['/api', '/apis', '/apis/apps/v1', '/version', '/openapi/v3', '/healthz', '/healthz/etcd'],
  ...['/livez', '/livez/etcd', '/readyz', '/readyz/etcd', '/metrics', '/metrics/slis', '/logs/'],
  '/debug/pprof/heap',
];

/** Paths that the rules name, paths below them, and common ones. */
function pathsFor(rules: readonly PolicyRule[]): Set<string> {
  const patterns = valuesOf(rules, 'nonResourceURLs').map((each) => each.replace(/\*$/, ''));
  const named = patterns.filter((each) => each.length > 1);
  return new Set([
    ...commonPaths,
    ...named.flatMap((each) => [each, `${each.replace(/\/$/, '')}/x`]),
  ]);
}

function urlTarget(path: string, method: string): Target {
  const none: Omit<Attributes, 'user'> = {
    ...{
      verb: method.toLowerCase(),
      isResourceRequest: false,
      namespace: '',
      apiGroup: '',
      apiVersion: '',
    },
    ...{ resource: '', subresource: '', name: '', path },
  };
  return { attributes: none, method, url: path };
}
