import type { TriedLessons } from './tried';

const top = 'rules:\n';
const core = (resources: string) => `    resources: [{ group: "", resources: [${resources}] }]\n`;

/** Other answers to the steps of lessons 8 to 14. */
export const second: Pick<
  TriedLessons,
  | 'where-and-which-one'
  | 'who'
  | 'non-resource-urls'
  | 'less-noise'
  | 'sensitive-data'
  | 'switching-it-on'
  | 'reading-an-incident'
> = {
  'where-and-which-one': [
    {
      right: [
        [['["prod"]', '[dev, prod]']],
        [['["prod"]\n', '["prod"]\n  - level: Request\n    namespaces: ["dev"]\n']],
      ],
      wrong: [[['["prod"]', '["dev"]']]],
    },
    { right: [[['"prod", "dev"', '"*", "prod"']]] },
    {
      right: [
        [['    namespaces: ["prod"]\n', '']],
        [[top, `${top}  - level: Request\n    namespaces: [""]\n${core('secrets')}`]],
      ],
      wrong: [[['"prod"', '"*"']], [['["prod"]', '[""]']]],
    },
    {
      right: [
        [['[""]\n', `[""]\n  - level: RequestResponse\n${core('namespaces')}`]],
        [[top, `${top}  - { level: RequestResponse, resources: [{ resources: [namespaces] }] }\n`]],
      ],
      wrong: [[['[""]', '["", "dev"]']]],
    },
    {
      right: [
        [['["webapp-pod "]', '[webapp-pod]']],
        [['["webapp-pod "]', '\n          - webapp-pod']],
      ],
    },
    { right: [[['["pods"]', '[]']]] },
    {
      right: [
        [[top, `${top}  - level: RequestResponse\n    verbs: [create]\n${core('configmaps')}`]],
        [
          [
            '["app-config"]\n',
            `["app-config"]\n  - level: RequestResponse\n    verbs: [create]\n${core('configmaps')}`,
          ],
        ],
      ],
      wrong: [[[top, `${top}  - level: RequestResponse\n${core('configmaps')}`]]],
    },
  ],
  who: [
    {
      right: [
        [['["jane"]', '[kubernetes-admin, jane]']],
        [['["jane"]\n', '["jane"]\n  - level: Request\n    users: ["kubernetes-admin"]\n']],
        [
          [
            '["jane"]\n',
            '["jane"]\n  - level: Request\n    userGroups: ["kubeadm:cluster-admins"]\n',
          ],
        ],
      ],
      wrong: [[['["jane"]', '["kubernetes-admin"]']], [['    users: ["jane"]\n', '']]],
    },
    {
      right: [
        [
          ['    users: ["jane"]\n', ''],
          [
            '["kubeadm:cluster-admins"]\n',
            '["kubeadm:cluster-admins"]\n  - level: Request\n    userGroups: ["developers"]\n',
          ],
        ],
        [
          ['    users: ["jane"]\n', ''],
          ['["kubeadm:cluster-admins"]', '[kubeadm:cluster-admins, developers]'],
        ],
      ],
      wrong: [
        [['["kubeadm:cluster-admins"]', '["developers", "kubeadm:cluster-admins"]']],
        [
          ['    users: ["jane"]\n', ''],
          ['"kubeadm:cluster-admins"', '"system:authenticated"'],
        ],
      ],
    },
    {
      right: [
        [['users: ["system:serviceaccount:prod:*"]', 'userGroups: [system:serviceaccounts:prod]']],
        [
          [
            'Metadata\n    users: ["system:serviceaccount:prod:*"]',
            'Request\n    userGroups: ["system:serviceaccounts:prod"]',
          ],
        ],
      ],
      wrong: [
        [['users: ["system:serviceaccount:prod:*"]', 'userGroups: ["system:serviceaccounts"]']],
      ],
    },
    {
      right: [
        [
          ['"system:kube-proxy"', '"system:serviceaccount:kube-system:kube-proxy"'],
          [
            'group: ""\n        resources: ["endpoints", "services"]',
            'group: discovery.k8s.io\n        resources: [endpointslices]',
          ],
        ],
        [
          [
            top,
            `${top}  - level: None\n    users: [system:serviceaccount:kube-system:kube-proxy]\n    resources: [{ group: discovery.k8s.io, resources: [endpointslices] }]\n`,
          ],
        ],
      ],
      wrong: [[['"system:kube-proxy"', '"system:serviceaccount:kube-system:kube-proxy"']]],
    },
    {
      right: [
        [
          [
            '["endpointslices"]\n',
            '["endpointslices"]\n  - level: None\n    userGroups: [system:nodes]\n    verbs: [get]\n',
          ],
        ],
        [[top, `${top}  - { level: None, verbs: [get], userGroups: ["system:nodes"] }\n`]],
      ],
      wrong: [[[top, `${top}  - { level: None, userGroups: ["system:nodes"] }\n`]]],
    },
    {
      right: [
        [
          [
            top,
            `${top}  - level: None\n    userGroups: ["system:authenticated"]\n  - level: Request\n`,
          ],
        ],
        [
          [
            '["system:unauthenticated"]\n',
            '["system:unauthenticated"]\n  - level: None\n    userGroups: ["system:authenticated"]\n  - level: Request\n    omitStages: [RequestReceived]\n',
          ],
        ],
      ],
      wrong: [[['    userGroups: ["system:unauthenticated"]\n', '']]],
    },
    {
      right: [
        [
          [
            '"system:serviceaccount:prod:web"',
            '"system:serviceaccount:prod:web", "kubernetes-admin"',
          ],
        ],
        [[top, `${top}  - { level: Request, users: [kubernetes-admin] }\n`]],
      ],
    },
  ],
  'non-resource-urls': [
    {
      right: [
        [['"/healthz"', '"/healthz", "/healthz*"']],
        [['"/healthz"]\n', '"/healthz"]\n  - level: None\n    nonResourceURLs: ["/healthz*"]\n']],
      ],
      wrong: [[['"/healthz"', '"*"']], [['"/healthz"', '"/healthz/"']]],
    },
    { right: [[['["/livez", "/readyz", "/healthz*"]', '["/*z"]']]] },
    {
      right: [[['RequestResponse', 'Request']], [['level: RequestResponse', 'level: "Metadata"']]],
      wrong: [[['RequestResponse', 'None']]],
    },
    {
      right: [
        [
          [
            '"/version"\n',
            '"/version"\n  - level: None\n    nonResourceURLs: ["/livez*", "/readyz*", "/healthz*", "/metrics"]\n',
          ],
        ],
        [
          [
            top,
            `${top}  - { level: None, nonResourceURLs: [/livez, /readyz] }\n  - { level: None, nonResourceURLs: [/metrics, /healthz, /healthz/*] }\n`,
          ],
        ],
      ],
      wrong: [
        [[top, `${top}  - { level: None, nonResourceURLs: ["*"] }\n`]],
        [
          [
            '"/version"\n',
            '"/version"\n      - "/livez"\n      - "/readyz"\n      - "/healthz*"\n      - "/metrics"\n',
          ],
        ],
      ],
    },
  ],
  'less-noise': [
    {
      right: [
        [[top, 'omitStages:\n- RequestReceived\nrules:\n']],
        [['Metadata\n', 'Metadata\n    omitStages: [RequestReceived]\n']],
      ],
    },
    {
      right: [
        [
          [
            'omitStages: ["RequestReceived"]\nrules',
            'omitStages: [ResponseStarted, RequestReceived]\nrules',
          ],
        ],
      ],
    },
    {
      right: [
        [['group: ""', 'group: coordination.k8s.io']],
        [['["leases"]\n', '["leases"]\n      - group: "coordination.k8s.io"\n']],
      ],
      wrong: [[['group: ""', 'group: "coordination.k8s.io/v1"']]],
    },
    {
      right: [
        [['["events"]\n', '["events"]\n      - group: events.k8s.io\n']],
        [
          [
            '["events"]\n',
            '["events"]\n  - level: None\n    resources: [{ group: "events.k8s.io", resources: ["events"] }]\n',
          ],
        ],
        [['group: ""', 'group: "*"']],
      ],
    },
    {
      right: [
        [['["nodes/status"]', '["*/status"]']],
        [
          [
            '["nodes/status"]\n',
            `["nodes/status"]\n  - level: None\n    userGroups: [system:nodes]\n${core('pods/status')}`,
          ],
        ],
      ],
      wrong: [[['        resources: ["nodes/status"]\n', '']]],
    },
    {
      right: [
        [['  - level: Metadata\n', '  - level: Metadata\nomitManagedFields: true\n']],
        [
          ['["deployments"]\n', '["deployments"]\n    omitManagedFields: true\n'],
          ['["pods"]\n', '["pods"]\n    omitManagedFields: true\n'],
        ],
      ],
      wrong: [[['["deployments"]\n', '["deployments"]\n    omitManagedFields: true\n']]],
    },
    {
      right: [
        [[top, `${top}  - level: RequestResponse\n    omitManagedFields: false\n${core('pods')}`]],
        [
          ['omitManagedFields: true\n', ''],
          ['["deployments"]\n', '["deployments"]\n    omitManagedFields: true\n'],
        ],
      ],
      wrong: [[['omitManagedFields: true\n', '']]],
    },
    {
      right: [
        [['"watch"]\n', '"watch"]\n    userGroups: [system:nodes]\n']],
        [['  - level: None\n', '  - userGroups:\n      - system:nodes\n    level: None\n']],
      ],
      // The resource is something else than who reads.
      wrong: [[['"watch"]\n', `"watch"]\n${core('nodes')}`]]],
    },
  ],
  'sensitive-data': [
    {
      right: [
        [[top, `${top}  - level: Metadata\n${core('secrets')}`]],
        [[top, `${top}  - level: Metadata\n${core('"secrets", "serviceaccounts/token"')}`]],
      ],
      wrong: [
        [['RequestResponse\n', `RequestResponse\n  - level: Metadata\n${core('secrets')}`]],
        [['RequestResponse', 'Metadata']],
      ],
    },
    {
      right: [
        [['level: Metadata', 'level: "Request"']],
        [[top, `${top}  - level: Request\n${core('secrets')}`]],
      ],
    },
    {
      right: [
        [
          [
            top,
            `${top}  - level: Metadata\n    resources: [{ resources: ["serviceaccounts/*"] }, { group: authentication.k8s.io }]\n`,
          ],
        ],
        [
          [
            '["secrets"]\n',
            '["secrets"]\n  - level: Metadata\n    resources:\n      - group: authentication.k8s.io\n        resources: [tokenreviews]\n      - resources: [serviceaccounts/token]\n',
          ],
        ],
      ],
      wrong: [[['["secrets"]', '["secrets", "serviceaccounts/token", "tokenreviews"]']]],
    },
    {
      right: [
        [['["deployments"]\n', '["deployments"]\n  - { level: Metadata }\n']],
        [
          [
            '["deployments"]\n',
            `["deployments"]\n  - level: RequestResponse\n${core('pods/exec, pods/portforward, pods/proxy, services/proxy')}  - level: Metadata\n`,
          ],
        ],
      ],
      wrong: [
        [['["deployments"]\n', '["deployments"]\n  - level: RequestResponse\n']],
        [[top, `${top}  - level: Metadata\n`]],
      ],
    },
    {
      right: [[[top, `${top}  - level: Metadata\n${core('secrets, configmaps')}`]]],
      wrong: [[['  - level: RequestResponse\n', '']]],
    },
  ],
  'switching-it-on': [
    {
      right: [
        [
          ['RequestStarted', 'RequestReceived'],
          ['"ResponseCompleted"', '"ResponseStarted"'],
        ],
        [
          ['RequestStarted', 'RequestReceived'],
          ['"ResponseCompleted"', ''],
        ],
        [
          ['RequestStarted', 'RequestReceived'],
          [
            '  - level: Metadata\n    omitStages: ["ResponseCompleted"]\n    verbs: ["delete"]\n',
            '',
          ],
        ],
      ],
      wrong: [
        [
          ['RequestStarted', 'RequestReceived'],
          ['ResponseCompleted', 'ResponseComplete'],
        ],
        [
          ['omitStages: ["RequestStarted"]\n', ''],
          ['    omitStages: ["ResponseCompleted"]\n', ''],
        ],
      ],
    },
    { right: [[['verbs:', '"verb":']]] },
    {
      right: [
        [['["secrets"]', '[secrets, pods, "pods/*"]']],
        [
          [
            '["secrets"]\n',
            `["secrets"]\n  - level: Metadata\n${core('pods, pods/exec, pods/attach')}`,
          ],
        ],
      ],
      wrong: [[['["secrets"]', '["secrets", "pods"]']]],
    },
    {
      right: [
        [['["RequestReceived"]', '[]']],
        [['RequestReceived', 'Panic']],
        [['RequestReceived', 'ResponseStarted']],
      ],
    },
    {
      right: [[['None', 'Request']], [[top, `${top}  - level: Metadata\n${core('secrets')}`]]],
      wrong: [[[top, `${top}  - level: Metadata\n${core('pods')}`]]],
    },
  ],
  'reading-an-incident': [
    {
      right: [
        [['["RequestReceived", "ResponseStarted"]', '[RequestReceived]']],
        [['"ResponseStarted"', '"Panic"']],
      ],
      wrong: [[['omitStages: ["RequestReceived", "ResponseStarted"]\n', '']]],
    },
    {
      right: [
        [['["delete"]', '[deletecollection, delete]']],
        [[top, `${top}  - level: Metadata\n    verbs: [deletecollection]\n${core('pods')}`]],
      ],
      wrong: [[['    verbs: ["delete"]\n', '']]],
    },
    {
      right: [
        [[top, `${top}  - level: Request\n${core('"pods/eviction"')}`]],
        [
          [
            '["pods"]\n',
            `["pods"]\n  - level: Request\n    verbs: [create]\n${core('"pods/eviction"')}`,
          ],
        ],
      ],
      wrong: [[['["pods"]', '["pods", "pods/eviction"]']]],
    },
    {
      right: [
        [
          [
            top,
            `${top}  - level: Request\n    verbs: [update, patch, delete]\n    resources: [{ group: apps, resources: [deployments, "*/scale"] }, { resources: [namespaces] }]\n`,
          ],
        ],
        [
          [
            '"deletecollection"]\n',
            `"deletecollection"]\n  - level: Request\n    verbs: [update, patch, delete]\n    resources: [{ group: apps }]\n  - level: Request\n    verbs: [update, patch, delete]\n${core('namespaces')}`,
          ],
        ],
      ],
    },
    {
      right: [
        [['"system:serviceaccounts"', 'system:serviceaccounts:kube-system']],
        [
          [
            '  - level: None\n    userGroups: ["system:serviceaccounts"]\n    verbs: ["get", "list", "watch"]\n',
            '',
          ],
        ],
        [[top, `${top}  - level: Metadata\n${core('secrets')}`]],
      ],
      wrong: [[['"get", ', '']]],
    },
  ],
};
