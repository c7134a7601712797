import type { KubernetesVersion } from '../../audit/types';
import { apiResources } from '../../catalog/apiResources';
import { apiVersionsOf } from '../../catalog/apiVersions';
import { refuse } from './refusal';

/** An API resource as kubectl knows it from discovery, in one version. A RESTMapping. */
export interface Mapping {
  group: string;
  version: string;
  resource: string;
  kind: string;
  namespaced: boolean;
}

/** A resource with the names that it can be called by. Custom resources are given like this. */
export interface KnownResource extends Omit<Mapping, 'version'> {
  /** The preferred one first. */
  versions: readonly string[];
  singular?: string;
  shortNames?: readonly string[];
  categories?: readonly string[];
}

const ofAll = new Set([
  '/pods',
  '/replicationcontrollers',
  '/services',
  'apps/daemonsets',
  'apps/deployments',
  'apps/replicasets',
  'apps/statefulsets',
  'autoscaling/horizontalpodautoscalers',
  'batch/cronjobs',
  'batch/jobs',
]);
const ofExtensions = new Set([
  'admissionregistration.k8s.io/mutatingadmissionpolicies',
  'admissionregistration.k8s.io/mutatingadmissionpolicybindings',
  'admissionregistration.k8s.io/mutatingwebhookconfigurations',
  'admissionregistration.k8s.io/validatingadmissionpolicies',
  'admissionregistration.k8s.io/validatingadmissionpolicybindings',
  'admissionregistration.k8s.io/validatingwebhookconfigurations',
  'apiextensions.k8s.io/customresourcedefinitions',
  'apiregistration.k8s.io/apiservices',
]);

/** Returns the categories (`kubectl get all`) of a resource, named `group/resource`. */
export function categoriesOf(key: string): string[] {
  return [...(ofAll.has(key) ? ['all'] : []), ...(ofExtensions.has(key) ? ['api-extensions'] : [])];
}

const builtIn = new Map<KubernetesVersion, KnownResource[]>();

/** Returns the built-in resources of a minor version, in the order of its discovery: metrics-server's last. */
export function builtInResources(kubernetes: KubernetesVersion): KnownResource[] {
  const known = builtIn.get(kubernetes);
  if (known) return known;
  const list = apiResources(kubernetes)
    .map((each) => ({
      ...each,
      versions: apiVersionsOf(kubernetes, each.group, each.resource),
      categories: categoriesOf(keyOf(each)),
    }))
    .toSorted(
      (a, b) => Number(a.group === 'metrics.k8s.io') - Number(b.group === 'metrics.k8s.io'),
    );
  builtIn.set(kubernetes, list);
  return list;
}

const keyOf = ({ group, resource }: Pick<Mapping, 'group' | 'resource'>) => `${group}/${resource}`;

const none: readonly KnownResource[] = [];
const withOthers = new WeakMap<
  readonly KnownResource[],
  Map<KubernetesVersion, readonly KnownResource[]>
>();

/**
 * Returns the built-in resources of a minor version with the versions that the cluster prefers, and its others. Computed
 * once for a version and a cluster.
 */
export function knownResources(
  kubernetes: KubernetesVersion,
  cluster = none,
): readonly KnownResource[] {
  const own = builtInResources(kubernetes);
  if (cluster.length === 0) return own;
  const remembered = withOthers.get(cluster) ?? new Map<KubernetesVersion, KnownResource[]>();
  withOthers.set(cluster, remembered);
  let list = remembered.get(kubernetes);
  if (!list) {
    const given = new Map(cluster.map((each) => [keyOf(each), each]));
    const listed = own.map((each) => {
      const versions = given.get(keyOf(each))?.versions ?? [];
      given.delete(keyOf(each));
      return { ...each, versions: [...new Set([...versions, ...each.versions])] };
    });
    list = [...listed, ...given.values()];
    remembered.set(kubernetes, list);
  }
  return list;
}

/** Splits "deployments.v1.apps" or "deployments.apps" at its first dot. */
function parsed(arg: string) {
  const [name = '', ...rest] = arg.split('.');
  return {
    name,
    group: rest.join('.'),
    version: rest[0] ?? '',
    versionGroup: rest.slice(1).join('.'),
    dots: rest.length,
  };
}

/**
 * Returns what a type on the command line means: plural, singular, short name or kind, with version and group or
 * without. Follows Builder.mappingFor (cli-runtime).
 * @throws Refusal in kubectl's words if there is no such type
 */
export function mappingFor(arg: string, known: readonly KnownResource[]): Mapping {
  const { name, group, version, versionGroup, dots } = parsed(arg);
  // A short name loses its version (shortcutExpander).
  const short =
    dots < 2
      ? undefined
      : known.find((each) => each.shortNames?.includes(name) && each.group === versionGroup);
  if (short) return inVersion(short, short.versions[0] ?? 'v1');
  const plain = expanded(name, group, known);
  const full = dots >= 2 ? resourcesFor(plain, versionGroup, known).find(has(version)) : undefined;
  if (full) return inVersion(full, version);
  const [found] = resourcesFor(plain, group, known);
  if (found) return inVersion(found, found.versions[0] ?? 'v1');
  const byKind = known.find((each) => each.kind === name && (dots === 0 || each.group === group));
  if (byKind) return inVersion(byKind, byKind.versions[0] ?? 'v1');
  const versioned = known.find(
    (each) => each.kind === name && each.group === versionGroup && has(version)(each),
  );
  if (dots >= 2 && versioned) return inVersion(versioned, version);
  return refuse(
    group === ''
      ? `the server doesn't have a resource type "${name}"${customHint}`
      : `the server doesn't have a resource type "${name}" in group "${group}"${customHint}`,
  );
}

const customHint = ' (built-in types are known, and custom ones that were described)';

function has(version: string) {
  return (each: KnownResource) => each.versions.includes(version);
}

/** Returns the plural name for a short name; anything else as it is. shortcutExpander. */
function expanded(name: string, group: string, known: readonly KnownResource[]): string {
  const found = known.find(
    (each) => each.shortNames?.includes(name) && (group === '' || each.group.startsWith(group)),
  );
  return found?.resource ?? name;
}

/** Returns the resources of a plural or singular name, in any case. DefaultRESTMapper.ResourcesFor. */
function resourcesFor(
  name: string,
  group: string,
  known: readonly KnownResource[],
): KnownResource[] {
  const lower = name.toLowerCase();
  const named = known.filter(
    (each) => each.resource === lower || (each.singular ?? each.kind.toLowerCase()) === lower,
  );
  if (group === '') return named;
  const exact = named.filter((each) => each.group === group);
  return exact.length > 0 ? exact : named.filter((each) => each.group.startsWith(group));
}

function inVersion({ group, resource, kind, namespaced }: KnownResource, version: string): Mapping {
  return { group, version, resource, kind, namespaced };
}

/** Returns the types of a category such as "all", as arguments; undefined if it is none. */
export function categoryTypes(name: string, known: readonly KnownResource[]): string[] | undefined {
  const types = known.filter((each) => each.categories?.includes(name));
  if (types.length === 0) return undefined;
  return types.map(({ resource, group }) => (group === '' ? resource : `${resource}.${group}`));
}

/** Returns the resource of an object's kind; undefined if it is not known. */
export function mappingOfKind(
  apiVersion: string,
  kind: string,
  known: readonly KnownResource[],
): Mapping | undefined {
  const [first = '', second] = apiVersion.split('/');
  const [group, version] = second === undefined ? ['', first] : [first, second];
  const found = known.find((each) => each.kind === kind && each.group === group);
  return found && inVersion(found, version);
}

/** Returns the plural that most CRDs have. meta.UnsafeGuessKindToResource. */
export function guessedMapping(apiVersion: string, kind: string): Mapping {
  const [first = '', second] = apiVersion.split('/');
  const [group, version] = second === undefined ? ['', first] : [first, second];
  const singular = kind.toLowerCase();
  const plural = singular.endsWith('s')
    ? `${singular}es`
    : singular.endsWith('y')
      ? `${singular.slice(0, -1)}ies`
      : `${singular}s`;
  return { group, version, resource: plural, kind, namespaced: true };
}
