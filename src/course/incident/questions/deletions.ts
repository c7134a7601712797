import { does, isOfCluster, isOfNode, isRead, isSuccess } from '../asked';
import type { LoggedRequest } from '../auditLog';
import type { PickQuestion, Reason } from '../question';

const deletesPod = does('delete', 'pods');
const evicts = does('create', 'pods/eviction');
const scaledPod = 'checkout-7bc6597496-psq8n';
const evictedPod = 'search-759f4b578-gfr7b';

const reading: Reason<LoggedRequest> = {
  isFor: isRead,
  says: 'This request only reads; it changes nothing.',
};
const failed: Reason<LoggedRequest> = {
  isFor: (request) => !isSuccess(request),
  says: 'The server did not do what this request asked for: look at its code.',
};
const confirming: Reason<LoggedRequest> = {
  isFor: (request) => isOfNode(request) && deletesPod(request),
  says: 'This is the kubelet: the containers have ended, and it removes the pod from the API. Somebody asked for that before.',
};

/** Who deleted it: five ways in which pods disappear. */
export const deletions: readonly PickQuestion[] = [
  {
    kind: 'pick',
    id: 'who-deleted',
    title: 'Who deleted cart-debug?',
    asks: 'The pod `cart-debug` in namespace `shop` is gone. Pick the request that deleted it.',
    isRight: (request) =>
      deletesPod(request) &&
      request.name === 'cart-debug' &&
      isSuccess(request) &&
      !isOfCluster(request),
    reasons: [
      reading,
      {
        isFor: (request) => request.name !== 'cart-debug',
        says: 'This request is about another object.',
      },
      failed,
      confirming,
    ],
    otherwise: 'This request does not delete the pod.',
    hints: [
      {
        says: 'Show only what happened to this pod.',
        filter: { object: 'pods cart-debug' },
      },
      {
        says: 'One of three deletes was denied, and one came from a node. The same in jq:',
        program:
          'select(.verb == "delete" and .objectRef.name == "cart-debug")\n| [.user.username, .responseStatus.code] | @tsv',
      },
    ],
    why: 'leo deleted it himself, with `kubectl delete pod`. A pod that runs is deleted **twice**: the first request sets its deletionTimestamp, and the kubelet of its node sends the second, with a grace period of 0, when the containers have ended. sam tried before, and got a 403.',
  },
  {
    kind: 'pick',
    id: 'scaled-down',
    title: 'Who made a controller delete a pod?',
    asks: `replicaset-controller deleted \`${scaledPod}\`. Controllers do what objects ask for. Pick the request of the **person** that made it do so.`,
    isRight: (request) => does('patch', 'deployments/scale')(request) && isSuccess(request),
    reasons: [
      reading,
      failed,
      {
        isFor: (request) => deletesPod(request) && request.name === scaledPod && !isOfNode(request),
        says: 'This is the delete of the controller. Who changed the number of replicas just before?',
      },
      confirming,
      {
        isFor: ({ username }) => username.endsWith(':deployment-controller'),
        says: 'deployment-controller passes the new number on to the ReplicaSet. Go one step further back.',
      },
      {
        isFor: (request) => isOfCluster(request),
        says: 'This was sent by a controller or a node, not by a person.',
      },
      {
        isFor: ({ name }) => name !== 'checkout',
        says: 'This request is not about the Deployment that the pod belongs to.',
      },
    ],
    otherwise: 'This request does not change the number of replicas.',
    hints: [
      {
        says: 'The name of a pod begins with that of its ReplicaSet, which begins with that of its Deployment.',
        filter: { object: 'checkout', verb: 'patch update delete' },
      },
      {
        says: '`kubectl scale` changes a subresource of the Deployment.',
        program:
          'select(.objectRef.subresource == "scale")\n| [.stageTimestamp, .user.username, .objectRef.name] | @tsv',
      },
    ],
    why: 'leo scaled the Deployment from 3 to 2 with `kubectl scale`, a patch of `deployments/scale`. deployment-controller passed the number on to the ReplicaSet, and replicaset-controller chose a pod and deleted it. The delete never names the person: only the time and the owner of the pod lead back to the patch.',
  },
  {
    kind: 'pick',
    id: 'evicted',
    title: 'How did a search pod disappear?',
    asks: `\`${evictedPod}\` ran on worker-2, and is gone. Nobody sent a plain delete. Pick the request that removed it.`,
    isRight: (request) => evicts(request) && request.name === evictedPod && isSuccess(request),
    reasons: [
      reading,
      failed,
      {
        isFor: evicts,
        says: 'The right kind of request, but for another pod.',
      },
      confirming,
      {
        isFor: ({ resource }) => resource === 'nodes',
        says: 'This marks the node as unschedulable. That keeps new pods away; the old ones stay.',
      },
    ],
    otherwise: 'This request does not remove the pod.',
    hints: [
      {
        says: 'Show everything about this pod.',
        filter: { object: evictedPod },
      },
      {
        says: '`kubectl drain` deletes no pods. It creates something for each of them.',
        program:
          'select(.objectRef.subresource == "eviction")\n| [.user.username, .objectRef.name, .responseStatus.code] | @tsv',
      },
    ],
    why: 'dana drained worker-2. `kubectl drain` marks the node as unschedulable and then **creates** an Eviction for every pod, so that a PodDisruptionBudget can refuse. A policy or a search that looks for `verb: delete` misses it: the verb is create, the resource `pods/eviction`.',
  },
  {
    kind: 'pick',
    id: 'namespace-gone',
    title: 'Who emptied preview-42?',
    asks: 'All pods of namespace `preview-42` are gone, its Deployment too. Pick the request of a person that caused it.',
    isRight: (request) => does('delete', 'namespaces')(request) && isSuccess(request),
    reasons: [
      reading,
      failed,
      {
        isFor: ({ verb, username }) =>
          verb === 'deletecollection' || username.endsWith(':namespace-controller'),
        says: 'namespace-controller clears a namespace that is being deleted. Who asked for that?',
      },
      confirming,
      {
        isFor: (request) => isOfCluster(request),
        says: 'This was sent by a controller or a node, not by a person.',
      },
      {
        isFor: ({ namespace }) => namespace !== 'preview-42',
        says: 'This request is about another namespace.',
      },
    ],
    otherwise: 'This request deletes nothing in that namespace.',
    hints: [
      {
        says: 'What happened in this namespace, from the start?',
        filter: { object: 'preview-42' },
      },
      {
        says: 'A Namespace is an object too, and can be deleted.',
        program:
          'select(.objectRef.resource == "namespaces" and .verb == "delete")\n| [.stageTimestamp, .user.username, .objectRef.name] | @tsv',
      },
    ],
    why: 'sam deleted the Namespace object. Everything in it was then removed by namespace-controller, with one `deletecollection` for each kind of object. In the event, `objectRef.namespace` of the Namespace is its own name, so a rule with `namespaces: ["preview-42"]` matches this request too.',
  },
];
