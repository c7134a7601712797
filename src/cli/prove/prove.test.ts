import { expect, test } from 'vitest';
import { inFolder } from '../../testing/cli/terminal';

const policy = `apiVersion: audit.k8s.io/v1
kind: Policy
rules:
  - level: RequestResponse
    verbs: [create]
  - level: Metadata
`;
const own =
  'questions:\n- title: Are pods recorded?\n  about: {resources: [{group: "", resources: [pods]}]}\n';
const files = { 'a.yaml': policy, 'own.yaml': `${own}  atLeast: Metadata\n`, 'bad.yaml': own };

test.each<[args: string[], code: number, out: RegExp]>([
  [
    ['a.yaml'],
    0,
    /^CIS Kubernetes Benchmark 3\.2\.2\n\nYes {2}Is every access to Secrets recorded\?/,
  ],
  [['--questions', 'cis', 'a.yaml'], 1, /\na\.yaml: 5 checks: 4 yes, 1 no\.\n/],
  [['--questions', 'cis-secrets,exec', 'a.yaml'], 0, /\na\.yaml: 2 checks: 2 yes, 0 no\.\n/],
  [
    ['--questions', 'secret-content', 'a.yaml'],
    0,
    /^Credentials[^]*\n {4}rule 1 \(line 4\), RequestResponse\n {6}jane: create secrets in default\n/,
  ],
  [['--ask', 'own.yaml', 'a.yaml'], 0, /^own\.yaml\n\nYes {2}Are pods recorded\?/],
  [['--format', 'markdown', 'a.yaml'], 0, /^# What a\.yaml records, proved\n/],
])('%j', async (args, code, out) => {
  const ran = await inFolder(files).auditorium(['prove', ...args]);
  expect(ran).toEqual({ code, err: '', out: expect.stringMatching(out) as string });
});

test.each<[args: string[], err: RegExp]>([
  [['--questions', 'sis', 'a.yaml'], /There is no question "sis"\. The sets are cis, /],
  [
    ['--ask', 'bad.yaml', 'a.yaml'],
    /^auditorium: bad\.yaml: Question 1 says nothing that must hold/,
  ],
  [['own.yaml'], /would reject this policy/],
])('%j is no answer', async (args, err) => {
  const ran = await inFolder(files).auditorium(['prove', ...args]);
  expect(ran).toEqual({ code: 2, out: '', err: expect.stringMatching(err) as string });
});

test('JSON and SARIF name the rule, its place and a request', async () => {
  const { auditorium } = inFolder(files);
  const json = await auditorium([
    'prove',
    '--format',
    'json',
    '--questions',
    'token-content',
    'a.yaml',
  ]);
  expect(JSON.parse(json.out)).toMatchObject({
    ...{ version: 1, policy: 'a.yaml', kubernetes: '1.37' },
    answers: [
      {
        ...{ code: 'token-content', kind: 'list', answer: 'no' },
        rules: [
          {
            ...{ rule: 1, level: 'RequestResponse', holds: false },
            request: {
              method: 'POST',
              url: '/api/v1/namespaces/default/serviceaccounts/web/token',
            },
          },
        ],
      },
    ],
  });
  const sarif = await auditorium(['prove', '--format', 'sarif', '--questions', 'cis', 'a.yaml']);
  expect(JSON.parse(sarif.out)).toMatchObject({
    runs: [
      {
        results: [
          {
            ...{ ruleId: 'cis-metadata-only', level: 'warning' },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'a.yaml' },
                  region: { startLine: 4, startColumn: 3 },
                },
              },
            ],
          },
        ],
      },
    ],
  });
});
