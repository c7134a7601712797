import { describe, expect, it } from 'vitest';
import { inFolder, policy } from '../../testing/cli/terminal';

const tests = (list: string, head = 'policy: policy.yaml\n') =>
  `apiVersion: auditorium/v1\nkind: AuditPolicyTest\n${head}tests:\n${list}`;
const good = tests(`- name: secrets have no body
  kubectl: kubectl get secret db -n prod
  expect: { level: Metadata, rule: 1 }
- request: GET /healthz
  as: { username: bob }
  expect: Request
`);
const bad = tests(`- name: pods of jane # kept
  kubectl: kubectl get pods -n dev
  as: { username: jane }
  expect:
    level: Request
    rule: 3
`);

it('says which tests fail, and why', async () => {
  const { auditorium } = inFolder({ 'policy.yaml': policy, 'a.yaml': good, 'b.yaml': bad });
  expect(await auditorium(['test', 'a.yaml', 'b.yaml'])).toEqual({
    code: 1,
    err: '',
    out: `a.yaml (policy.yaml, Kubernetes 1.37)
  ✓ secrets have no body
  ✓ GET /healthz

b.yaml (policy.yaml, Kubernetes 1.37)
  ✗ pods of jane
      expected level Request, but it is level None
      expected rule 3, but it is rule 2
      rule 2 (line 8) matches first
      b.yaml:9:5

2 passed, 1 failed
`,
  });
});

describe('input', () => {
  const other = policy.replace('Metadata', 'Request');

  it.each<[name: string, args: string[], code: number, said: RegExp]>([
    ['passing', ['a.yaml'], 0, /^$/],
    ['a directory', ['tests'], 1, /^$/],
    [
      'a policy instead of the one that is named',
      ['other.yaml', 'a.yaml'],
      1,
      /^auditorium: a\.yaml is for policy\.yaml, and is run with other\.yaml\.\n$/,
    ],
    ['the policy that is named, once more', ['policy.yaml', 'a.yaml'], 0, /^$/],
    ['on standard input, beside a policy', ['policy.yaml', '-'], 0, /^$/],
    ['no tests', ['policy.yaml'], 2, /There are no tests/],
    [
      'two policies',
      ['policy.yaml', 'other.yaml', 'a.yaml'],
      2,
      /policy\.yaml and other\.yaml are both no files of tests/,
    ],
    [
      'no policy is named',
      ['nobody.yaml'],
      2,
      /nobody\.yaml names no policy\. Add "policy: policy\.yaml" to it/,
    ],
    ['the named policy is not there', ['lost.yaml'], 2, /gone\.yaml does not exist/],
    [
      'the policy is rejected',
      ['broken.yaml', 'a.yaml'],
      2,
      /broken\.yaml:1:1: kube-apiserver 1\.37 would reject/,
    ],
    [
      'a file with a misspelled level',
      ['wrong.yaml'],
      2,
      /^auditorium: wrong\.yaml:6:11: .*Metadata/,
    ],
    [
      'a newer version',
      ['newer.yaml'],
      2,
      /newer\.yaml:1:13: auditorium\/v2 is newer than this version of Auditorium/,
    ],
    ['a directory without tests', ['policies'], 2, /policies has no file of this kind/],
    ['a share that is none', ['a.yaml', '--mutants', 'all'], 2, /Use a number from 0 to 100/],
  ])('%s', async (_, args, code, said) => {
    const { auditorium } = inFolder({
      'policy.yaml': policy,
      'other.yaml': other,
      'broken.yaml': 'kind: Policy\n',
      'a.yaml': good,
      'tests/b.test.yaml': bad.replace('policy: ', 'policy: ../'),
      'tests/policy.yaml': policy,
      'policies/policy.yaml': policy,
      'nobody.yaml': tests('- sample: pod-list\n  expect: Request\n', ''),
      'lost.yaml': tests('- sample: pod-list\n  expect: Request\n', 'policy: gone.yaml\n'),
      'wrong.yaml': tests('- sample: pod-list\n  expect: metadata\n'),
      'newer.yaml': good.replace('v1', 'v2'),
    });
    const ran = await auditorium(['test', ...args], { stdin: good });
    expect(ran.err).toMatch(said);
    expect(ran.code).toBe(code);
  });

  it('--kubernetes comes before the version of the file', async () => {
    const every = `apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: Metadata\n  resources: [{ group: "*" }]\n`;
    const { auditorium } = inFolder({
      'policy.yaml': every,
      'a.yaml': tests(
        '- sample: pod-list\n  expect: Metadata\n',
        'policy: policy.yaml\nkubernetes: "1.35"\n',
      ),
    });
    expect((await auditorium(['test', 'a.yaml'])).err).toContain(
      'kube-apiserver 1.35 would reject',
    );
    expect((await auditorium(['test', '--kubernetes', '1.36', 'a.yaml'])).code).toBe(0);
  });
});

describe('--mutants', () => {
  it('fails if the tests notice too few mistakes, and shows tests that would', async () => {
    const { auditorium } = inFolder({ 'policy.yaml': policy, 'a.yaml': good });
    const ran = await auditorium(['test', '--mutants', '90', 'a.yaml']);
    expect(ran.code).toBe(1);
    const [, noticed = '', of = ''] =
      /(\d+) of (\d+) mistakes in the policy would be noticed \(\d+ %, less than 90 %\)/.exec(
        ran.out,
      ) ?? [];
    expect(Number(noticed)).toBeGreaterThan(0);
    expect(Number(of)).toBeGreaterThan(Number(noticed));
    expect(ran.out).toMatch(
      /Rule 2, .*: missed\. A test would notice it:\n {6}- sample: \S+ # .*\n {8}expect: \{ level: /,
    );
    expect((await auditorium(['test', '--mutants', '0', 'a.yaml'])).code).toBe(0);
  });

  it('the tests that it shows do notice them', async () => {
    const { auditorium } = inFolder({ 'policy.yaml': policy, 'a.yaml': good });
    const ran = await auditorium(['test', '--mutants', '0', 'a.yaml']);
    const shown = new Map(
      [...ran.out.matchAll(/^ {6}(- sample: (\S+) #.*)\n {6}( {2}expect: .*)$/gm)].map(
        ([, first = '', id = '', second = '']) => [id, `${first}\n${second}\n`],
      ),
    );
    const more = inFolder({ 'policy.yaml': policy, 'a.yaml': good + [...shown.values()].join('') });
    const after = await more.auditorium(['test', '--mutants', '0', 'a.yaml']);
    const count = (out: string) => Number(/(\d+) of \d+ mistakes/.exec(out)?.[1]);
    expect(after.out).toContain(' 0 failed');
    expect(count(after.out)).toBeGreaterThan(count(ran.out));
  });
});

/** The elements of junit-10.xsd of Jenkins that we use: those that may be in them, and their attributes (! if required). */
const jenkins: Record<string, [inside: string[], attributes: string[]]> = {
  testsuites: [['testsuite'], ['name', 'time', 'tests', 'failures', 'errors']],
  testsuite: [
    ['testsuite', 'properties', 'testcase', 'system-out', 'system-err'],
    ['name!', 'tests!', 'failures!', 'errors!', 'group', 'time', 'skipped', 'timestamp', 'file'],
  ],
  properties: [['property'], []],
  property: [[], ['name!', 'value!']],
  testcase: [
    ['skipped', 'error', 'failure', 'system-out', 'system-err'],
    ['name!', 'time', 'classname', 'group'],
  ],
  failure: [[], ['type', 'message']],
};

function expectJenkins(xml: string) {
  const open: string[] = [];
  for (const [, end, name = '', written = '', isEmpty] of xml.matchAll(
    /<(\/)?(\w[\w-]*)((?: [\w-]+="[^"<]*")*)(\/)?>/g,
  )) {
    if (end) {
      expect(open.pop()).toBe(name);
      continue;
    }
    const [inside] = jenkins[open.at(-1) ?? ''] ?? [['testsuites']];
    expect(inside).toContain(name);
    const [, attributes = []] = jenkins[name] ?? [];
    const given = [...written.matchAll(/ ([\w-]+)=/g)].map(([, each]) => each ?? '');
    expect(attributes.map((each) => each.replace('!', ''))).toEqual(expect.arrayContaining(given));
    for (const each of attributes)
      if (each.endsWith('!')) expect(given).toContain(each.slice(0, -1));
    if (!isEmpty) open.push(name);
  }
  expect(open).toEqual([]);
  expect(xml.match(/<(?!\?xml|\/?\w)/)).toBeNull();
}

describe('formats', () => {
  const nasty = tests(`- name: 'a "quoted" <name> & # \\ \u0007 more'
  sample: pod-list
  expect: Metadata
`).replace('\u0007', '');
  const files = { 'policy.yaml': policy, 'a.yaml': good, 'b.yaml': bad, 'c.yaml': nasty };

  it('json', async () => {
    const { auditorium } = inFolder(files);
    const ran = await auditorium(['test', '--format', 'json', 'b.yaml']);
    expect(JSON.parse(ran.out)).toMatchObject({
      version: 1,
      files: [
        {
          file: 'b.yaml',
          policy: 'policy.yaml',
          tests: [
            {
              name: 'pods of jane',
              passed: false,
              line: 5,
              column: 3,
              rule: 2,
              level: 'None',
              because: 'rule 2 (line 8) matches first',
            },
          ],
        },
      ],
    });
  });

  it('junit', async () => {
    const { auditorium } = inFolder(files);
    const ran = await auditorium([
      'test',
      '--format',
      'junit',
      '--mutants',
      '99',
      'b.yaml',
      'c.yaml',
    ]);
    expect(ran.out).toContain(
      '<testsuite name="b.yaml" tests="2" failures="2" errors="0" skipped="0" time="0">',
    );
    expect(ran.out).toContain(
      '<failure type="expectation" message="expected level Request, but it is level None; expected rule 3, but it is rule 2">',
    );
    expect(ran.out).toContain('name="a &quot;quoted&quot; &lt;name&gt; &amp; # \\  more"');
    expect(ran.out.match(/<testcase /g)).toHaveLength(4);
    expectJenkins(ran.out);
  });

  it('tap', async () => {
    const { auditorium } = inFolder(files);
    const ran = await auditorium(['test', '--format', 'tap', 'a.yaml', 'b.yaml', 'c.yaml']);
    expect(ran.out).toBe(`TAP version 14
1..4
ok 1 - a.yaml: secrets have no body
ok 2 - a.yaml: GET /healthz
not ok 3 - b.yaml: pods of jane
  ---
  message: "expected level Request, but it is level None; expected rule 3, but it is rule 2"
  because: "rule 2 (line 8) matches first"
  at: "b.yaml:9:5"
  ...
not ok 4 - c.yaml: a "quoted" <name> & \\# \\\\  more
  ---
  message: "expected level Metadata, but it is level None"
  because: "rule 2 (line 8) matches; rule 1 (line 4) does not: pods is not in secrets"
  at: "c.yaml:7:11"
  ...
`);
  });
});
