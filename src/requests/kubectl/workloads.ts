import { containerOf, podOf, selectorOf } from './assumed';
import { targetsOf, type Target } from './builder';
import { refuse } from './refusal';
import { mappingFor } from './resources';
import { pathOf, type Session } from './session';

/** A pod that a command uses. */
export interface Pod {
  namespace: string;
  name: string;
  /** The container that --container names, else the assumed one. */
  container: string;
}

const withPods = new Set([
  'replicasets',
  'replicationcontrollers',
  'statefulsets',
  'daemonsets',
  'deployments',
  'jobs',
  'services',
]);

/**
 * Returns the pod that "web-1", "pod/web-1" or "deploy/web" means, and sends the requests that find it.
 * Follows AttachablePodForObjectFn and GetFirstPod (polymorphichelpers).
 */
export function podFor(
  session: Session,
  args: readonly string[],
  container = session.flag('container'),
): Pod {
  const [target, second] = targetsOf(session, {
    args,
    files: session.list('filename'),
    defaultType: 'pods',
  });
  if (!target) refuse('pod, type/name or --filename must be specified');
  if (second) refuse('cannot use more than one object at a time');
  return podOfTarget(session, target, container);
}

/** Returns the pod of an object that was read: itself, or the first that its selector selects. */
export function podOfTarget(
  session: Session,
  { mapping, namespace, name }: Target,
  container: string,
): Pod {
  if (mapping.resource === 'pods') return withContainer(session, { namespace, name }, container);
  if (!withPods.has(mapping.resource)) refuse(`selector for ${mapping.kind} not implemented`);
  listPods(session, namespace, name);
  return withContainer(session, { namespace, name: podOf(name) }, container);
}

/** Sends the request that lists the pods of a workload. */
export function listPods(session: Session, namespace: string, workload: string): void {
  const pods = mappingFor('pods', session.known);
  session.send('GET', pathOf(pods, namespace), {
    query: { labelSelector: selectorOf(workload) },
    code: 200,
  });
  session.note(
    `The selector and the pods of ${workload} are not known: ${selectorOf(workload)} and ${podOf(workload)} stand for them.`,
  );
}

function withContainer(session: Session, pod: Omit<Pod, 'container'>, given: string): Pod {
  if (given !== '') return { ...pod, container: given };
  const container = containerOf(pod.name);
  session.note(`The first container of ${pod.name} is not known: ${container} stands for it.`);
  return { ...pod, container };
}

/** Returns the path of a pod, or of one of its subresources. */
export function podPath(
  { namespace, name }: Pick<Pod, 'namespace' | 'name'>,
  subresource = '',
): string {
  return pathOf(podMapping, namespace, name, subresource);
}

export const podMapping = {
  group: '',
  version: 'v1',
  resource: 'pods',
  kind: 'Pod',
  namespaced: true,
} as const;
