import { jane, kubelet } from '../../catalog/requests/callers';
import type { PolicyExercise } from '../types';
import { allStages, at, header, like, samplesExcept } from './expected';
import { deletesPod } from './ownRequests';

const routine = ['node-get', 'node-status', 'pod-status', 'node-lease', 'event-core'];
const otherOfNodes = ['configmap-watch-named', 'node-reads-secret', 'node-deletes-pod'];
const ofOthers = ['person-reads-node', 'leader-lease', 'event-new'];

export const nodesAndPeople: PolicyExercise = {
  id: 'nodes-and-people',
  kind: 'write',
  lesson: 'who',
  title: 'Quiet nodes',
  minutes: 6,
  weight: 3,
  task: `Kubelets send most of the requests in a cluster, and most of those are routine. Write a policy that leaves the routine out. By its [lease](#learn/glossary/lease), a node says every few seconds that it is alive.`,
  start: header,
  shown: [
    'node-get',
    'node-lease',
    'event-core',
    'configmap-watch-named',
    'leader-lease',
    'pod-get',
  ],
  requests: [
    like('node-get', {
      id: 'other-node-get',
      command: 'kubelet of worker-2: GET node',
      title: 'Reads its own Node, worker-2',
      url: '/api/v1/nodes/worker-2?resourceVersion=0&timeout=10s',
      user: { ...kubelet.user, username: 'system:node:worker-2' },
      response: { code: 200 },
    }),
    like('secret-get', {
      ...kubelet,
      id: 'node-reads-secret',
      command: 'kubelet: GET secret',
      title: 'Reads a Secret that a pod mounts',
      kinds: ['Control plane'],
    }),
    {
      ...deletesPod('node-deletes-pod', 'web-1', 'prod', kubelet),
      command: 'kubelet: DELETE pod',
      title: 'Deletes a pod that has ended',
      kinds: ['Control plane'],
    },
    like('node-get', {
      ...jane,
      id: 'person-reads-node',
      command: 'kubectl get node worker-1 -o yaml',
      title: 'Reads a Node',
      kinds: ['People'],
    }),
  ],
  requirements: [
    {
      says: 'Do not record what nodes (every one of them) send for Nodes, for the `status` of Nodes and Pods, for Leases, and for Events of the core group.',
      expects: at('None', [...routine, 'other-node-get']),
    },
    {
      says: 'Record everything else that nodes send at level `Metadata`: for example, that a node reads a Secret.',
      expects: at('Metadata', otherOfNodes),
    },
    {
      says: 'Record everything that anybody else sends at level `Metadata`, including requests for Nodes, Leases and Events.',
      expects: at('Metadata', [
        ...ofOthers,
        ...samplesExcept([...routine, ...otherOfNodes, ...ofOthers]),
      ]),
    },
    {
      says: 'Omit the stage `RequestReceived`, but no other stage.',
      expects: allStages(['pod-get', 'pod-watch', 'bad-token', 'panic'], 'RequestReceived'),
    },
  ],
  hints: [
    'Each node has a user name of its own, `system:node:` and its name, and there are no wildcards in `users`. What do all nodes have in common?',
    'Nodes are in the group `system:nodes`. The conditions of one rule must all match: who **and** what.',
    'A status is a subresource, and Leases are in the group `coordination.k8s.io`.',
  ],
  solution: `${header}omitStages: ["RequestReceived"]
rules:
  - level: None
    userGroups: ["system:nodes"]
    resources:
      - group: ""
        resources: ["nodes", "nodes/status", "pods/status", "events"]
      - group: "coordination.k8s.io"
        resources: ["leases"]
  - level: Metadata
`,
  why: 'One rule says who and what together. Without `userGroups` it would also leave out a person who reads a Node. Without `resources` it would leave out all that nodes do, and a stolen kubelet certificate would leave no trace when it reads Secrets. The group stands for all nodes, present and future; a list of users would not.',
};
