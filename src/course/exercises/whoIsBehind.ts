import { samplesWith } from '../requestsOf';
import type { ReadExercise } from '../types';
import { header, like } from './expected';
import { linesOf } from './linesOf';

const policy = `${header}omitStages: ["RequestReceived"]
omitManagedFields: true
rules:
  - level: Request
    resources: [{ group: apps, resources: ["deployments/scale"] }]
  - level: Metadata
`;

const scaleDown = like('deploy-scale', {
  id: 'scale-down',
  command: 'kubectl scale deploy web --replicas=1 -n prod',
  title: 'Scales a Deployment down',
  requestBody: { spec: { replicas: 1 } },
});

export const whoIsBehind: ReadExercise = {
  id: 'who-is-behind',
  kind: 'read',
  lesson: 'who',
  title: 'Who is behind it?',
  minutes: 6,
  weight: 3,
  task: 'Four requests, one line each. Find out which person is behind what happened.',
  log: linesOf(policy, [
    ...samplesWith(['impersonate']),
    scaleDown,
    ...samplesWith(['pod-delete-by-controller', 'anon-version']),
  ]),
  questions: [
    {
      id: 'sender',
      asks: 'Who sent the request of line 1?',
      options: [
        'The service account web of the namespace prod.',
        'kubernetes-admin.',
        'Nobody who can be named.',
      ],
      right: 1,
      because: [
        'That is impersonatedUser: whose permissions the request was made with.',
        undefined,
        'user is who has logged in.',
      ],
    },
    {
      id: 'rule',
      asks: 'Which rule would match the request of line 1?',
      options: [
        'users: ["system:serviceaccount:prod:web"]',
        'userGroups: ["system:serviceaccounts"]',
        'users: ["kubernetes-admin"]',
        'users: ["*"]',
      ],
      right: 2,
      because: [
        'The policy is evaluated before impersonation. Which user is known by then?',
        'The policy is evaluated before impersonation. Which groups are known by then?',
        undefined,
        'users has no wildcards.',
      ],
    },
    {
      id: 'cause',
      asks: 'Line 3 deletes a pod of the Deployment web. Which person is behind that?',
      options: [
        'Nobody: controllers act on their own.',
        'jane, who scaled the Deployment down in line 2.',
        'jane, who deleted the pod in line 3.',
        'kubernetes-admin, as in line 1.',
      ],
      right: 1,
      because: [
        'A controller deletes a pod because the number of replicas changed. Who changed it?',
        undefined,
        'user in line 3 is a controller.',
        'Line 1 reads Secrets. That deletes nothing.',
      ],
    },
    {
      id: 'proof',
      asks: 'Which field of line 2 shows that it was a scale-down to one replica?',
      options: ['requestURI', 'objectRef', 'requestObject', 'responseStatus'],
      right: 2,
      because: [
        'It names the subresource scale, but no number.',
        'It names the Deployment and the subresource, but no number.',
        undefined,
        'It says only that the request succeeded.',
      ],
    },
    {
      id: 'anonymous',
      asks: 'What is known about the sender of line 4?',
      options: [
        'Their login failed.',
        'They sent no credentials; the address and the user agent are all there is.',
        'They are in the group system:authenticated.',
      ],
      right: 1,
      because: [
        'Then there would be no user at all, and code 401.',
        undefined,
        'Look at user.groups.',
      ],
    },
  ],
  hints: [
    '`user` is who has logged in. `impersonatedUser` is as whom the request was carried out.',
    'A controller acts because something changed. Look for a request before that changed it.',
  ],
  why: 'The name in `user` is the one to ask. With impersonation there is a second name, which the rules of a policy never see. And when a controller acts, the person is in another line: here the one that changed the number of replicas, which only its request body shows.',
};
