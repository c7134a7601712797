import type { Lesson } from '../../types';

const head = `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: ["RequestReceived"]
rules:
`;

const only = (level: string) => `${head}  - level: ${level}
`;

const threeLevels = `${head}  - level: Metadata
    resources:
      - group: ""
        resources: ["secrets", "configmaps"]
  - level: Request
    verbs: ["create", "update", "patch"]
  - level: Metadata
`;

const withoutProbe = `${head}  - level: None
    nonResourceURLs: ["/livez"]
  - level: Metadata
`;

const bodies = ['requestObject', 'responseObject'];

export const lesson: Lesson = {
  screens: [
    {
      policy: only('Metadata'),
      requests: ['pod-create', 'pod-get', 'secret-get'],
      steps: [
        {
          say: 'Write the level in lower case: metadata.',
          done: { rejected: '"metadata"' },
          way: [['Metadata', 'metadata']],
          notice: 'Rejected: kube-apiserver would not start. Its message lists the four levels.',
        },
        {
          say: 'Write it with a capital again.',
          done: { expects: [{ request: 'pod-create', level: 'Metadata' }] },
          way: [['metadata', 'Metadata']],
        },
      ],
    },
    {
      policy: only('Metadata'),
      requests: ['pod-create', 'secret-get', 'pod-notfound', 'secret-list-denied', 'exec-get'],
      claims: [
        { says: 'There are no bodies.', request: 'pod-create', mustNotHold: bodies },
        {
          says: 'but not which image it runs',
          request: 'pod-create',
          mustNotHold: ['"image":"nginx"'],
        },
        {
          says: 'its value is not',
          request: 'secret-get',
          mustNotHold: ['bm90LWEtcmVhbC1zZWNyZXQ='],
        },
        { says: 'they are recorded even at Metadata', request: 'exec-get', level: 'Metadata' },
      ],
    },
    {
      requests: [
        'pod-create',
        'deploy-update',
        'cm-update-kube-system',
        'pod-delete-webapp',
        'pod-get',
      ],
      claims: [
        {
          says: 'A get has no body.',
          request: 'pod-get',
          mustNotHold: bodies,
          policy: only('Request'),
        },
        {
          says: 'options such as the grace period, but not the object',
          request: 'pod-delete-webapp',
          mustNotHold: ['containers'],
          policy: only('Request'),
        },
      ],
      steps: [
        {
          say: 'Change the level to Request, and read the event of kubectl run.',
          done: { expects: [{ request: 'pod-create', level: 'Request' }] },
          way: [['Metadata', 'Request']],
          notice:
            'The event of kubectl run now has a requestObject with the image. The event of kubectl get is as it was.',
        },
      ],
    },
    {
      policy: only('Request'),
      requests: ['pod-create', 'pod-delete-webapp', 'pod-list', 'secret-get', 'secret-create'],
      claims: [
        {
          says: 'At level Request, reading a Secret gives nothing away.',
          request: 'secret-get',
          mustNotHold: ['bm90LWEtcmVhbC1zZWNyZXQ='],
        },
      ],
      steps: [
        {
          say: 'Change the level to RequestResponse, and look for the password in the event of kubectl get secret.',
          done: { expects: [{ request: 'secret-get', level: 'RequestResponse' }] },
          way: [['level: Request', 'level: RequestResponse']],
          notice: 'It is in responseObject.data, base64-encoded. Problems warns about such rules.',
        },
      ],
    },
    {
      policy: threeLevels,
      requests: ['secret-create', 'secret-get', 'pod-create', 'pod-delete-webapp', 'pod-get'],
      predict: [
        {
          request: 'secret-create',
          ask: 'level',
          why: 'The rule for Secrets comes first, so its level counts, although the rule for writes matches too.',
        },
      ],
      claims: [
        { says: 'Creating a pod has level Request', request: 'pod-create', level: 'Request' },
        { says: 'reading one has level Metadata', request: 'pod-get', level: 'Metadata' },
      ],
      steps: [
        {
          say: 'Record deletions with both bodies: above the last rule, add one for the verb delete.',
          done: {
            expects: [
              { request: 'pod-delete-webapp', level: 'RequestResponse' },
              { request: 'pod-create', level: 'Request' },
              { request: 'pod-get', level: 'Metadata' },
              { request: 'secret-create', level: 'Metadata' },
            ],
          },
          way: [['"patch"]\n', '"patch"]\n  - level: RequestResponse\n    verbs: ["delete"]\n']],
          notice: 'The deleted pod is in the responseObject of the event.',
        },
      ],
    },
    {
      policy: only('RequestResponse'),
      requests: [
        'exec-get',
        'logs',
        'pod-watch',
        'hpa-metrics',
        'clusterrole-denied',
        'metrics',
        'anon-api',
      ],
      predict: [
        {
          request: 'exec-get',
          ask: 'level',
          why: 'The level is what the rule says, whether there is a body or not. The events say RequestResponse and still hold no bodies.',
        },
      ],
      claims: [
        {
          says: 'An exec, attach, port-forward or proxy has no bodies',
          request: 'exec-get',
          mustNotHold: bodies,
        },
        {
          says: 'neither do pod logs or a watch',
          request: 'logs',
          mustNotHold: bodies,
        },
        {
          says: 'neither do pod logs or a watch',
          request: 'pod-watch',
          mustNotHold: bodies,
        },
        {
          says: 'requests to metrics.k8s.io without reading them',
          request: 'hpa-metrics',
          mustNotHold: bodies,
        },
        {
          says: 'Their 403 comes before the request body is read.',
          request: 'clusterrole-denied',
          mustNotHold: ['requestObject'],
        },
        {
          says: 'such as the response of /metrics',
          request: 'metrics',
          mustNotHold: bodies,
        },
      ],
    },
    {
      policy: withoutProbe,
      requests: ['livez', 'readyz', 'healthz-etcd', 'metrics', 'pod-get'],
      predict: [
        {
          request: 'readyz',
          ask: 'level',
          why: '/readyz is another URL, so the first rule does not match it. The last one does.',
        },
      ],
      claims: [
        { says: 'is dropped', request: 'livez', level: 'None', rule: 0 },
        {
          says: 'The rule below records the rest.',
          request: 'pod-get',
          level: 'Metadata',
          rule: 1,
        },
      ],
      steps: [
        {
          say: 'Drop /readyz as well.',
          done: {
            expects: [
              { request: 'livez', level: 'None' },
              { request: 'readyz', level: 'None' },
              { request: 'metrics', level: 'Metadata' },
            ],
          },
          way: [['"/livez"', '"/livez", "/readyz"']],
          notice: 'Probes are safe to drop. Other URLs are worth keeping: lesson 10 shows which.',
        },
      ],
    },
  ],
};
