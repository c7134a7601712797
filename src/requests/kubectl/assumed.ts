/*
 * What a command's requests depend on besides the command: the answers of a cluster that nobody has. The translator
 * assumes the same cluster that the recorder's stand-in server plays: every object that is named exists, except those
 * that `kubectl apply` is given, and a list has one item. Whatever a request takes from here is said in a note.
 */

/** The resourceVersion of every list. */
export const listVersion = '1045';

/** The uid of every object. */
export const anyUid = '7d2a4c1e-0f3b-4c58-9a6d-5e8f1b2c3d4a';

/** The node that every pod runs on. */
export const anyNode = 'worker-1';

const itemNames = new Map([
  ['pods', 'web-1'],
  ['nodes', anyNode],
  ['namespaces', 'default'],
]);

/** Returns the name of the only item in a list of a resource, e.g. "pods". */
export function itemName(resource: string): string {
  return itemNames.get(resource) ?? 'web';
}

/** Returns the name of the only container of a pod: the pod's own without what a controller adds. */
export function containerOf(pod: string): string {
  return pod.replace(/-[a-f0-9]{8,10}-[a-z0-9]{5}$|-\d+$/, '');
}

/** Returns the name of the only pod that a selector like "app=web" selects. */
export function podOf(app: string): string {
  return `${app}-1`;
}

/** Returns the labels that every workload selects its pods by. */
export function selectorOf(workload: string): string {
  return `app=${workload}`;
}

/** Resources whose objects outlive their deletion for a while, so that kubectl watches them go. */
export const lingering: ReadonlySet<string> = new Set([
  'pods',
  'namespaces',
  'persistentvolumeclaims',
  'persistentvolumes',
]);
