import { describe, expect, test } from 'vitest';
import { compilePolicy } from '../audit/compile';
import { auditedAttributes, auditEvents } from '../audit/event/event';
import { logLine } from '../audit/event/logLine';
import type { RequestAuditConfig } from '../audit/types';
import { sampleRequests } from '../catalog/requests';
import { templates } from '../catalog/templates';
import { check } from '../engine/check';
import { exchangeOfSample } from '../engine/exchangeOfSample';
import { expectInProportion } from '../testing/expectInProportion';
import { many } from '../testing/many';
import { callers } from './callers';
import { ownRequestFrom } from './ownRequest';
import type { Translate } from './commandRequests';
import { readRequests } from './readRequests';
import { yamlValue } from './safeYaml';

const sender = callers.developer;
const read = (text: string, kubectl?: Translate) =>
  readRequests(text, { sender, yaml: yamlValue, ...(kubectl && { kubectl }) });
/** "METHOD URL by whom", and the lines that were not read with a word of the reason. */
const words = (text: string, kubectl?: Translate) => {
  const { requests, refused } = read(text, kubectl);
  return [
    ...requests.map(
      ({ request: { method, url, user } }) => `${method} ${url} ${user?.username ?? 'nobody'}`,
    ),
    ...refused.map(({ line, reason }) => `${line}: ${reason}`),
  ];
};

const event = {
  kind: 'Event',
  apiVersion: 'audit.k8s.io/v1',
  level: 'Metadata',
  auditID: 'a',
  stage: 'ResponseComplete',
  requestURI: '/api/v1/pods?limit=500',
  verb: 'list',
  user: { username: 'ana', groups: ['dev'], extra: { scopes: ['x'] }, uid: '7' },
  sourceIPs: ['192.0.2.1', '10.0.0.1'],
  userAgent: 'k9s/1',
  responseStatus: { code: 200 },
};
const line = JSON.stringify(event);
const ofAna = 'GET /api/v1/pods?limit=500 ana';

const host = 'https://10.0.0.1:6443';
describe('a method and a path', () => {
  test.each([
    ['GET /api/v1/pods', ['GET /api/v1/pods jane']],
    ['/healthz?verbose', ['GET /healthz?verbose jane']],
    ['DELETE https://10.0.0.1:6443/api/v1/nodes/a HTTP/1.1', ['DELETE /api/v1/nodes/a jane']],
    ['  GET\t/api  \n\n# a comment\nHEAD /livez', ['GET /api jane', 'HEAD /livez jane']],
    ['GET api/v1/pods', [expect.stringMatching(/^1: Begin the path with a slash/)]],
    ['get /api/v1/pods', ['GET /api/v1/pods jane']],
    ['what of /api', [expect.stringMatching(/^1: Not a kubectl/)]],
    // A body may stand in the next lines, an audit event is none.
    ['POST /api\n{\n "a": 1\n}\nGET /apis', ['POST /api jane', 'GET /apis jane']],
    [`POST /api\n${JSON.stringify(event)}`, ['POST /api jane', 'GET /api/v1/pods?limit=500 ana']],
    ['POST /api/v1/namespaces {"a":', ['1: The body after the path is not valid JSON.']],
    ['', []],
  ])('%j', (text, expected) => expect(words(text)).toEqual(expected));

  test('has a body, and the response that such a request usually gets', () => {
    const [first] = read('POST /api/v1/namespaces {"metadata":{"name":"a"}}').requests;
    expect(first?.request).toMatchObject({
      requestBody: { metadata: { name: 'a' } },
      response: { code: 201 },
    });
    expect(read('PUT /api\n{"a":1}').requests[0]?.request.requestBody).toEqual({ a: 1 });
  });

  const log = 'I1130 06:57:11.123456     812 round_trippers.go:632]';
  test.each([
    [`${log} GET ${host}/api/v1/pods?limit=5 403 Forbidden in 9 milliseconds`, 'GET 403'],
    [`${log} POST ${host}/api/v1/pods`, 'POST 201'],
    [`${log} "Response" verb="GET" url="${host}/api/v1/pods" status="404 Not Found"`, 'GET 404'],
    [`${log} "Request" curlCommand="curl -v -XGET '${host}/api'"`, undefined],
    [`${log} Request Headers:\n${log}     Accept: application/json`, undefined],
  ])('is read from what kubectl -v logs: %s', (text, expected) => {
    const { requests, refused } = read(text);
    expect(refused).toEqual([]);
    const [{ method, response } = {}] = requests.map(({ request }) => request);
    expect(method && `${method} ${response?.code}`).toBe(expected);
  });
});

describe('curl', () => {
  test.each([
    [`curl -H "Authorization: Bearer $TOKEN" ${host}/api/v1/pods`, ['GET /api/v1/pods jane']],
    [`curl -k ${host}/version`, ['GET /version system:anonymous']],
    ['curl localhost:8001/api/v1/nodes', ['GET /api/v1/nodes jane']],
    ['curl $APISERVER/api/v1/nodes', ['GET /api/v1/nodes system:anonymous']],
    [
      "curl 'https://${HOST}:6443/api/v1/pods?watch=1#x'",
      ['GET /api/v1/pods?watch=1 system:anonymous'],
    ],
    [`curl -sSkXDELETE --cert a.crt ${host}/api/v1/pods/a`, ['DELETE /api/v1/pods/a jane']],
    [`curl -u a:b -d '{"a":1}' ${host}/api/v1/namespaces`, ['POST /api/v1/namespaces jane']],
    [
      `curl -G -d limit=5 --data-urlencode x=y ${host}/api/v1/pods`,
      ['GET /api/v1/pods?limit=5&x=y system:anonymous'],
    ],
    [`curl -I ${host}/healthz`, ['HEAD /healthz system:anonymous']],
    [`$ curl \\\n  -k \\\n  ${host}/readyz`, ['GET /readyz system:anonymous']],
    [`curl ${host}`, ['GET / system:anonymous']],
    [`curl ${host}/api | jq .`, ['GET /api system:anonymous']],
    [`curl ${host}/api > a.json`, ['GET /api system:anonymous']],
    [`curl ${host}/api?a=1&b=2`, ['1: Only one command is read: remove & and what follows.']],
    [
      'curl $(cat host)/api',
      ['1: It contains a command substitution, which is not run. Paste its result instead.'],
    ],
    [
      'curl `cat host`/api',
      ['1: It contains a command substitution, which is not run. Paste its result instead.'],
    ],
    [`curl "${host}/api`, ['1: A quote (") is not closed.']],
    [`curl '${host}/api\nGET /api`, ["1: A quote (') is not closed.", 'GET /api jane']],
    ['curl -k', ['1: This curl command has no URL.']],
    ['curl /a /b', ['1: This curl command has several URLs. Paste one command for each.']],
    ['curl /a -X', ['1: The option -X of curl has no value.']],
  ])('%s', (text, expected) => expect(words(text).toSorted()).toEqual(expected.toSorted()));

  test('headers say who is impersonated, and what a patch is', () => {
    const { requests } = read(
      `curl -X PATCH -H 'Authorization: Bearer x' -H 'Impersonate-User: bob' -H 'Impersonate-Group: a' -H 'Impersonate-Group: b' ` +
        `-H 'Impersonate-Extra-scopes: s' -H 'Content-Type: application/merge-patch+json' -A me -d $'{"a":\\n1}' ${host}/api/v1/nodes/a`,
    );
    expect(requests[0]?.request).toMatchObject({
      impersonate: { username: 'bob', groups: ['a', 'b'], extra: { scopes: ['s'] } },
      patch: 'application/merge-patch+json',
      userAgent: 'me',
      requestBody: { a: 1 },
    });
    expect(JSON.stringify(requests)).not.toContain('Bearer');
  });
});

describe('audit events', () => {
  const indented = JSON.stringify(event, null, 2);
  const list = { kind: 'EventList', apiVersion: 'audit.k8s.io/v1', items: [event] };
  test.each<[name: string, text: string]>([
    ['a line', line],
    ['several lines of JSON', indented],
    ['behind the prefix of a log', `Nov 29 20:31:08 node-1 kube-apiserver[812]: ${line}`],
    ['behind a time and a name', `2026-11-21T08:08:03Z stderr F ${line}`],
    ['wrapped by a terminal', line.replace(/.{80}/g, '$&\n')],
    ['a list of Kubernetes', JSON.stringify(list)],
    ['a list of JSON', JSON.stringify([event], null, 1)],
    ['with CRLF and a byte order mark', `\uFEFF${indented.replace(/\n/g, '\r\n')}`],
    [
      'of v1beta1',
      JSON.stringify({ ...event, apiVersion: 'audit.k8s.io/v1beta1', timestamp: 'x' }),
    ],
    ['Azure', JSON.stringify({ records: [{ category: 'kube-audit', properties: { log: line } }] })],
    ['CloudWatch', JSON.stringify({ events: [{ timestamp: 1, message: line }] })],
    ['CloudWatch Insights', JSON.stringify([{ '@timestamp': 'x', '@message': event }])],
    ['Elastic', JSON.stringify({ _source: { kubernetes: { audit: event } } }, null, 2)],
    ['journald', JSON.stringify({ MESSAGE: `audit: ${line}`, _PID: '1' })],
    ['a container', JSON.stringify({ log: `${line}\n`, stream: 'stderr' })],
    ['Loki', JSON.stringify({ data: { result: [{ values: [['1', line]] }] } })],
    ['without kind', JSON.stringify({ ...event, kind: undefined, apiVersion: undefined })],
    ['with a comma', `${line},`],
    ['as a string', JSON.stringify(line)],
    ['in a fence', `\`\`\`json\n${line}\n\`\`\``],
  ])('%s', (_name, text) => expect(words(text)).toEqual([ofAna]));

  test('Google Cloud names no groups', () => {
    const entry = {
      protoPayload: {
        '@type': 'type.googleapis.com/google.cloud.audit.AuditLog',
        serviceName: 'k8s.io',
        methodName: 'io.k8s.apps.v1.deployments.patch',
        resourceName: 'apps/v1/namespaces/dev/deployments/web',
        authenticationInfo: { principalEmail: 'ana@example.org' },
        requestMetadata: { callerIp: '192.0.2.1', callerSuppliedUserAgent: 'kubectl' },
        status: { code: 7 },
      },
      labels: { 'authorization.k8s.io/decision': 'forbid' },
    };
    expect(words(JSON.stringify(entry))).toEqual([
      'PATCH /apis/apps/v1/namespaces/dev/deployments/web ana@example.org',
    ]);
    const core = {
      ...entry.protoPayload,
      methodName: 'io.k8s.core.v1.pods.exec.create',
      resourceName: 'core/v1/namespaces/a/pods/b/exec',
    };
    expect(words(JSON.stringify({ protoPayload: core }))).toEqual([
      'POST /api/v1/namespaces/a/pods/b/exec ana@example.org',
    ]);
  });

  test.each<[name: string, change: object, expected: string]>([
    ['without a verb', { verb: undefined }, '1: This event has no verb.'],
    [
      'without a URL and an object',
      { requestURI: undefined },
      '1: This event has neither requestURI nor objectRef.',
    ],
    [
      'without a URL: the object says it',
      {
        requestURI: undefined,
        verb: 'get',
        objectRef: {
          apiGroup: 'apps',
          apiVersion: 'v1',
          resource: 'deployments',
          subresource: 'scale',
          namespace: 'a',
          name: 'b',
        },
      },
      'GET /apis/apps/v1/namespaces/a/deployments/b/scale ana',
    ],
    [
      'a watch without its query',
      { requestURI: '/api/v1/pods', verb: 'watch' },
      'GET /api/v1/pods?watch=true ana',
    ],
    [
      'a verb that its URL does not have',
      { requestURI: '/api/v1/pods/a', verb: 'list' },
      '1: This event has verb list, but kube-apiserver derives other verbs from its URL.',
    ],
    ['a verb that is empty', { requestURI: '/api/v1/pods', verb: '' }, 'OPTIONS /api/v1/pods ana'],
    [
      'a failed login',
      { user: {}, responseStatus: { code: 401 } },
      'GET /api/v1/pods?limit=500 nobody',
    ],
    ['without a user', { user: undefined }, 'GET /api/v1/pods?limit=500 nobody'],
    [
      'fields of other kinds',
      { user: { username: 7 }, sourceIPs: 'a', annotations: [], responseStatus: 'no' },
      'GET /api/v1/pods?limit=500 nobody',
    ],
  ])('%s', (_name, change, expected) =>
    expect(words(JSON.stringify({ ...event, ...change }))).toEqual([expected]),
  );

  test('everything that the event says is kept', () => {
    const whole = {
      ...event,
      requestURI: '/api/v1/namespaces/a/pods',
      verb: 'create',
      impersonatedUser: { username: 'bob', groups: ['ops'] },
      requestObject: { kind: 'Pod' },
      responseStatus: { code: 409, status: 'Failure', message: 'm', reason: 'AlreadyExists' },
      annotations: {
        'authorization.k8s.io/decision': 'allow',
        'authorization.k8s.io/reason': 'RBAC',
        'authentication.k8s.io/legacy-token': 't',
        'pod-security.kubernetes.io/enforce-policy': 'restricted:latest',
        'k8s.io/deprecated': 'true',
        'authentication.kubernetes.io/issued-credential-id': 'JTI=1',
      },
    };
    const [found] = read(JSON.stringify(whole)).requests;
    expect(found?.request).toMatchObject({
      user: event.user,
      userAgent: 'k9s/1',
      sourceIPs: event.sourceIPs,
      impersonate: { username: 'bob', groups: ['ops'] },
      requestBody: { kind: 'Pod' },
      response: { code: 409, body: { kind: 'Status', reason: 'AlreadyExists' } },
      authorization: { decision: 'allow', reason: 'RBAC' },
      authentication: { annotations: { 'authentication.k8s.io/legacy-token': 't' } },
      admission: [{ key: 'pod-security.kubernetes.io/enforce-policy', level: 'Metadata' }],
      annotations: {
        'k8s.io/deprecated': 'true',
        'authentication.kubernetes.io/issued-credential-id': 'JTI=1',
      },
    });
  });

  test.each<[string, object, object | undefined, object]>([
    [
      'the name of a new object',
      {
        requestURI: '/api/v1/namespaces/a/pods',
        verb: 'create',
        objectRef: { resource: 'pods', namespace: 'a', name: 'web', apiVersion: 'v1' },
        responseStatus: { metadata: {}, code: 201 },
      },
      { name: 'web' },
      { code: 201 },
    ],
    [
      'uid and version of an update',
      {
        requestURI: '/api/v1/namespaces/a/pods/web',
        verb: 'update',
        objectRef: {
          resource: 'pods',
          namespace: 'a',
          name: 'web',
          uid: '7',
          resourceVersion: '9',
        },
      },
      { uid: '7', resourceVersion: '9' },
      { code: 200 },
    ],
    [
      'a response that is a Status',
      {
        requestURI: '/api/v1/namespaces/a/pods/web/binding',
        verb: 'create',
        objectRef: { resource: 'pods', namespace: 'a', name: 'web', subresource: 'binding' },
        responseStatus: { metadata: {}, status: 'Success', code: 201 },
      },
      undefined,
      {
        code: 201,
        body: { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 },
      },
    ],
  ])('without bodies, %s', (_name, change, objectRef, response) => {
    const [found] = read(JSON.stringify({ ...event, ...change })).requests;
    expect(found?.request).toMatchObject({ response });
    expect(found?.request.objectRef).toEqual(objectRef);
    expect(found?.request.requestBody).toBeUndefined();
  });

  test('the stages of one request are one request, with what any of them says', () => {
    const received = { ...event, stage: 'RequestReceived', responseStatus: undefined };
    const both = `${JSON.stringify(received)}\n${JSON.stringify({ ...event, responseStatus: { code: 404 } })}`;
    expect(read(both).requests.map(({ request }) => request.response.code)).toEqual([404]);
    // Two requests can have one ID, because clients may choose it.
    expect(read(`${line}\n${JSON.stringify({ ...event, verb: 'watch' })}`).requests).toHaveLength(
      2,
    );
  });

  test('good lines are taken, bad ones listed', () => {
    const text = [
      line,
      '{"kind":"Event","apiVersion":"audit.k8s.io/v1","verb":"ge',
      'GET /api',
      'what?',
    ];
    expect(
      words(
        [...text, '{"kind":"Event","apiVersion":"v1"}', '{"kind":"Pod","apiVersion":"v1"}'].join(
          '\n',
        ),
      ),
    ).toEqual([
      ofAna,
      'GET /api jane',
      '2: This JSON is cut off: its end is missing.',
      '4: Not a kubectl or curl command, a method and a path, or an audit event.',
      '5: This is an Event of the cluster, as in kubectl get events, not an audit event.',
      '6: This is a Pod, not an audit event. To create it, paste POST and the path before it.',
    ]);
    expect(words(`${indented.slice(0, -20)}\n${line}`)).toEqual([
      ofAna,
      '1: This JSON is cut off: its end is missing.',
    ]);
  });

  test('several on a line are all taken', () => {
    const other = JSON.stringify({
      ...event,
      auditID: 'b',
      verb: 'watch',
      requestURI: '/api/v1/a?watch=1',
    });
    expect(words(`${line} ${other},${indented}\nGET /api`)).toEqual([
      ofAna,
      'GET /api/v1/a?watch=1 ana',
      'GET /api jane',
    ]);
  });

  test.each([
    [{ kind: 'Policy', apiVersion: 'audit.k8s.io/v1' }, /audit policy/],
    [{ kind: 'EventList', apiVersion: 'audit.k8s.io/v1', items: [] }, /no audit events/],
    [{ kind: 'Ingress', apiVersion: 'networking.k8s.io/v1' }, /This is an Ingress,/],
    [{ eventSource: 'eks.amazonaws.com' }, /cloud’s own API/],
  ])('%j is none, with the reason', (value, reason) =>
    expect(words(JSON.stringify(value))).toEqual([expect.stringMatching(reason)]),
  );

  test('a body that is too long is left out, with a word', () => {
    const [found] = read(JSON.stringify({ ...event, responseObject: 'x'.repeat(1e6) })).requests;
    expect(found?.notes).toEqual(['responseObject is left out: 1000 kB, or nested too deep.']);
    expect(found?.request.response).toEqual({ code: 200 });
  });

  test('at most a thousand requests', () => {
    const { requests, refused } = read('GET /api\n'.repeat(5000));
    expect(requests).toHaveLength(1000);
    expect(refused.map(({ line: at, reason }) => `${at}: ${reason}`)).toEqual([
      '1001: A workspace has at most 1,000 requests. 4,000 from here on are left out.',
    ]);
  });

  test.each<[name: string, piece: string, before?: string]>([
    ['half events', `${line.slice(0, 300)}\n`],
    ['open brackets', '{"a":[\n'],
    ['many on a line', '{"a":1} '],
    ['open strings', '"{\\"\n'],
    ['placeholders', '<a', 'kubectl '],
    ['open quotes', 'curl "\n'],
    ['nested arrays', '['],
    ['continued lines', 'curl \\\n'],
  ])('%s are read in proportion', (_name, piece, before = '') => {
    const textOf = (length: number) => before + many(length, piece);
    expectInProportion(64_000, textOf, (text) => expect(read(text).requests).toEqual([]));
  });
});

const policies = templates
  .slice(0, 10)
  .flatMap(({ yaml }) => check(yaml, '1.37').reading.policy ?? [])
  .map((policy) => compilePolicy(policy));

describe('the events of a sample request are read as the request', () => {
  const recorded: RequestAuditConfig = {
    level: 'RequestResponse',
    omitStages: [],
    omitManagedFields: false,
  };
  test('with the same decisions under ten policies', () => {
    expect(policies).toHaveLength(10);
    const differing = sampleRequests.flatMap((sample) => {
      const events = auditEvents(recorded, exchangeOfSample(sample, '1.37'));
      const { requests, refused } = read(events.map(logLine).join(''));
      const [found] = requests;
      if (!found || requests.length > 1 || refused.length > 0) return [sample.id];
      const [theirs, ours] = [auditedAttributes(sample), auditedAttributes(found.request)];
      return policies.flatMap((decide) =>
        JSON.stringify(decide(theirs)) === JSON.stringify(decide(ours)) ? [] : [sample.id],
      );
    });
    // Rejected before auditing starts: there is no event to read.
    const unaudited = sampleRequests.filter(
      (sample) => auditEvents(recorded, exchangeOfSample(sample, '1.37')).length === 0,
    );
    expect(differing).toEqual(unaudited.map(({ id }) => id));
  });
});

describe('kubectl', () => {
  const get = { method: 'GET', url: '/api/v1/pods', userAgent: 'kubectl/v1.37.0' };
  const translate: Translate = (command) =>
    command.includes('bad')
      ? { refused: 'There is no such command.' }
      : {
          requests: [
            { ...get, url: '/api', discovery: true },
            get,
            { ...get, method: 'PATCH', url: '/api/v1/nodes/a', body: {}, bodyType: 'x' },
          ],
        };
  test('becomes the requests of the translator, without discovery', () => {
    expect(words('$ kubectl get pods\nkubectl bad', translate)).toEqual([
      'GET /api/v1/pods jane',
      'PATCH /api/v1/nodes/a jane',
      '2: There is no such command.',
    ]);
    const named = read('kubectl \\\n get pods', translate).requests;
    expect(named.map(({ request }) => request.command)).toEqual([
      'kubectl get pods (1/2 list pods)',
      'kubectl get pods (2/2 patch nodes)',
    ]);
  });
});

test('kubectl is recognized however it is called', () => {
  const translate: Translate = () => ({
    requests: [{ method: 'GET', url: '/api/v1/pods', userAgent: '' }],
  });
  const commands = [
    'kubectl get pods',
    '$ kubectl get pods',
    'jane@host:~/a$ kubectl get pods',
    'sudo kubectl get pods',
    'KUBECONFIG=~/x kubectl get pods',
    '/usr/local/bin/kubectl get pods',
    'kubectl.exe get pods',
  ];
  expect(words(commands.join('\n'), translate)).toEqual(
    commands.map(() => 'GET /api/v1/pods jane'),
  );
  expect(words('kubectlx get pods', translate)).toEqual([
    '1: Not a kubectl or curl command, a method and a path, or an audit event.',
  ]);
});

test('what was read can be saved as it is', () => {
  const { requests } = read(`${line}\nGET /api\ncurl ${host}/api`);
  for (const { request } of requests) expect(ownRequestFrom(request, '')).toEqual(request);
});
