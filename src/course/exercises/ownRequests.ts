import type { SampleRequest } from '../../catalog/types';
import { jane, kubernetesAdmin, type Caller } from '../../catalog/requests/callers';
import { pod, web1 } from '../../catalog/requests/pods';
import { deleteOptions } from '../../catalog/requests/statuses';
import { uidOf } from '../../catalog/uidOf';

const podNamed = (name: string, namespace: string) => ({
  ...web1,
  name,
  namespace,
  uid: uidOf(name),
  labels: { run: name },
  manager: 'kubectl-run',
  container: name,
});

const podUrl = (name: string, namespace: string) => `/api/v1/namespaces/${namespace}/pods/${name}`;

/** Reads one pod. */
export const readsPod = (id: string, name: string, namespace: string): SampleRequest => ({
  id,
  command: `kubectl get pod ${name} -n ${namespace} -o yaml`,
  title: `Reads the pod ${name}`,
  kinds: ['People'],
  method: 'GET',
  url: podUrl(name, namespace),
  ...jane,
  response: { code: 200, body: pod(podNamed(name, namespace)) },
});

/** Deletes one pod. */
export const deletesPod = (
  id: string,
  name: string,
  namespace: string,
  caller: Caller = jane,
): SampleRequest => ({
  id,
  command: `kubectl delete pod ${name} -n ${namespace}`,
  title: `Deletes the pod ${name}`,
  kinds: ['People'],
  method: 'DELETE',
  url: podUrl(name, namespace),
  ...caller,
  requestBody: deleteOptions(),
  response: {
    code: 200,
    body: pod({ ...podNamed(name, namespace), deletionTimestamp: '2026-11-21T09:30:30Z' }),
  },
});

/** What is deleted. */
interface Deleted {
  id: string;
  /** As in `kubectl delete`: "deployment webapp -n prod". */
  what: string;
  title: string;
  url: string;
  name: string;
  group?: string;
  resource: string;
}

/** Deletes an object that is gone at once, so that the response is a Status. */
export const deletesObject = (object: Deleted): SampleRequest => ({
  id: object.id,
  command: `kubectl delete ${object.what}`,
  title: object.title,
  kinds: ['People'],
  method: 'DELETE',
  url: object.url,
  ...kubernetesAdmin,
  requestBody: deleteOptions(),
  response: {
    code: 200,
    body: {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Success',
      details: {
        name: object.name,
        ...(object.group && { group: object.group }),
        kind: object.resource,
        uid: uidOf(object.name),
      },
    },
  },
});
