const head = { apiVersion: 'auditorium/v1', kind: 'AuditPolicyTest' };
const event = {
  kind: 'Event',
  apiVersion: 'audit.k8s.io/v1',
  verb: 'list',
  requestURI: '/api/v1/pods',
  user: { username: 'ana', groups: ['dev'] },
};
const everyField = {
  method: 'PATCH',
  url: '/api/v1/namespaces/dev/configmaps/a?fieldManager=x',
  command: 'changes a ConfigMap',
  user: { username: 'ana', uid: '7', groups: ['dev'], extra: { scopes: ['x'] } },
  userAgent: 'k9s/1',
  sourceIPs: ['192.0.2.1'],
  authorizationHeader: 'Bearer x',
  clientCertificate: true,
  accept: 'application/json',
  impersonate: { username: 'bob' },
  refusedImpersonation: ['users', 'groups'],
  requestBody: { data: { a: 'b' }, list: [1, null, true] },
  patch: 'application/merge-patch+json',
  authentication: { annotations: { a: 'b' } },
  authorization: { decision: 'forbid', reason: 'no' },
  response: { code: 403, body: { kind: 'Status' }, panic: 'x', started: true, hijacked: false },
  admission: [{ key: 'a', value: 'b', level: 'Request' }],
  annotations: { c: 'd' },
};

const tests = [
  {
    name: 'reading a Secret records no body',
    group: 'Secrets',
    kubectl: 'kubectl get secret db -n prod',
    as: 'node',
    verb: 'get',
    resource: 'secrets',
    expect: {
      level: 'Metadata',
      rule: 3,
      stages: ['ResponseComplete', 'Panic'],
      omitManagedFields: true,
      mustNotHold: ['s3cr3t', 'data'],
    },
  },
  { curl: 'curl -k https://10.0.0.1/version', as: { username: 'bob' }, expect: { rule: 'none' } },
  { request: 'GET /api/v1/namespaces/dev/pods', expect: 'Metadata' },
  { request: everyField, expect: { stages: [] } },
  { request: { method: 'GET', url: '/x', user: null }, expect: 'None' },
  { event, expect: 'Request' },
  {
    event: JSON.stringify({ ...event, verb: 'watch', requestURI: '/api/v1/pods?watch=1' }),
    expect: 'None',
  },
  { sample: 'pod-list', as: 'node', expect: 'None' },
  { sample: 'pod-list', expect: { level: 'None' } },
];

/** A file with all of them, and one with what else a file can have. */
export const allTests = { ...head, tests };
const others = {
  ...head,
  metadata: { name: 'secrets' },
  policy: 'policy.yaml',
  kubernetes: '1.36',
  users: { alice: { username: 'alice@example.com', groups: ['devs'], sourceIPs: ['::1'] } },
  tests: [{ sample: 'pod-list', as: 'alice', expect: 'None' }],
};

/** Files of tests that are read: for each way to name a request, and with every key. */
export const testFiles = [allTests, others, ...tests.map((test) => ({ ...head, tests: [test] }))];
