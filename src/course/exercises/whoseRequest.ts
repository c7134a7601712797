import type { PredictExercise } from '../types';
import { header } from './expected';

export const whoseRequest: PredictExercise = {
  id: 'whose-request',
  kind: 'predict',
  lesson: 'who',
  title: 'Whose request is it?',
  minutes: 6,
  weight: 3,
  task: 'All rules of this policy are about who sends a request. Say what it does with each one.',
  policy: `${header}rules:
  - level: None
    userGroups: ["system:serviceaccounts:kube-system"]
    verbs: ["get", "list", "watch"]
  - level: Metadata
    users: ["system:serviceaccount:prod:*"]
  - level: RequestResponse
    users: ["kubernetes-admin"]
    userGroups: ["system:masters"]
  - level: Request
    userGroups: ["system:serviceaccounts"]
  - level: Metadata
    userGroups: ["system:authenticated"]
    omitStages: ["RequestReceived"]
  - level: None
    users: ["system:anonymous"]
`,
  questions: [
    {
      request: 'secret-list-all',
      ask: 'rule',
      why: 'users has no wildcards: the star is a character like any other. But every service account is in a group.',
    },
    {
      request: 'tokenreview',
      ask: 'level',
      why: 'metrics-server is a service account in kube-system, but its request is a create. Which groups is it in besides the one of its namespace?',
    },
    {
      request: 'impersonate',
      ask: 'level',
      why: 'Rules see the user who sends the request, never the one who is impersonated. That is kubernetes-admin, who would have to be in system:masters as well: in a kubeadm cluster they are in kubeadm:cluster-admins.',
    },
    {
      request: 'kubeproxy-watch-legacy',
      ask: 'stages',
      why: 'This kube-proxy has a client certificate and is no service account, but is logged in. A watch is long-running and has one more stage than other requests. One of all is omitted by the rule.',
    },
    {
      request: 'livez',
      ask: 'rule',
      why: 'Without credentials a user is called system:anonymous, and is in system:unauthenticated only.',
    },
    {
      request: 'bad-token',
      ask: 'rule',
      why: 'A wrong token is not the same as none: this request has no user at all, not even an anonymous one. Can a rule with users or groups match it?',
    },
  ],
  hints: [
    '`users` and `userGroups` in one rule must both match.',
    'A service account is in `system:serviceaccounts`, in the group of its namespace, and in `system:authenticated`.',
    'The policy is evaluated before impersonation.',
  ],
  why: `Two of these rules can hardly ever match: the star in \`users\` is no wildcard, and \`kubernetes-admin\` of kubeadm is not in \`system:masters\`. Neither is an error, so kube-apiserver says nothing.

Failed logins match only rules without \`users\` and \`userGroups\`. A policy that should show them needs a last rule without conditions.`,
};
