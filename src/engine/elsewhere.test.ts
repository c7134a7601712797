import { expect, it } from 'vitest';
import { check } from './check';
import { resultOf } from '../audit/steps';
import { extractionsIn, withPointers, withPointersInSteps } from './elsewhere';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\n';
const policy = `${head}rules:\n- level: None\n`;
const right = (text: string) => text.replace(/^(?=.)/gm, '    ');
const map = `data:\n  audit.yaml: |\n${right(policy)}`;

type Told = [source: string, code: string, place: string, fix: string | undefined];
const rows: [name: string, text: string, expected: Told[]][] = [
  [
    'a ConfigMap: its policy can be extracted, and no fix turns the ConfigMap into one',
    map,
    [['kube-apiserver', 'embedded-policy', 'audit.yaml: |', 'Extract the policy']],
  ],
  [
    'two policies',
    `${map}  b: |\n${right(policy)}`,
    [
      ['kube-apiserver', 'embedded-policy', 'audit.yaml: |', 'Extract data.audit.yaml'],
      ['auditorium', 'embedded-policy', 'b: |', 'Extract data.b'],
    ],
  ],
  [
    'two policies in a script',
    `cat <<EOF\n${policy}EOF\ncat <<EOF\n${policy}EOF\n`,
    [
      [
        'kube-apiserver',
        'embedded-policy',
        'apiVersion: audit.k8s.io/v1',
        'Extract the policy on line 2',
      ],
      [
        'auditorium',
        'embedded-policy',
        'apiVersion: audit.k8s.io/v1',
        'Extract the policy on line 8',
      ],
    ],
  ],
  [
    'a document after another one, which may be meant as the policy',
    `kind: Pod\n---\n${policy}`,
    [
      ['auditorium', 'embedded-policy', 'apiVersion: audit.k8s.io/v1', 'Extract the policy'],
      ['kube-apiserver', 'kind-wrong', 'Pod', undefined],
      ['auditorium', 'ignored-documents', '---', 'Remove the --- line'],
    ],
  ],
  [
    'a configuration that names the policy file',
    'kind: ClusterConfiguration\napiServer: {extraArgs: {audit-policy-file: /etc/p.yaml}}\n',
    [
      ['auditorium', 'policy-elsewhere', '/etc/p.yaml', undefined],
      ['kube-apiserver', 'kind-wrong', 'ClusterConfiguration', undefined],
    ],
  ],
];

it.each(rows)('%s', (_name, text, expected) => {
  const { problems } = withPointers(check(text, '1.37'));
  const told = problems.map(({ source, code, range, fix }) => [
    source,
    code,
    text.slice(range.start, range.end),
    fix?.title,
  ]);
  expect(told).toEqual(expected);
});

it.each([
  ['a policy', policy],
  ['a policy that cannot be read', `${head}rules: [`],
  ['a text too long to be checked', map + ' '.repeat(1_000_000)],
  ['another file', 'kind: Whatever\n'],
])('changes nothing for %s', (_name, text) => {
  const analysis = check(text, '1.37');
  const { problems, ...rest } = withPointers(analysis);
  expect(problems).toEqual(analysis.problems);
  expect(rest).toEqual({
    text,
    kubernetes: '1.37',
    tooLarge: analysis.tooLarge,
    reading: analysis.reading,
  });
});

it('says that a text was too long to be searched', () => {
  const advice = (count: number) =>
    withPointers(check(`audit_rules:\n${'- a\n'.repeat(count)}`, '1.37')).problems[0]?.advice;
  expect(advice(10)).not.toContain('too long');
  expect(advice(20_000)).toMatch(/too long to be searched to its end for an audit policy/);
});

it('says what a text is that is no policy, at its first error, and advises nothing else', () => {
  const { problems } = withPointers(check('kind: Pod\nrules: []\n', '1.37'));
  const [first, ...others] = problems.map(({ advice, fix }) => ({ advice, fix }));
  expect(first?.advice).toContain('a manifest for the cluster');
  expect(
    [first?.fix, ...others.flatMap(({ advice, fix }) => [advice, fix])].filter(Boolean),
  ).toEqual([]);
});

it.each([
  ['a shell script', '#!/bin/sh\nkind: x\n', 'This is a shell script or command'],
  ['typographic quotes in Nix', '{“a”, ... }:\n', 'Use straight quotes'],
  ['a template of a shell script', '#!/bin/sh\nkind: {{ .x }}\n', 'This is a Go template'],
  ['an expression that the error is about', '#!/bin/sh\nkind: ${x}\n', 'template'],
])('the advice for %s is the surest', (_name, text, advice) => {
  const { problems } = withPointers(check(text, '1.37'));
  expect(problems.find(({ severity }) => severity === 'error')?.advice).toContain(advice);
});

it.each([
  ['a ConfigMap', map, '"data.audit.yaml" contains an audit policy.'],
  ['a script', `cat <<EOF\n${policy}EOF\n`, 'An audit policy starts on line 2.'],
  ['Markdown', `# a\n\n\`\`\`yaml\n${policy}\`\`\`\n\nb\n`, 'An audit policy starts on line 4.'],
  [
    'a script in YAML',
    `runcmd:\n- |\n    cat <<EOF\n${right(policy)}    EOF\n`,
    'An audit policy starts on line 4.',
  ],
  [
    'Terraform',
    `resource "a" "b" {\n  p = <<-EOT\n${right(policy)}  EOT\n}\n`,
    'An audit policy starts on line 3.',
  ],
])('says where the policy in %s is, in one sentence', (_name, text, said) => {
  const { problems } = withPointers(check(text, '1.37'));
  expect(problems.map(({ advice, fix }) => [advice, fix?.title])).toEqual([
    [said, 'Extract the policy'],
  ]);
});

it('returns the policies as fixes', () => {
  expect(extractionsIn(map)).toEqual([
    {
      ...{ title: 'Extract the policy', extract: policy },
      from: { path: 'data.audit.yaml', index: 0 },
    },
  ]);
  expect(extractionsIn(`kind: Pod\n---\n${policy}`)).toEqual([
    {
      ...{ title: 'Extract the policy', extract: `---\n${policy}` },
      from: { path: '', index: 0 },
    },
  ]);
  expect(extractionsIn(policy)).toEqual([]);
});

it('finds the same in steps, with pauses in proportion to the text', () => {
  const flags = (count: number) =>
    check(
      `command:\n${Array.from({ length: count }, (_, at) => `- --audit-policy-file=/a${at % 20}\n`).join('')}`,
      '1.37',
    );
  const pauses = (count: number) => [...withPointersInSteps(flags(count))].length;
  expect(resultOf(withPointersInSteps(flags(500))).problems).toEqual(
    withPointers(flags(500)).problems,
  );
  expect(pauses(2_000)).toBeGreaterThan(3 * pauses(500));
});
