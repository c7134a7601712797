import type { TriedLessons } from './tried';

const top = 'rules:\n';
const rest = '  - level: Metadata\n';
const core = (resources: string) => `    resources: [{ group: "", resources: [${resources}] }]\n`;

/** Other answers to the steps of lessons 1 to 7. */
export const first: Omit<
  TriedLessons,
  | 'where-and-which-one'
  | 'who'
  | 'non-resource-urls'
  | 'less-noise'
  | 'sensitive-data'
  | 'switching-it-on'
  | 'reading-an-incident'
> = {
  'off-until-you-say-so': [
    { right: [[['Metadata', '"None"']], [[top, `${top}  - level: None\n`]]] },
    {
      right: [[['rules:\n  - level: None', 'rules: []']], [['  - level: None\n', '']]],
      // Half typed.
      wrong: [[['None', 'Non']], [['  - level: None', '  -']]],
    },
    {
      right: [[['["secrets"]\n', '["secrets"]\n  - { level: "Metadata" }\n']]],
      wrong: [[['["secrets"]\n', '["secrets"]\n  - level: Metadata\n    verbs: [get]\n']]],
    },
    { right: [[['audit.k8s.io/v1', '"audit.k8s.io/v1beta1"']]] },
  ],
  stages: [
    {
      right: [
        [[top, 'omitStages:\n  - RequestReceived\nrules:\n']],
        [[rest, `${rest}omitStages: [RequestReceived]\n`]],
        [[rest, `${rest}    omitStages: [RequestReceived]\n`]],
      ],
      wrong: [[[top, 'omitStages: [RequestReceived, ResponseStarted]\nrules:\n']]],
    },
    { right: [[['"RequestReceived"', 'RequestStarted']]] },
    {
      right: [
        [['["RequestReceived", "ResponseStarted"]', '[RequestReceived]']],
        [
          ['omitStages: ["RequestReceived", "ResponseStarted"]\n', ''],
          [rest, `${rest}    omitStages: ["RequestReceived"]\n`],
        ],
      ],
      wrong: [[['omitStages: ["RequestReceived", "ResponseStarted"]\n', '']]],
    },
    {
      right: [
        // What the words ask for, and nothing else.
        [
          ['omitStages: ["RequestReceived"]\nrules', 'rules'],
          ['["ResponseComplete"]', '["RequestReceived"]'],
        ],
        [
          ['omitStages: ["RequestReceived"]\nrules', 'omitStages: []\nrules'],
          ['["ResponseComplete"]', '[RequestReceived, ResponseStarted]'],
        ],
      ],
      wrong: [
        [['omitStages: ["RequestReceived"]\nrules', 'rules']],
        [['["ResponseComplete"]', '["RequestReceived"]']],
        [
          ['omitStages: ["RequestReceived"]\nrules', 'rules'],
          ['level: Metadata\n    verbs: ["watch"]', 'level: None\n    verbs: ["watch"]'],
        ],
      ],
    },
  ],
  levels: [
    { right: [[['Metadata', '"metadata"']]] },
    { right: [[['metadata', '"Metadata"']]] },
    { right: [[['Metadata', '"Request"']], [[rest, '  - { level: Request }\n']]] },
    {
      right: [
        [['level: Request', 'level: "RequestResponse"']],
        [[top, `${top}  - level: RequestResponse\n${core('"secrets"')}`]],
      ],
    },
    {
      right: [
        [
          [
            '"patch"]\n',
            '"patch"]\n  - { verbs: [delete, deletecollection], level: RequestResponse }\n',
          ],
        ],
        [[top, `${top}  - level: RequestResponse\n    verbs:\n      - delete\n`]],
      ],
      wrong: [[['"patch"]', '"patch", "delete"]']]],
    },
    {
      right: [
        [['["/livez"]', '["/readyz*", "/livez*"]']],
        [[top, `${top}  - level: None\n    nonResourceURLs: [/readyz]\n`]],
      ],
      wrong: [[['"/livez"', '"/readyz"']], [['"/livez"', '"*"']]],
    },
  ],
  'anatomy-of-a-rule': [
    {
      right: [
        [['    namespaces: ["prod-namespace"]\n', '    namespaces: []\n']],
        [
          [
            top,
            `${top}  - { level: Metadata, verbs: [delete], resources: [{ resources: [pods] }] }\n`,
          ],
        ],
      ],
      wrong: [[['"prod-namespace"', '"*"']], [['    verbs: ["delete"]\n', '']]],
    },
    {
      right: [
        [['["delete"]', '[deletecollection, delete]']],
        [[top, `${top}  - level: Metadata\n    verbs: ["deletecollection"]\n${core('"pods"')}`]],
      ],
      wrong: [[['    verbs: ["delete"]\n', '']], [['"delete"', '"delete*"']]],
    },
    {
      right: [
        [
          [
            '      - group: ""\n        resources: ["secrets"]',
            '      - group: ""\n        resources: [configmaps, secrets]',
          ],
        ],
        [['["secrets"]\n', '["secrets"]\n      - resources: ["configmaps"]\n']],
        [['["secrets"]\n', `["secrets"]\n  - level: Metadata\n${core('"configmaps"')}`]],
      ],
      wrong: [[['["pods"]', '["pods", "configmaps"]']]],
    },
    { right: [[['["pods"]', '[]']]] },
    {
      right: [
        [['["webapp-pod "]', '[webapp-pod]']],
        [['        resourceNames: ["webapp-pod "]\n', '']],
      ],
      wrong: [[['"webapp-pod "', '"webapp-pod*"']]],
    },
    {
      right: [[['verb: ["delete"]', 'verbs:\n      - delete']], [['verb:', '"verbs":']]],
      wrong: [[['    verb: ["delete"]\n', '']]],
    },
    {
      right: [
        [
          [
            `- namespaces: ["prod-namespace"]
verbs: ["delete"]
resources:
- groups: ""
resources: ["pods"]
resourceNames: ["webapp-pod "]
level: RequestResponse
`,
            `- namespaces: ["prod-namespace"]
  verbs: ["delete"]
  resources:
  - groups: ""
    resources: ["pods"]
    resourceNames: ["webapp-pod "]
  level: RequestResponse
`,
          ],
        ],
      ],
    },
    {
      right: [
        [['["webapp-pod "]', '[webapp-pod]']],
        [['        resourceNames: ["webapp-pod "]\n', '']],
      ],
      wrong: [[['    verbs: ["delete"]\n', '']]],
    },
    { right: [[['groups: ""\n        ', '']], [['groups: ""', 'group: ""']]] },
  ],
  'first-match-wins': [
    { right: [[[top, `${top}  - { level: RequestResponse, namespaces: [prod] }\n`]]] },
    {
      right: [
        [
          [`${top}${rest}`, top],
          ['verbs: ["delete"]\n', `verbs: [delete]\n${rest}`],
        ],
        [[top, `${top}  - level: RequestResponse\n    verbs: [delete]\n${core('pods')}`]],
      ],
      wrong: [[[`${top}${rest}`, top]]],
    },
    {
      right: [
        [
          [
            top,
            `${top}  - level: RequestResponse\n    namespaces: [kube-system]\n${core('configmaps')}`,
          ],
        ],
        [
          ['level: None', 'level: RequestResponse'],
          ['["configmaps"]\n  -', '["configmaps"]\n    namespaces: ["kube-system"]\n  -'],
          [
            'RequestResponse\n    resources:\n      - group: ""\n        resources: ["configmaps"]\n    namespaces: ["kube-system"]\n  - level: Metadata',
            'None\n    resources:\n      - group: ""\n        resources: ["configmaps"]\n  - level: Metadata',
          ],
        ],
      ],
      wrong: [[['level: None', 'level: RequestResponse']]],
    },
    {
      right: [
        [['["pods"]\n', '["pods"]\n  - level: Request\n']],
        [['["pods"]\n', '["pods"]\n  - level: RequestResponse\n']],
        [['["pods"]\n', '["pods"]\n  - level: Metadata\n    verbs: []\n']],
      ],
      wrong: [
        [[top, `${top}${rest}`]],
        [
          [
            '["pods"]\n',
            `["pods"]\n  - level: Metadata\n    resources: [{ group: "" }, { group: apps }]\n`,
          ],
        ],
      ],
    },
    {
      right: [
        [[top, `${top}  - level: Metadata\n${core('secrets')}`]],
        [[top, `${top}  - level: Request\n${core('secrets')}`]],
      ],
      wrong: [[['    verbs: ["get", "list", "watch"]\n', '']], [['"get", ', '']]],
    },
    {
      right: [
        [['["secrets"]', '[pods/exec, secrets]']],
        [[top, `${top}  - level: Request\n${core('"pods/exec", "pods/attach"')}`]],
      ],
      wrong: [[['["secrets"]', '["secrets", "pods"]']], [['["secrets"]', '["secrets", "exec"]']]],
    },
  ],
  'api-groups': [
    {
      right: [
        [['["pods", "deployments"]\n', '["pods"]\n      - group: apps\n']],
        [
          [
            '["pods", "deployments"]\n',
            '["pods"]\n  - level: Request\n    resources: [{ group: "apps", resources: ["deployments"] }]\n',
          ],
        ],
      ],
      wrong: [[['group: ""', 'group: "apps"']], [['"deployments"', '"apps/deployments"']]],
    },
    {
      right: [
        [['["deployments"]\n', '["deployments"]\n      - group: rbac.authorization.k8s.io\n']],
        [
          [
            '["deployments"]\n',
            '["deployments"]\n  - level: Metadata\n    resources:\n      - group: rbac.authorization.k8s.io\n        resources: ["clusterroles", "clusterrolebindings"]\n',
          ],
        ],
      ],
      wrong: [
        [
          [
            '["deployments"]\n',
            '["deployments"]\n      - group: "rbac"\n        resources: ["clusterroles"]\n',
          ],
        ],
        [['["deployments"]', '["deployments", "clusterroles"]']],
      ],
    },
    {
      right: [
        [['      - group: "core"\n        resources', '      - resources']],
        [['group: "core"', "group: ''"]],
      ],
      wrong: [[['"core"', '"v1"']]],
    },
    { right: [[['"apps"', 'apps/v1']]] },
    {
      right: [
        [['"ClusterRole"', 'clusterroles']],
        [['        resources: ["ClusterRole", "clusterrolebindings"]\n', '']],
        [['["ClusterRole", "clusterrolebindings"]', '["*"]']],
      ],
      wrong: [[['"ClusterRole"', '"clusterrole"']]],
    },
    {
      right: [
        [
          [
            '      - group: "apps"\n',
            '      - group: "apps"\n      - group: stable.example.com\n        resources: ["*"]\n',
          ],
        ],
        [
          [
            '      - group: "apps"\n',
            '      - group: "apps"\n  - level: Metadata\n    resources: [{ group: stable.example.com }]\n',
          ],
        ],
      ],
      wrong: [
        [['      - group: "apps"\n', '      - group: "apps"\n        resources: ["crontabs"]\n']],
      ],
    },
    {
      right: [
        [
          [
            '["events"]\n',
            '["events"]\n  - level: None\n    resources: [{ group: events.k8s.io }]\n',
          ],
        ],
        [['group: ""', 'group: "*"']],
      ],
      wrong: [
        [['["events"]', '["events", "events.k8s.io"]']],
        [['        resources: ["events"]\n', '']],
      ],
    },
  ],
  subresources: [
    {
      right: [
        [['["pods"]', '["pods/exec", pods]']],
        [['["pods"]', '["pods", "pods/*"]']],
        [['["pods"]\n', `["pods"]\n  - level: Request\n${core('"pods/exec"')}`]],
      ],
      wrong: [[['["pods"]', '["pods", "exec"]']], [['["pods"]', '["pods/exec"]']]],
    },
    {
      right: [
        [
          [
            '"pods/attach"',
            '"pods/attach", "pods/portforward", "pods/ephemeralcontainers", "*/proxy"',
          ],
        ],
        [['["pods/exec", "pods/attach"]', '["pods/*", "services/proxy", "nodes/proxy"]']],
      ],
      wrong: [
        [['"pods/attach"', '"pods/attach", "*/*"']],
        [['"pods/attach"', '"pods/attach", "pods/*"']],
      ],
    },
    {
      right: [[['    verbs: ["create"]\n', '']], [['["create"]', '[get, create]']]],
      wrong: [
        [['["create"]', '["get"]']],
        [
          ['"pods/exec"', '"pods", "pods/exec"'],
          ['["create"]', '["create", "get"]'],
        ],
      ],
    },
    {
      right: [
        [
          ['["pods"]', '["pods", "pods/*"]'],
          ['["deployments"]', '["deployments", "*/scale"]'],
        ],
        [
          [
            '["deployments"]\n',
            '["deployments"]\n  - level: Request\n    resources: [{ group: apps, resources: [deployments/scale] }, { resources: [pods/eviction] }]\n',
          ],
        ],
      ],
      wrong: [[['["pods"]', '["pods", "pods/eviction", "deployments/scale"]']]],
    },
    {
      right: [
        [[top, `${top}  - level: Metadata\n${core('"serviceaccounts/*"')}`]],
        [
          [
            '"deployments/scale"]\n',
            `"deployments/scale"]\n  - level: Metadata\n    verbs: [create]\n${core('serviceaccounts/token')}`,
          ],
        ],
      ],
      wrong: [
        [
          [
            '"deployments/scale"]\n',
            `"deployments/scale"]\n  - level: Metadata\n${core('serviceaccounts')}`,
          ],
        ],
      ],
    },
    {
      right: [
        [['["pods/*"]', '["pods/proxy", "services/proxy", "nodes/proxy"]']],
        [['["pods/*"]', '["*/proxy", "pods/proxy"]']],
      ],
      wrong: [[['"pods/*"', '"pods/*", "*/proxy"']]],
    },
    {
      right: [
        [[top, `${top}  - level: None\n${core('"*/status"')}`]],
        [
          [
            '["pods"]\n',
            `["pods"]\n  - level: None\n${core('nodes/status')}  - level: None\n${core('pods/status')}`,
          ],
        ],
      ],
      wrong: [
        [['["pods"]\n', `["pods"]\n  - level: None\n${core('status')}`]],
        [['["pods"]\n', `["pods"]\n  - level: None\n${core('pods/*')}`]],
      ],
    },
  ],
};
