import type { PredictExercise } from '../types';
import { header } from './expected';

export const whichRule: PredictExercise = {
  id: 'which-rule',
  kind: 'predict',
  lesson: 'first-match-wins',
  title: 'Which rule wins?',
  minutes: 6,
  weight: 3,
  task: 'Read the policy from the top, and say what it does with each request. The stages omitted by the policy and by the rule are added up.',
  policy: `${header}omitStages: ["RequestReceived"]
rules:
  - level: None
    users: ["jane"]
    verbs: ["list"]
    namespaces: ["dev"]
    resources:
      - group: ""
        resources: ["pods", "secrets"]
  - level: Request
    resources:
      - group: ""
        resources: ["pods"]
  - level: None
    namespaces: [""]
  - level: RequestResponse
    resources:
      - group: ""
        resources: ["pods/*"]
    omitStages: ["ResponseStarted"]
  - level: Metadata
    userGroups: ["system:authenticated"]
`,
  questions: [
    {
      request: 'pod-list-all',
      ask: 'rule',
      why: 'A list in all namespaces has no namespace, so a rule for dev does not match. Whether jane may see dev does not matter.',
    },
    {
      request: 'exec-get',
      ask: 'stages',
      why: 'A shell is a request for the subresource pods/exec, which a rule for pods does not match. Find the rule that does, and take away what it omits and what the policy omits.',
    },
    {
      request: 'ns-delete',
      ask: 'level',
      why: 'A Namespace is cluster-scoped, but in its own requests the namespace is its name: dev. Is that the empty string?',
    },
    {
      request: 'secret-list-all',
      ask: 'level',
      why: 'The first two rules name other namespaces or other resources. Then comes a rule with an empty namespace: a list in all namespaces has exactly that.',
    },
    {
      request: 'bad-token',
      ask: 'stages',
      why: 'Nobody is logged in, so only rules without users and groups can match, and one for pods does. A failed login has a single event, and it is not the one that the policy omits.',
    },
    {
      request: 'livez',
      ask: 'rule',
      why: 'A URL that is no resource never matches a rule with resources or namespaces, not even an empty one. The last rule wants users who are logged in, and this probe is anonymous.',
    },
  ],
  hints: [
    'A rule matches if all of its fields match. Stop at the first that does.',
    'Write down for each request: user and groups, verb, namespace, resource with subresource.',
    'An empty string in `namespaces` stands for resource requests without a namespace.',
  ],
  why: `Three traps are in this policy. A subresource is not part of its resource: \`pods\` does not match \`pods/exec\`. An empty namespace means cluster-scoped requests and lists in all namespaces, but not a Namespace itself, and no URLs. And a rule with \`userGroups\` does not match somebody whose login failed.`,
};
