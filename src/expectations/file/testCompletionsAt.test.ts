import { expect, it } from 'vitest';
import { testCompletionsAt } from './testCompletionsAt';

const head = 'apiVersion: auditorium/v1\nkind: AuditPolicyTest\n';

/** `|` is the cursor; a block scalar is written with `>`. */
const offers = (marked: string) =>
  testCompletionsAt(marked.replace('|', ''), marked.indexOf('|'), { kubernetes: '1.37' }).found;
const labels = (marked: string) => offers(marked).map(({ label }) => label);

const levels = ['None', 'Metadata', 'Request', 'RequestResponse'];
const parts = ['level', 'rule', 'stages', 'omitManagedFields', 'mustNotHold'];
const user = ['username', 'uid', 'groups', 'extra', 'sourceIPs'];
const callers = ['admin', 'developer', 'service-account', 'node', 'anonymous', 'failed-login'];

const whole: [name: string, text: string, labels: string[]][] = [
  ['the keys of a file', `${head}|`, ['metadata', 'policy', 'kubernetes', 'users', 'tests']],
  [
    'the kind of a file, before it is typed',
    'apiVersion: auditorium/v1\nkind: |',
    ['AuditPolicyTest'],
  ],
  ['the version', 'kind: AuditPolicyTest\napiVersion: |', ['auditorium/v1']],
  ['a key under metadata', `${head}metadata:\n  |`, ['name']],
  [
    'the keys of a test',
    `${head}tests:\n  - |`,
    [
      'name',
      'group',
      'kubectl',
      'curl',
      'request',
      'event',
      'sample',
      'as',
      'verb',
      'resource',
      'expect',
    ],
  ],
  [
    'no second request',
    `${head}tests:\n- kubectl: kubectl get pods\n  |`,
    ['name', 'group', 'as', 'verb', 'resource', 'expect'],
  ],
  [
    'verb and resource for commands only',
    `${head}tests:\n- sample: pod-list\n  |\n`,
    ['name', 'group', 'as', 'expect'],
  ],
  [
    'nor for a request in full',
    `${head}tests:\n- request:\n    method: GET\n  |\n`,
    ['name', 'group', 'as', 'expect'],
  ],
  [
    'the keys of another test',
    `${head}tests:\n- sample: pod-list\n  expect: None\n- name: x\n  sample: a\n  as: b\n  group: c\n  |`,
    ['expect'],
  ],
  ['a level, or parts', `${head}tests:\n- expect: |`, [...levels, ...parts]],
  ['a level in quotes', `${head}tests:\n- expect: "|"`, levels],
  ['parts on lines of their own', `${head}tests:\n- expect:\n    |`, parts],
  ['parts that are missing', `${head}tests:\n- expect:\n    level: None\n    |`, parts.slice(1)],
  ['parts in braces', `${head}tests:\n- expect: { level: None, | }`, parts.slice(1)],
  ['levels of a part', `${head}tests:\n- expect: { level: | }`, levels],
  ['rules', `${head}tests:\n- expect: { rule: | }`, ['none']],
  [
    'stages that are missing',
    `${head}tests:\n- expect: { stages: [Panic, |] }`,
    ['RequestReceived', 'ResponseStarted', 'ResponseComplete'],
  ],
  [
    'stages on lines',
    `${head}tests:\n- expect:\n    stages:\n      - Panic\n      - |`,
    ['RequestReceived', 'ResponseStarted', 'ResponseComplete'],
  ],
  ['true and false', `${head}tests:\n- expect:\n    omitManagedFields: |`, ['true', 'false']],
  [
    'who sends it',
    `${head}users:\n  alice: { username: a }\n  bob:\n    username: b\ntests:\n- as: |`,
    ['alice', 'bob', ...callers, ...user],
  ],
  [
    'who sends it, in a broken text',
    `${head}users:\n  alice: {}\ntests:\n- kubectl: [\n  as: "|`,
    ['alice', ...callers],
  ],
  ['the keys of a user', `${head}users:\n  alice:\n    username: a\n    |`, user.slice(1)],
  ['the keys of a user in a test', `${head}tests:\n- as: { | }`, user],
  [
    'what is missing of a request in full',
    `${head}tests:\n- request:\n    response:\n      code: 200\n      |`,
    ['body', 'panic', 'started', 'hijacked'],
  ],
  [
    'methods',
    `${head}tests:\n- request: { method: P| }`,
    ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  ],
  ['the form of a command', `${head}tests:\n- kubectl: |`, ['kubectl get secret db -n prod']],
  ['not over a command that has begun', `${head}tests:\n- kubectl: kubectl g|`, []],
  [
    'what may not be impersonated',
    `${head}tests:\n- request:\n    refusedImpersonation: [users, |]`,
    ['groups', 'uids', 'userextras'],
  ],
  [
    'annotations by admission',
    `${head}tests:\n- request:\n    admission:\n      - key: a\n        |`,
    ['value', 'level'],
  ],
  ['nothing for names of users', `${head}users:\n  |`, []],
  ['nothing in an event', `${head}tests:\n- event:\n    |`, []],
  [
    'nothing for a body',
    `${head}tests:\n- request:\n    requestBody:\n      metadata:\n        |`,
    [],
  ],
  ['nothing in a comment', `${head}tests: # |`, []],
  [
    'nothing in a here-document',
    `${head}tests:\n- kubectl: >\n    kubectl create -f - <<EOF\n    kind: |\n    EOF\n`,
    [],
  ],
  [
    'nothing on its blank line',
    `${head}tests:\n- kubectl: >\n    kubectl get\n    |\n\n    pods\n`,
    [],
  ],
  [
    'keys behind one that is broken',
    `${head}tests:\n- kubectl: >\n    - [ {\n      expect:\n  expect: None\n  |`,
    ['name', 'group', 'as', 'verb', 'resource'],
  ],
  ['nothing for an unknown key', `${head}tests:\n- expects: |`, []],
  ['nothing for a key of every object', `${head}constructor: |`, []],
  [
    'keys in JSON',
    '{ "kind": "AuditPolicyTest", "tests": [{ "sample": "pod-list", "|" }] }',
    ['name', 'group', 'as', 'expect'],
  ],
  ['levels in JSON', '{ "kind": "AuditPolicyTest", "tests": [{ "expect": "|" }] }', levels],
];
it.each(whole)('offers %s', (_name, text, expected) => {
  expect(labels(text)).toEqual(expected);
});

const some: [name: string, text: string, expected: string][] = [
  ['sample requests', `${head}tests:\n- sample: |`, 'pod-list'],
  ['versions', `${head}kubernetes: |`, '1.37'],
  ['verbs', `${head}tests:\n- verb: |`, 'deletecollection'],
  ['subresources', `${head}tests:\n- resource: po|`, 'pods/exec'],
  ['groups', `${head}tests:\n- as: { groups: [|] }`, 'system:masters'],
];
it.each(some)('offers %s', (_name, text, expected) => {
  expect(labels(text)).toContain(expected);
});

const inserts: [name: string, text: string, label: string, insert: string][] = [
  ['a level', `${head}tests:\n- expect: |`, 'None', 'None'],
  ['the missing space', `${head}tests:\n- expect:|`, 'None', ' None'],
  ['a part in braces', `${head}tests:\n- expect: |`, 'rule', '{ rule: $0 }'],
  ['a part in braces, with its space', `${head}tests:\n- expect:|`, 'stages', ' { stages: [$0] }'],
  ['a version in quotes', `${head}kubernetes: |`, '1.36', '"1.36"'],
  ['a version in the quotes that are there', `${head}kubernetes: '|'`, '1.36', '1.36'],
  ['a list in brackets', `${head}tests:\n- expect:\n    stages: |`, 'Panic', '[Panic]'],
  ['an item with its dash', `${head}tests:\n- expect:\n    stages:\n      |`, 'Panic', '- Panic'],
  ['a list of tests', `${head}|`, 'tests', 'tests:\n  - $0'],
  ['a map', `${head}|`, 'metadata', 'metadata:\n  $0'],
  ['a test with its dash', `${head}tests:\n  |`, 'sample', '- sample: $0'],
  ['a key that has its colon', `${head}tests:\n- sam|: pod-list`, 'sample', 'sample'],
  ['a test in braces', `${head}tests: [|]`, 'sample', '{ sample: $0 }'],
  [
    'a request as it is',
    `${head}tests:\n- request: |`,
    'GET /api/v1/namespaces/dev/pods',
    'GET /api/v1/namespaces/dev/pods',
  ],
];
it.each(inserts)('writes %s', (_name, text, label, insert) => {
  expect(offers(text).find((each) => each.label === label)?.insert).toBe(insert);
});

it('leads on to values and keys only where there are some', () => {
  const found = offers(`${head}tests:\n- |`);
  const leading = found.filter(({ leadsOn }) => leadsOn).map(({ label }) => label);
  expect(leading).toEqual([
    'kubectl',
    'curl',
    'request',
    'sample',
    'as',
    'verb',
    'resource',
    'expect',
  ]);
  expect(found.every(({ help }) => help.endsWith('.'))).toBe(true);
});
