import type { ClusterApi, ClusterResource } from '../catalog/types';
import { entriesIn } from '../workspace/entriesIn';

/** So many resources of a cluster at most are saved with a workspace. */
export const resourcesAtMost = 3000;

/** As in names of resources, API groups, versions and kinds: letters, digits, dots and hyphens. */
const word = (value: unknown) =>
  typeof value === 'string' && /^[A-Za-z][A-Za-z\d.-]{0,252}$/.test(value) ? value : undefined;
const words = (value: unknown) =>
  Array.isArray(value) ? value.slice(0, 30).flatMap((each) => word(each) ?? []) : undefined;

/** Returns a resource of a cluster from data of any origin; undefined without a name, a kind and a version. Never throws. */
export function clusterResourceFrom(value: unknown): ClusterResource | undefined {
  const given = entriesIn(value);
  const [resource, kind] = [word(given?.get('resource')), word(given?.get('kind'))];
  const versions = words(given?.get('versions')) ?? [];
  const group = given?.get('group') === '' ? '' : word(given?.get('group'));
  if (!given || !resource || !kind || group === undefined || versions.length === 0)
    return undefined;
  const lists = ['shortNames', 'categories', 'verbs', 'subresources'].flatMap((name) => {
    const list = words(given.get(name));
    return list ? [[name, list]] : [];
  });
  const singular = word(given.get('singular'));
  return {
    ...{ group, resource, kind, namespaced: given.get('namespaced') === true, versions },
    ...(singular && { singular }),
    ...Object.fromEntries(lists),
  };
}

/** Returns the API of a cluster from data of any origin; of two resources with one name, the later. Undefined if there are none. Never throws. */
export function clusterApiFrom(value: unknown): ClusterApi | undefined {
  if (!Array.isArray(value)) return undefined;
  const found = new Map(
    value.slice(0, resourcesAtMost).flatMap((each) => {
      const resource = clusterResourceFrom(each);
      return resource ? [[`${resource.group}/${resource.resource}`, resource]] : [];
    }),
  );
  return found.size > 0 ? [...found.values()] : undefined;
}
