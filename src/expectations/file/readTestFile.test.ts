import { describe, expect, test } from 'vitest';
import { callers } from '../../requests/callers';
import { isTestFile } from './isTestFile';
import { readTestFile } from './readTestFile';
import type { PolicyTest } from './testFile';

const head = 'apiVersion: auditorium/v1\nkind: AuditPolicyTest\n';
const ofTests = (tests: string) => `${head}tests:\n${tests}`;
const read = (text: string) => readTestFile(text, '1.37');
const testsOf = (text: string): readonly PolicyTest[] => {
  const reading = read(text);
  expect(reading).toMatchObject({ outcome: 'read' });
  return reading.outcome === 'read' ? reading.file.tests : [];
};
/** "line: message advice" of each problem. */
function problemsOf(text: string): string[] {
  const reading = read(text);
  if (reading.outcome !== 'refused') return [reading.outcome];
  return reading.problems.map(({ range, message, advice }) =>
    `${text.slice(0, range.start).split('\n').length}: ${message} ${advice}`.trimEnd(),
  );
}

test('reads every key', () => {
  const text = `# Tests of the policy of prod.
${head}metadata: { name: secrets }
policy: policy.yaml
kubernetes: "1.36"
users:
  alice: { username: alice@example.com, groups: [devs] }
tests:
  - name: reading a Secret records no body
    kubectl: kubectl get secret db -n prod
    as: alice
    expect:
      level: Metadata
      rule: 3
      stages: [ResponseComplete]
      omitManagedFields: true
      mustNotHold: [s3cr3t]
  - request: GET /api/v1/namespaces/dev/pods
    expect: Metadata
  - sample: pod-list
    expect: { level: None, rule: none }
`;
  const reading = read(text);
  expect(reading).toMatchObject({
    outcome: 'read',
    file: { name: 'secrets', policy: 'policy.yaml', kubernetes: '1.36' },
  });
  const [secret, path, sample] = testsOf(text);
  expect(secret).toMatchObject({
    name: 'reading a Secret records no body',
    request: {
      id: 'test-1',
      method: 'GET',
      url: '/api/v1/namespaces/prod/secrets/db',
      user: { username: 'alice@example.com', groups: ['devs', 'system:authenticated'] },
    },
    expectation: {
      request: 'test-1',
      level: 'Metadata',
      rule: 2,
      stages: ['ResponseComplete'],
      omitManagedFields: true,
      mustNotHold: ['s3cr3t'],
    },
  });
  expect(path).toMatchObject({
    name: 'GET /api/v1/namespaces/dev/pods',
    request: { user: callers.developer.user },
    expectation: { request: 'test-2', level: 'Metadata' },
  });
  expect(sample?.expectation).toEqual({ request: 'pod-list', level: 'None', rule: -1 });
  expect(text.slice(path?.range.start, path?.range.end)).toBe(
    'request: GET /api/v1/namespaces/dev/pods\n    expect: Metadata',
  );
  expect(text.slice(path?.expectRange.start, path?.expectRange.end)).toBe('Metadata');
});

const event = `{kind: Event, apiVersion: audit.k8s.io/v1, verb: list, stage: ResponseComplete,
      requestURI: /api/v1/pods, user: {username: ana}}`;
const json =
  '{"kind":"Event","apiVersion":"audit.k8s.io/v1","verb":"list","requestURI":"/api/v1/pods","user":{"username":"ana"}}';

describe('a request', () => {
  test.each<[name: string, request: string, sent: string]>([
    [
      'of kubectl',
      'kubectl: kubectl get pods',
      'GET /api/v1/namespaces/default/pods?limit=500 jane',
    ],
    [
      'of kubectl, with a file in it',
      `kubectl: |
      kubectl create -f - <<EOF
      {apiVersion: v1, kind: Pod, metadata: {name: a}}
      EOF`,
      'POST /api/v1/namespaces/default/pods?fieldManager=kubectl-create&fieldValidation=Strict jane',
    ],
    [
      'of a command that sends two',
      'kubectl: kubectl exec web -- ls\n    resource: pods/exec',
      'GET /api/v1/namespaces/default/pods/web/exec?command=ls&container=web&stderr=true&stdout=true jane',
    ],
    [
      'of curl, anonymous',
      'curl: curl -k https://10.0.0.1/version',
      'GET /version system:anonymous',
    ],
    [
      'of curl, by somebody',
      'curl: curl -k https://10.0.0.1/version\n    as: node',
      'GET /version system:node:worker-1',
    ],
    ['by its path', 'request: /healthz', 'GET /healthz jane'],
    ['by nobody', 'request: GET /api\n    as: failed-login', 'GET /api nobody'],
    ['in full', 'request: { method: PUT, url: /api/v1/x }', 'PUT /api/v1/x jane'],
    ['in full, by nobody', 'request: { method: PUT, url: /x, user: null }', 'PUT /x nobody'],
    ['by an event', `event: ${event}`, 'GET /api/v1/pods ana'],
    ['by an event as JSON', `event: '${json}'`, 'GET /api/v1/pods ana'],
    ['by a sample', 'sample: pod-list', 'GET /api/v1/namespaces/dev/pods?limit=500 jane'],
    [
      'by a sample, as somebody',
      'sample: pod-list\n    as: { username: bob }',
      'GET /api/v1/namespaces/dev/pods?limit=500 bob',
    ],
  ])('%s', (_name, request, sent) => {
    const [{ request: found } = {} as never] = testsOf(
      ofTests(`  - ${request}\n    expect: None\n`),
    );
    expect(`${found.method} ${found.url} ${found.user?.username ?? 'nobody'}`).toBe(sent);
  });
});

describe('refuses', () => {
  test.each<[name: string, text: string, problems: string[]]>([
    ['another kind', 'kind: Policy', ['other']],
    ['a policy with a test behind it', `kind: Policy\n---\n${head}`, ['other']],
    [
      'a later version, and nothing else of it',
      `${head.replace('v1', 'v2')}later: true\n`,
      [
        '1: auditorium/v2 is newer than this version of Auditorium, which reads auditorium/v1. Use a newer version of Auditorium.',
      ],
    ],
    [
      'another group',
      `${head.replace('auditorium/v1', 'audit.k8s.io/v1')}tests: []`,
      ['1: apiVersion cannot be "audit.k8s.io/v1". Write auditorium/v1.'],
    ],
    ['no tests', head, ['1: This file has no tests. Add tests.']],
    [
      'two documents',
      `${head}tests: []\n---\n${head}tests: []\n`,
      ['4: This file has two documents. Write a file for each.'],
    ],
    [
      'broken YAML',
      `${head}tests: [`,
      [
        '3: Not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]. Mend the YAML.',
      ],
    ],
    [
      'a circular alias',
      ofTests('  - request: &a { method: GET, url: /api, requestBody: *a }\n    expect: None\n'),
      ['4: This alias stands within what it refers to. Write the value out.'],
    ],
    [
      'a key twice',
      ofTests('  - sample: pod-list\n    expect: None\n    expect: Metadata\n'),
      ['6: The key expect is here twice. Remove one.'],
    ],
    [
      'misspelled keys and values, all of them',
      ofTests(`  - smaple: pod-list
    expect: { level: metadata, stage: [], stages: [ResponseCompleted] }
  - sample: pod-lists
    expect: None
  - sample: pod-list
    expect: {}
`),
      [
        '4: There is no key tests[0].smaple. Did you mean sample?',
        '4: tests[0] has no request. Write exactly one of kubectl, curl, request, event, sample.',
        '5: tests[0].expect.level cannot be "metadata". Did you mean Metadata?',
        '5: There is no key tests[0].expect.stage. The keys here are level, rule, stages, omitManagedFields, mustNotHold.',
        '5: tests[0].expect.stages[0] cannot be "ResponseCompleted". Did you mean ResponseComplete?',
        '6: There is no sample request "pod-lists". Did you mean pod-list?',
        '9: tests[2].expect is empty. Add one of level, rule, stages, omitManagedFields, mustNotHold.',
      ],
    ],
    [
      'wrong types',
      `${head}kubernetes: 1.36\npolicy: [a]\ntests:\n  - name: 7\n    request: []\n    expect: { rule: 0, mustNotHold: x }\n`,
      [
        '3: kubernetes must be a string. Put it in quotes.',
        '4: policy must be a string. For example: policy.yaml',
        '6: tests[0].name must be a string. Put it in quotes.',
        '7: tests[0].request must be a string or a map. For example: GET /api/v1/namespaces/dev/pods',
        '8: tests[0].expect.rule cannot be 0. Write a number from 1 to 1,000,000.',
        '8: tests[0].expect.mustNotHold must be a list. Write its items below it, each after a hyphen.',
      ],
    ],
    [
      'a version of Kubernetes that is not known',
      `${head}kubernetes: "1.99"\ntests: []\n`,
      ['3: kubernetes cannot be "1.99". It is one of 1.31, 1.32, 1.33, 1.34, 1.35, 1.36, 1.37.'],
    ],
    [
      'two requests in a test',
      ofTests('  - sample: pod-list\n    curl: curl x\n    expect: None\n'),
      [
        '4: tests[0] has curl and sample. Write exactly one of kubectl, curl, request, event, sample.',
      ],
    ],
    [
      'commands, in the words of their reader',
      ofTests(`  - kubectl: kubectl get foos
    expect: None
  - kubectl: get pods
    expect: None
  - kubectl: kubectl delete pod a b
    expect: None
  - kubectl: kubectl delete pod a b
    verb: delete
    expect: None
  - kubectl: kubectl exec web -- ls
    expect: None
  - kubectl: kubectl get pods
    verb: watch
    expect: None
  - curl: GET /api
    expect: None
`),
      [
        '4: the server doesn\'t have a resource type "foos" (built-in types are known, and custom ones that were described).',
        '6: This is no kubectl command. For example: kubectl get pods -n dev',
        '8: This command sends 6 requests: delete pods, get pods, watch pods. Say which is meant with verb and resource.',
        '10: This command sends 2 requests: delete pods. Write a command for each.',
        '13: This command sends 2 requests: get pods, get pods/exec. Say which is meant with verb and resource.',
        '16: This command sends no such request, but list pods. Change verb.',
        '18: This is no curl command. For example: curl -k https://10.0.0.1:6443/version',
      ],
    ],
    [
      'unknown users',
      ofTests('  - request: /api\n    as: nod\n    expect: None\n'),
      ['5: No user is named "nod". Did you mean node?'],
    ],
    [
      'a request twice',
      ofTests(`  - request: /api
    expect: None
  - request: GET /api
    expect: { level: Metadata }
  - request: https://10.0.0.1/api
    expect: { rule: 1 }
  - request: POST /api
    expect: { level: None }
`),
      [
        '6: Lines 4 and 6 contradict each other: they expect another level of the same request. Remove one of the tests, or change its request.',
        '8: Lines 4 and 8 test the same request. Write everything that is expected of a request into one test.',
      ],
    ],
  ])('%s', (_name, text, problems) => expect(problemsOf(text)).toEqual(problems));

  test('what its aliases make too large, at once', () => {
    const lines = ['a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]'];
    for (const [at, name] of 'bcdefghijk'.split('').entries()) {
      const last = `*${'abcdefghijk'.charAt(at)}`;
      lines.push(`${name}: &${name} [${Array(10).fill(last).join(', ')}]`);
    }
    expect(problemsOf(head + lines.join('\n'))).toEqual([
      '1: Through its aliases, this file has too many values. Split it into several files.',
    ]);
  });

  test.each([
    ['brackets', '['.repeat(100_000)],
    ['lists', '- '.repeat(100_000)],
    ['maps', Array.from({ length: 5000 }, (_, at) => `${' '.repeat(at)}a:`).join('\n')],
  ])('%s that nest too deep', (_name, text) => {
    expect(read(`${head}tests:\n${text}`)).toMatchObject({ outcome: 'refused' });
  });
});

test.each([
  [head, true],
  ['{"kind": "AuditPolicyTest"}', true],
  ['{"tests": [{"event": {"kind": "Event"}}], "kind": "AuditPolicyTest"}', true],
  ['{kind: AuditPolicyTest, tests: []}', true],
  ['kind: "AuditPolicyTest"  # tests\r\n', true],
  ['kind: Policy\nrules:\n- kind: AuditPolicyTest', false],
  ['spec:\n  kind: AuditPolicyTest', false],
  ['', false],
])('%j is a file of tests: %s', (text, is) => expect(isTestFile(text)).toBe(is));
