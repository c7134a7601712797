import { jane, kubernetesAdmin, stolenToken } from '../../catalog/requests/callers';
import type { PolicyExercise } from '../types';
import { allStages, at, header, like, samplesExcept, samplesWhere } from './expected';
import { deletesPod } from './ownRequests';

const secrets = samplesWhere(({ resource }) => resource === 'secrets');
const sentBy = (username: string) =>
  samplesWhere(({ user }) => user?.username === username).filter((id) => !secrets.includes(id));
const byAdmin = sentBy(kubernetesAdmin.user.username);
const byWeb = sentBy(stolenToken.user.username);

export const actingAs: PolicyExercise = {
  id: 'acting-as',
  kind: 'write',
  lesson: 'who',
  title: 'Two callers under watch',
  minutes: 6,
  weight: 4,
  task: `A certificate and a token may have been stolen: that of the user \`kubernetes-admin\`, and that of the service account \`web\` in namespace \`prod\`. Write a policy that keeps watch on both.`,
  start: header,
  shown: ['eviction', 'crb-create', 'impersonate', 'secret-list-all', 'pod-get', 'admin-as-jane'],
  requests: [
    {
      ...deletesPod('admin-as-jane', 'web-1', 'prod', kubernetesAdmin),
      command: 'kubectl delete pod web-1 -n prod --as=jane',
      impersonate: { username: 'jane' },
    },
    like('pod-list', {
      ...jane,
      id: 'jane-as-web',
      command: 'kubectl get pods -n dev --as=system:serviceaccount:prod:web',
      title: 'Lists pods as a service account',
      impersonate: { username: stolenToken.user.username },
    }),
    like('pod-list', {
      ...jane,
      id: 'jane-as-admin',
      command: 'kubectl get pods -n dev --as=kubernetes-admin',
      title: 'Lists pods as kubernetes-admin',
      impersonate: { username: 'kubernetes-admin' },
    }),
    like('secret-create', {
      ...kubernetesAdmin,
      id: 'admin-creates-secret',
      command: 'kubectl create -f api-key.yaml',
      title: 'Creates a Secret',
    }),
  ],
  requirements: [
    {
      says: 'Record all requests for Secrets at level `Metadata`, whoever sends them, so that no value is in the log.',
      expects: at('Metadata', ['admin-creates-secret', ...secrets]),
    },
    {
      says: 'Record everything else that is sent with the certificate of `kubernetes-admin` at level `Request`, even when its owner acts as somebody else (`kubectl --as`).',
      expects: at('Request', [...byAdmin, 'admin-as-jane']),
    },
    {
      says: 'Record everything else that is sent with the token of the service account at level `Request`.',
      expects: at('Request', byWeb),
    },
    {
      says: 'Record the rest at level `Metadata`, even when somebody else acts as one of the two.',
      expects: at('Metadata', [
        'jane-as-web',
        'jane-as-admin',
        ...samplesExcept([...secrets, ...byAdmin, ...byWeb]),
      ]),
    },
    {
      says: 'Omit the stage `RequestReceived`, but no other stage.',
      expects: allStages(
        ['secret-get', 'crb-create', 'node-proxy', 'pod-get', 'pod-watch', 'bad-token', 'panic'],
        'RequestReceived',
      ),
    },
  ],
  hints: [
    'Policies know who **sends** a request. Impersonation comes later, so `users` never sees whom somebody acts as.',
    'A service account has a long user name: `system:serviceaccount:`, its namespace, a colon, and its name.',
    'One rule can have both users in a list. What has to come before it?',
  ],
  solution: `${header}omitStages: ["RequestReceived"]
rules:
  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets"]
  - level: Request
    users: ["kubernetes-admin", "system:serviceaccount:prod:web"]
  - level: Metadata
`,
  why: 'A policy is evaluated before impersonation, so `users` is always the caller who logged in. Nothing has to be said about `--as`: whom they act as is in the event, as `impersonatedUser`. The rule for Secrets comes first, because level `Request` would put the values of a new Secret into the log.',
};
