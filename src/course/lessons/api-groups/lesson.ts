import type { Lesson } from '../../types';

const rules = `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
rules:
`;

const head = `${rules}  - level: Metadata
    resources:
`;

const entry = (group: string, resources: string) => `      - group: "${group}"
        resources: [${resources}]
`;

const rbac = 'rbac.authorization.k8s.io';

const wrongGroup = `${head}${entry('', '"pods", "deployments"')}`;

const twoGroups = `${head}${entry('', '"pods"')}${entry('apps', '"deployments"')}`;

const coreByName = `${head}${entry('core', '"pods"')}${entry('apps', '"deployments"')}`;

const kinds = `${head}${entry(rbac, '"ClusterRole", "clusterrolebindings"')}`;

const shortName = `${head}${entry('apps', '"deploy"')}`;

const wholeGroup = `${head}      - group: "apps"
`;

const noGroup = `${head}      - resources: ["pods"]
`;

const noEvents = `${rules}  - level: None
    resources:
${entry('', '"events"')}  - level: Metadata
`;

const anyGroup = `${rules}  - level: None
    resources:
${entry('*', '"events"')}  - level: Metadata
`;

export const lesson: Lesson = {
  screens: [
    {
      policy: wrongGroup,
      requests: ['pod-get', 'pod-create', 'deploy-update', 'deploy-ssa', 'secret-get'],
      predict: [
        {
          request: 'deploy-update',
          ask: 'level',
          why: 'There are no Deployments in the core group. The URL of this request begins with /apis/apps/, so its group is apps.',
        },
      ],
      claims: [{ says: 'It matches pods', request: 'pod-get', level: 'Metadata', rule: 0 }],
      steps: [
        {
          say: 'Record Deployments too: give them an entry of their own, with group apps.',
          done: {
            expects: [
              { request: 'deploy-update', atLeast: 'Metadata' },
              { request: 'deploy-ssa', atLeast: 'Metadata' },
              { request: 'pod-get', atLeast: 'Metadata' },
            ],
          },
          way: [
            [
              '["pods", "deployments"]\n',
              '["pods"]\n      - group: "apps"\n        resources: ["deployments"]\n',
            ],
          ],
          notice: 'One rule can have entries for several groups. One that matches is enough.',
        },
      ],
    },
    {
      policy: twoGroups,
      requests: ['pod-get', 'deploy-update', 'clusterrole-denied', 'crb-create', 'cr-create'],
      claims: [
        {
          says: 'Somebody tries to create a ClusterRole, and that is not recorded yet.',
          request: 'clusterrole-denied',
          level: 'None',
          rule: -1,
        },
      ],
      steps: [
        {
          say: 'Record requests for ClusterRoles as well.',
          done: {
            expects: [
              { request: 'clusterrole-denied', atLeast: 'Metadata' },
              { request: 'pod-get', atLeast: 'Metadata' },
              { request: 'deploy-update', atLeast: 'Metadata' },
            ],
          },
          way: [
            [
              '["deployments"]\n',
              `["deployments"]\n      - group: "${rbac}"\n        resources: ["clusterroles"]\n`,
            ],
          ],
          notice:
            'The group is rbac.authorization.k8s.io, in full. The attempt was denied and is recorded all the same: policies are evaluated before authorization.',
        },
      ],
    },
    {
      policy: coreByName,
      requests: ['pod-get', 'pod-list', 'deploy-update', 'cr-create'],
      predict: [
        {
          request: 'pod-get',
          ask: 'level',
          why: 'No group is called core, so the first entry matches nothing. The name of the core group is the empty string.',
        },
      ],
      claims: [
        {
          says: 'Updating a Deployment is recorded.',
          request: 'deploy-update',
          level: 'Metadata',
          rule: 0,
        },
        {
          says: 'matches nothing, and no warning is logged',
          request: 'pod-get',
          level: 'None',
          policy: `${head}${entry('v1', '"pods"')}`,
        },
      ],
      steps: [
        {
          say: 'Correct the group of the pods.',
          done: {
            expects: [
              { request: 'pod-get', atLeast: 'Metadata' },
              { request: 'deploy-update', atLeast: 'Metadata' },
            ],
          },
          way: [['"core"', '""']],
          notice: 'Two quotes with nothing between them: that is the core group.',
        },
        {
          say: 'Now add the version to the other group: apps/v1.',
          done: { rejected: 'apps/v1' },
          way: [['"apps"', '"apps/v1"']],
          notice:
            'Rejected. The message is long, but it begins with the field: rules[0].resources.group.',
        },
      ],
    },
    {
      policy: kinds,
      requests: ['clusterrole-denied', 'crb-create', 'deploy-update'],
      predict: [
        {
          request: 'clusterrole-denied',
          ask: 'level',
          why: 'ClusterRole is a kind. The resource is called clusterroles, so nothing matches this attempt.',
        },
      ],
      claims: [
        {
          says: 'Creating a ClusterRoleBinding is recorded.',
          request: 'crb-create',
          level: 'Metadata',
          rule: 0,
        },
        {
          says: 'The other names are accepted, and match nothing.',
          request: 'deploy-update',
          level: 'None',
          policy: shortName,
        },
      ],
      steps: [
        {
          say: 'Correct the name, so that attempts to create a ClusterRole are recorded.',
          done: {
            expects: [
              { request: 'clusterrole-denied', atLeast: 'Metadata' },
              { request: 'crb-create', atLeast: 'Metadata' },
            ],
          },
          way: [['"ClusterRole"', '"clusterroles"']],
          notice:
            'kube-apiserver does not check whether a resource exists, so it never complains about such a name.',
        },
      ],
    },
    {
      policy: wholeGroup,
      requests: ['deploy-update', 'deploy-scale', 'ns-cleanup', 'cr-create', 'pod-get'],
      predict: [
        {
          request: 'deploy-scale',
          ask: 'level',
          why: 'The whole group includes subresources such as deployments/scale. Lesson 7 is about those.',
        },
      ],
      claims: [
        {
          says: 'this rule matches an update of a Deployment',
          request: 'deploy-update',
          rule: 0,
        },
        {
          says: 'also a cleanup that deletes all Deployments of a namespace',
          request: 'ns-cleanup',
          rule: 0,
        },
        {
          says: 'An entry without a group means the core group.',
          request: 'pod-get',
          level: 'Metadata',
          policy: noGroup,
        },
        {
          says: 'creating a CronTab is not recorded yet',
          request: 'cr-create',
          level: 'None',
          rule: -1,
        },
      ],
      steps: [
        {
          say: 'Record CronTabs: add an entry for their whole group.',
          done: {
            expects: [
              { request: 'cr-create', atLeast: 'Metadata' },
              { request: 'deploy-update', atLeast: 'Metadata' },
            ],
          },
          way: [
            [
              '      - group: "apps"\n',
              '      - group: "apps"\n      - group: "stable.example.com"\n',
            ],
          ],
          notice:
            'kube-apiserver does not check groups either. A typo in stable.example.com would go unnoticed.',
        },
      ],
    },
    {
      policy: noEvents,
      requests: ['event-core', 'event-new', 'hpa-metrics', 'pod-list'],
      predict: [
        {
          request: 'event-new',
          ask: 'level',
          why: 'This Event is created in events.k8s.io. The first rule is about the core group only.',
        },
      ],
      claims: [
        {
          says: "the kubelet's is not recorded",
          request: 'event-core',
          level: 'None',
          rule: 0,
        },
        {
          says: 'From Kubernetes 1.36 on, group: "*" matches every group.',
          request: 'event-new',
          level: 'None',
          kubernetes: ['1.36', '1.37'],
          policy: anyGroup,
        },
      ],
      steps: [
        {
          say: 'Drop the Events of both groups, and nothing else.',
          done: {
            expects: [
              { request: 'event-core', level: 'None' },
              { request: 'event-new', level: 'None' },
              { request: 'pod-list', atLeast: 'Metadata' },
            ],
          },
          way: [
            [
              '["events"]\n',
              '["events"]\n      - group: "events.k8s.io"\n        resources: ["events"]\n',
            ],
          ],
          notice:
            'A rule about the core group says nothing about other groups, even when the names are the same.',
        },
      ],
    },
  ],
};
