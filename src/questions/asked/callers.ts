import { anybody } from '../demand';
import type { QuestionSet } from '../question';

/** What is known of certain callers. */
export const callers: QuestionSet = {
  id: 'callers',
  title: 'Callers',
  questions: [
    {
      code: 'failed-logins',
      title: 'Is every failed login recorded?',
      claim: 'Every request with wrong credentials (401) is recorded.',
      kind: 'check',
      parts: [{ about: {}, must: { atLeast: 'Metadata' } }],
      except: [anybody],
      why: 'It has no user, so that rules with `users` or `userGroups` never match it, and one event only, of the stage `ResponseStarted`. Without credentials, a caller is anonymous instead: see `nsa-anonymous`.',
    },
    {
      code: 'admins',
      title: 'Is everything recorded that members of system:masters do?',
      claim: 'Every request of the group `system:masters` is recorded at level Metadata or above.',
      kind: 'check',
      parts: [{ about: { userGroups: ['system:masters'] }, must: { atLeast: 'Metadata' } }],
      why: 'No authorization limits them: the log is all there is. Administrators with a ClusterRole instead are in no group that everybody has; ask a question of your own with theirs.',
    },
    {
      code: 'node-unseen',
      title: 'What can a node do unseen?',
      claim: 'Every request of a node is recorded at level Metadata or above.',
      kind: 'list',
      parts: [{ about: { userGroups: ['system:nodes'] }, must: { atLeast: 'Metadata' } }],
      why: 'Whoever takes over a node has the credentials of its kubelet. Most policies leave out the routine of nodes; what is listed should be no more than that.',
    },
    {
      code: 'pod-unseen',
      title: 'What can a pod do unseen?',
      claim: 'Every request of a service account is recorded at level Metadata or above.',
      kind: 'list',
      parts: [{ about: { userGroups: ['system:serviceaccounts'] }, must: { atLeast: 'Metadata' } }],
      why: 'Whoever takes over a pod has its token. Rules that leave out `system:serviceaccounts`, or one namespace of it, leave out the attacker as well.',
    },
    {
      code: 'probing',
      title: 'Is it recorded who asks what they may do?',
      claim:
        'Every request for SelfSubjectAccessReviews, SelfSubjectRulesReviews and SelfSubjectReviews is recorded at level Metadata or above.',
      kind: 'check',
      parts: [
        {
          about: {
            ...anybody,
            verbs: ['create'],
            namespaces: [''],
            resources: [
              {
                group: 'authorization.k8s.io',
                resources: ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'],
              },
              { group: 'authentication.k8s.io', resources: ['selfsubjectreviews'] },
            ],
          },
          must: { atLeast: 'Metadata' },
        },
      ],
      why: '`kubectl auth can-i` and `kubectl auth whoami` are what a stolen token is tried with first.',
    },
  ],
};
