import type { Lesson } from '../../types';

const head = `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
omitManagedFields: true
rules:
`;
const metadataFor = (...resources: string[]) => `  - level: Metadata
    resources:
      - group: ""
        resources: [${resources.map((each) => `"${each}"`).join(', ')}]
`;
const everything = '  - level: RequestResponse\n';

const onlySecrets = `${head}${metadataFor('secrets')}${everything}`;

const noCredentials = `${head}  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets", "configmaps", "serviceaccounts/token"]
      - group: "authentication.k8s.io"
        resources: ["tokenreviews"]
`;

const bodies = `${noCredentials}  - level: RequestResponse
    resources:
      - group: ""
        resources: ["pods", "pods/exec"]
      - group: "apps"
        resources: ["deployments"]
  - level: Metadata
`;

const changes = `${noCredentials}  - level: Request
    verbs: ["create", "update", "patch", "delete", "deletecollection"]
    resources:
      - group: ""
        resources: ["pods"]
      - group: "apps"
        resources: ["deployments"]
`;

const shadowed = `${head}${everything}${metadataFor('secrets', 'configmaps')}`;

const credential = 'czNjcjN0';

export const lesson: Lesson = {
  screens: [
    {
      policy: `${head}${everything}`,
      requests: ['secret-create', 'secret-get', 'secret-list-all', 'pod-create', 'deploy-update'],
      claims: [
        {
          says: 'everything is recorded with both',
          request: 'secret-create',
          level: 'RequestResponse',
        },
        {
          says: 'For Secrets, Metadata is enough.',
          request: 'secret-create',
          mustNotHold: [credential],
          policy: onlySecrets,
        },
      ],
      steps: [
        {
          say: 'Add a rule at the top that records Secrets as Metadata, and leave the rest as it is.',
          done: {
            expects: [
              { request: 'secret-create', level: 'Metadata', mustNotHold: [credential] },
              { request: 'secret-get', level: 'Metadata' },
              { request: 'secret-list-all', level: 'Metadata' },
              { request: 'pod-create', level: 'RequestResponse' },
            ],
          },
          way: [['rules:\n', `rules:\n${metadataFor('secrets')}`]],
          notice: 'The event still has user, time, namespace and name. Only the value is gone.',
        },
        {
          say: 'Try Request instead of Metadata, and look at reading a Secret, then at creating one.',
          done: {
            expects: [
              { request: 'secret-get', level: 'Request' },
              { request: 'secret-create', level: 'Request' },
              { request: 'pod-create', level: 'RequestResponse' },
            ],
          },
          way: [['level: Metadata', 'level: Request']],
          notice:
            'A read has no request body, but a create has: the value is back. Request is no compromise for Secrets.',
        },
      ],
    },
    {
      policy: onlySecrets,
      requests: ['sa-token', 'tokenreview', 'secret-get', 'cm-create-dev', 'pod-create'],
      predict: [
        {
          request: 'sa-token',
          ask: 'level',
          why: 'The resource is serviceaccounts, the subresource token. Rule 1 is about Secrets, so the last rule matches.',
        },
      ],
      claims: [
        {
          says: 'This policy is careful about Secrets.',
          request: 'secret-get',
          level: 'Metadata',
          rule: 0,
        },
        {
          says: 'A rule for serviceaccounts would not help',
          request: 'sa-token',
          level: 'RequestResponse',
          policy: onlySecrets.replace('"secrets"', '"secrets", "serviceaccounts"'),
        },
      ],
      steps: [
        {
          say: 'Record serviceaccounts/token as Metadata, and tokenreviews in group authentication.k8s.io.',
          done: {
            expects: [
              { request: 'sa-token', level: 'Metadata' },
              { request: 'tokenreview', level: 'Metadata' },
              { request: 'secret-get', level: 'Metadata' },
              { request: 'pod-create', level: 'RequestResponse' },
            ],
          },
          way: [
            [
              '        resources: ["secrets"]\n',
              '        resources: ["secrets", "serviceaccounts/token"]\n      - group: "authentication.k8s.io"\n        resources: ["tokenreviews"]\n',
            ],
          ],
          notice:
            'Now the log says that admin-sa got a token for a year, and from whom. It does not hand it on.',
        },
      ],
    },
    {
      policy: bodies,
      requests: [
        'cm-create-dev',
        'cm-update-kube-system',
        'deploy-update',
        'pod-create',
        'cr-create',
      ],
      predict: [
        {
          request: 'cr-create',
          ask: 'level',
          why: 'No rule names its group, so the last one matches. That is the safe default for resources that you do not know.',
        },
      ],
      claims: [
        {
          says: 'record them as Metadata, as this one does in its first rule',
          request: 'cm-create-dev',
          level: 'Metadata',
          rule: 0,
        },
        {
          says: 'Deployments are recorded with both bodies here.',
          request: 'deploy-update',
          level: 'RequestResponse',
        },
      ],
    },
    {
      requests: ['exec-get', 'portforward', 'logs', 'pod-proxy', 'pod-get'],
      predict: [
        {
          request: 'exec-get',
          ask: 'stages',
          why: 'Only RequestReceived is omitted. A shell is long-running, so there is an event when it opens and one when it is closed.',
        },
      ],
      claims: [
        {
          says: 'at RequestResponse there is no requestObject',
          request: 'exec-get',
          level: 'RequestResponse',
          mustNotHold: ['requestObject', 'responseObject'],
        },
      ],
    },
    {
      policy: changes,
      requests: [
        'secret-get',
        'tokenreview',
        'deploy-update',
        'pod-delete-webapp',
        'exec-get',
        'service-proxy',
        'crb-create',
        'livez',
      ],
      predict: [
        {
          request: 'exec-get',
          ask: 'level',
          why: 'Rule 2 names pods, and pods is not pods/exec. There is no other rule.',
        },
      ],
      claims: [
        { says: 'This policy meets 1 and 2.', request: 'secret-get', level: 'Metadata' },
        { says: 'This policy meets 1 and 2.', request: 'pod-delete-webapp', level: 'Request' },
      ],
      steps: [
        {
          say: 'Meet 3 and 4, too. One more rule is enough.',
          done: {
            expects: [
              { request: 'exec-get', atLeast: 'Metadata' },
              { request: 'service-proxy', atLeast: 'Metadata' },
              { request: 'portforward', atLeast: 'Metadata' },
              { request: 'pod-proxy', atLeast: 'Metadata' },
              { request: 'crb-create', level: 'Metadata' },
              { request: 'deploy-update', atLeast: 'Request' },
              { request: 'secret-get', level: 'Metadata' },
            ],
          },
          way: [['["deployments"]\n', '["deployments"]\n  - level: Metadata\n']],
          notice:
            'A catch-all is enough, because more than Metadata adds nothing to a shell. Name the four in a rule of their own if a scanner wants to see them.',
        },
      ],
    },
    {
      policy: shadowed,
      requests: ['secret-get', 'secret-create', 'cm-create-dev', 'deploy-update', 'livez'],
      predict: [
        {
          request: 'secret-get',
          ask: 'level',
          why: 'Rule 1 has no conditions, so it matches first. Rule 2 is never reached.',
        },
      ],
      steps: [
        {
          say: 'Change the order, and nothing else.',
          done: {
            expects: [
              { request: 'secret-get', level: 'Metadata' },
              { request: 'cm-create-dev', level: 'Metadata' },
              { request: 'deploy-update', level: 'RequestResponse' },
            ],
          },
          way: [
            [`rules:\n${everything}`, 'rules:\n'],
            ['"configmaps"]\n', `"configmaps"]\n${everything}`],
          ],
          notice: 'To a scanner that only reads words, nothing has changed.',
        },
      ],
    },
  ],
};
