/** The policies under which every request is asked. The first one shows everything that can be recorded. */
export const policies: Record<string, string> = {
  everything: policy('rules: [{level: RequestResponse}]'),
  'without managed fields': policy('omitManagedFields: true\nrules: [{level: RequestResponse}]'),
  metadata: policy('omitStages: [RequestReceived]\nrules: [{level: Metadata}]'),
  'request bodies': policy(`rules:
- level: Request
  verbs: [create, update, patch]
  omitManagedFields: true
- level: Request
  omitStages: [RequestReceived, ResponseComplete]
`),
  'secrets without values': policy(`omitStages: [RequestReceived]
rules:
- level: Metadata
  resources:
  - group: ""
    resources: [secrets, configmaps, serviceaccounts/token]
  - group: authentication.k8s.io
    resources: [tokenreviews]
- level: None
  nonResourceURLs: ["/healthz*", "/livez*", "/readyz*", "/version"]
- level: RequestResponse
`),
  subresources: policy(`rules:
- level: RequestResponse
  resources: [{group: "", resources: ["pods/*", "*/status"]}]
- level: Request
  resources: [{group: apps, resources: ["*/scale", deployments]}]
- level: Metadata
  resources: [{group: "", resources: [pods]}]
  namespaces: [prod]
`),
  'names and namespaces': policy(`rules:
- level: RequestResponse
  resources: [{group: "", resources: ["*"], resourceNames: [one]}]
- level: Metadata
  namespaces: [""]
- level: Request
  namespaces: [prod, kube-system]
  verbs: [get, list, watch, delete, deletecollection]
`),
  'users and groups': policy(`rules:
- level: None
  users: [admin]
  verbs: [get, list]
- level: RequestResponse
  userGroups: [developers, "system:unauthenticated"]
- level: Metadata
  users: ["system:serviceaccount:prod:builder", bob, mallory]
- level: Request
  userGroups: ["system:masters"]
  omitStages: [RequestReceived]
`),
  paths: policy(`rules:
- level: Metadata
  nonResourceURLs: ["/api*", "/openapi/*"]
- level: RequestResponse
  nonResourceURLs: ["*"]
- level: None
`),
  'one stage each': policy(`omitStages: [ResponseStarted]
rules:
- level: Metadata
  verbs: [watch]
  omitStages: [RequestReceived, ResponseComplete]
- level: RequestResponse
  verbs: [create, delete]
  omitStages: [RequestReceived]
- level: Metadata
  omitStages: [ResponseComplete, Panic]
`),
};

function policy(rest: string): string {
  return `apiVersion: audit.k8s.io/v1\nkind: Policy\n${rest}\n`;
}
