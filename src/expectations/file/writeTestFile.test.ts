import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { levels, newestKubernetes, stages } from '../../audit/types';
import { sampleRequests } from '../../catalog/requests';
import { ownKind, type SampleRequest } from '../../catalog/types';
import { callers } from '../../requests/callers';
import { translateKubectl } from '../../requests/kubectl/translate';
import { ownRequestFrom, type OwnRequest } from '../../requests/ownRequest';
import { readRequests } from '../../requests/readRequests';
import { yamlValue } from '../../requests/safeYaml';
import { allTests } from '../../testing/testFiles';
import { expectationsFrom, type Expectation } from '../expectation';
import { readTestFile } from './readTestFile';
import { keyOfRequest } from './repeatedRequests';
import { writeTestFile } from './writeTestFile';

const kubernetes = newestKubernetes;
const written = (requests: readonly SampleRequest[], expectations: readonly Expectation[]) =>
  writeTestFile({ policy: 'policy.yaml', kubernetes, requests, expectations });
const fileIn = (text: string) => {
  const reading = readTestFile(text, kubernetes);
  if (reading.outcome !== 'read') throw new Error(`${JSON.stringify(reading)}\n${text}`);
  return reading.file;
};
const own = (request: OwnRequest | undefined, id: string): SampleRequest => {
  if (!request) throw new Error('no request');
  return { ...request, id, kinds: [ownKind] };
};
function pasted(text: string, sender = callers.developer): SampleRequest[] {
  const { requests } = readRequests(text, {
    ...{ sender, yaml: yamlValue },
    kubectl: (command, files = {}) =>
      translateKubectl(command, { kubernetes, kubectl: kubernetes, files }),
  });
  return requests.map(({ request }, at) => own(request, `own-${at + 1}`));
}
/** The requests and expectations that a file is read to, without ids. */
function expectReadBack(requests: readonly SampleRequest[], expectations: readonly Expectation[]) {
  const { tests } = fileIn(written(requests, expectations));
  const bare = ({ id: _id, kinds: _kinds, title, ...request }: SampleRequest) => ({
    ...request,
    title: title.replace(/^From an? .*/, 'A request of your own'),
  });
  const parts = ({ request: _request, ...rest }: Expectation) => rest;
  expect(tests.map((each) => bare(each.request))).toEqual(
    expectations.map((each) => bare(requests.find(({ id }) => id === each.request)!)),
  );
  expect(tests.map((each) => parts(each.expectation))).toEqual(expectations.map(parts));
}
const testsOf = (text: string) => text.slice(text.indexOf('tests:'));

describe('writes', () => {
  test.each<[name: string, requests: SampleRequest[], tests: string]>([
    [
      'commands',
      pasted('kubectl get secret db -n prod\nkubectl exec web -- ls'),
      `  - kubectl: kubectl get secret db -n prod
    expect: None
  - kubectl: kubectl exec web -- ls
    verb: get
    resource: pods
    expect: None
  - kubectl: kubectl exec web -- ls
    verb: get
    resource: pods/exec
    expect: None`,
    ],
    [
      'one of our callers',
      pasted('GET /api\ncurl https://h/api', callers.node),
      `  - request: GET /api
    as: node
    expect: None
  - request:
      method: GET
      url: /api
      command: curl get /api
      userAgent: curl/8.5.0
    as: anonymous
    expect: None`,
    ],
    [
      'a command without its token, and a group',
      pasted('kubectl get pods --token abc', callers.node).map((each) => ({ ...each, group: 'G' })),
      `  - group: G
    kubectl: kubectl get pods --token …
    as: node
    expect: None`,
    ],
    [
      'a title as its name',
      pasted('GET /api').map((each) => ({ ...each, title: 'Discovery' })),
      `  - name: Discovery
    request: GET /api
    expect: None`,
    ],
    [
      'in full, only what is not the default',
      [
        own(
          ownRequestFrom(
            {
              method: 'GET',
              url: '/x',
              command: 'looks',
              user: callers.developer.user,
              sourceIPs: callers.developer.sourceIPs,
            },
            '',
          ),
          'own-1',
        ),
      ],
      `  - request:
      method: GET
      url: /x
      command: looks
    expect: None`,
    ],
  ])('%s', (_name, requests, tests) => {
    const expectations = requests.map(({ id }) => ({ request: id, level: 'None' as const }));
    expect(testsOf(written(requests, expectations))).toBe(`tests:\n${tests}\n`);
    expectReadBack(requests, expectations);
  });

  test('a user that several tests have once, and expectations in short', () => {
    const sender = {
      ...callers.developer,
      user: { username: 'a:b c', groups: ['x', 'system:authenticated'] },
    };
    const requests = pasted('GET /a\nGET /b', sender);
    const expectations: Expectation[] = [
      { request: 'own-1', level: 'Metadata', rule: 0, stages: ['Panic'], mustNotHold: ['a b'] },
      { request: 'gone', level: 'None' },
      { request: 'own-2', rule: -1 },
    ];
    const text = written(requests, expectations);
    expect(text).toBe(`apiVersion: auditorium/v1
kind: AuditPolicyTest
policy: policy.yaml
kubernetes: "1.37"
users:
  b-c:
    username: a:b c
    groups: [ x ]
tests:
  - request: GET /a
    as: b-c
    expect:
      level: Metadata
      rule: 1
      stages: [ Panic ]
      mustNotHold: [ a b ]
  - request: GET /b
    as: b-c
    expect:
      rule: none
`);
    expectReadBack(requests, [expectations[0]!, expectations[2]!]);
  });

  test('what is expected of equal requests into one test, and says what contradicts it', () => {
    const requests = pasted('GET /a\nGET /a\nGET /a');
    const text = written(requests, [
      { request: 'own-1', level: 'None' },
      { request: 'own-2', rule: 2 },
      { request: 'own-3', level: 'Metadata' },
    ]);
    expect(testsOf(text)).toBe(`tests:
  - request: GET /a
    expect:
      level: None
      rule: 3

# Left out, because it contradicts an earlier test of this request: GET /a
`);
  });
});

test('every sample request and every example is read back', () => {
  const all = sampleRequests.map(({ id }) => ({ request: id, level: 'None' as const }));
  expectReadBack(sampleRequests, all);
  const { tests } = fileIn(JSON.stringify(allTests));
  expect(tests).toHaveLength(allTests.tests.length);
  expectReadBack(
    tests.map(({ request }) => request),
    tests.map(({ expectation }) => expectation),
  );
  const asOwn = sampleRequests.map((each, at) => own(each, `own-${at + 1}`));
  const texts = asOwn.flatMap(({ id: request }, at) =>
    asOwn.findIndex((each) => keyOfRequest(each) === keyOfRequest(asOwn[at]!)) === at
      ? [{ request, rule: at }]
      : [],
  );
  expectReadBack(asOwn, texts);
});

const word = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'a: b',
    '- x',
    '#',
    ' ',
    'no',
    '1.0',
    '\n',
    'a\n\n b\n',
    '\t',
    '\u0085',
    '\u2028',
  ),
);
const user = fc.record(
  { username: word, uid: word, groups: fc.array(word), extra: fc.dictionary(word, fc.array(word)) },
  { requiredKeys: ['username'] },
);
const request = fc.record(
  {
    method: fc.constantFrom('GET', 'POST', 'PATCH'),
    url: word.map((each) => `/${each}`),
    command: word,
    title: word,
    user: fc.oneof(
      user,
      fc.constant(null),
      fc.constantFrom(callers.node.user, callers.developer.user),
    ),
    userAgent: word,
    sourceIPs: fc.oneof(fc.array(word), fc.constant(callers.developer.sourceIPs)),
    group: word,
    impersonate: user,
    requestBody: fc.jsonValue(),
    authorization: fc.record({
      decision: fc.constantFrom('allow', 'forbid', 'error'),
      reason: word,
    }),
    response: fc.record({ code: fc.nat(999), body: fc.jsonValue() }, { requiredKeys: ['code'] }),
    annotations: fc.dictionary(word, word),
  },
  { requiredKeys: ['method', 'url'] },
);
const expectation = fc.record(
  {
    level: fc.constantFrom(...levels),
    rule: fc.integer({ min: -1, max: 50 }),
    stages: fc.subarray([...stages]),
    omitManagedFields: fc.boolean(),
    mustNotHold: fc.uniqueArray(word, { minLength: 1 }),
  },
  { requiredKeys: [] },
);

test('any requests and expectations are read back', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(request, expectation), { maxLength: 4 }), (pairs) => {
      const requests: SampleRequest[] = [];
      const expectations: Expectation[] = [];
      for (const [at, [given, parts]] of pairs.entries()) {
        // As they are in a workspace.
        const kept = ownRequestFrom(JSON.parse(JSON.stringify(given)), `own-${at + 1}`);
        const read = expectationsFrom([{ ...parts, request: `own-${at + 1}` }])?.[0];
        if (!kept || !read) continue;
        const shown = own(kept, kept.id);
        if (requests.some((each) => keyOfRequest(each) === keyOfRequest(shown))) continue;
        requests.push(shown);
        expectations.push(read);
      }
      expectReadBack(requests, expectations);
    }),
    { numRuns: 50 },
  );
});
