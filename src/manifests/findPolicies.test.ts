import { describe, expect, it } from 'vitest';
import { newestKubernetes } from '../audit/types';
import { templates } from '../catalog/templates';
import { expectInProportion } from '../testing/expectInProportion';
import { many } from '../testing/many';
import { findPolicies } from './findPolicies';
import { readPolicy } from '../document/readPolicy';

const embedded = (text: string) => findPolicies(text).embedded;

const policy = `# who deletes
apiVersion: audit.k8s.io/v1
kind: Policy
rules:
  # all of it
  - level: Metadata # enough
    verbs: ["delete"]

  - level: None
`;
const rules = `- level: Metadata # enough
  verbs: ["delete"]
- level: None
`;
const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\n';
const json = JSON.stringify({
  apiVersion: 'audit.k8s.io/v1',
  kind: 'Policy',
  rules: [{ level: 'None' }],
});

/** Indents a text; blank lines stay blank. */
const right = (text: string, columns: number) => text.replace(/^(?=.)/gm, ' '.repeat(columns));
const lines = (...texts: string[]) => texts.join('\n');

type Found = [path: string, text: string];
/** Base64 in lines of 76 characters, as the command `base64` writes it. */
const wrapped = (text: string) => base64(text).replace(/.{76}/g, '$&\n');
const base64 = (text: string) => Buffer.from(text).toString('base64');

const rows: [name: string, text: string, found: Found[]][] = [
  [
    'a ConfigMap, with comments and blank lines',
    lines(
      'apiVersion: v1',
      'kind: ConfigMap',
      'metadata: {name: audit}',
      'data:',
      '  policy.yaml: |',
      right(policy, 4),
    ),
    [['data.policy.yaml', policy]],
  ],
  ...['', '#', '##'].map((before): (typeof rows)[number] => [
    `a Secret, in base64, behind ${before.length} characters`,
    `kind: Secret\ndata:\n  policy.yaml: ${base64(before + policy)}\n`,
    [['data.policy.yaml', before + policy]],
  ]),
  ...['', '#', '##', '#'.repeat(50)].map((before): (typeof rows)[number] => [
    `base64 in lines, behind ${before.length} characters`,
    `kind: Secret\ndata:\n  p: |\n${right(wrapped(before + policy), 4)}\n`,
    [['data.p', before + policy]],
  ]),
  [
    'truncated base64, and base64 of something else',
    lines(
      'kind: Secret',
      'data:',
      `  cut: ${base64(policy).slice(0, -3)}`,
      `  other: ${base64('see audit.k8s.io/v1')}`,
    ),
    [],
  ],
  [
    'a ConfigMap with two policies and another file',
    lines(
      'kind: ConfigMap',
      'data:',
      '  quiet: |-',
      right(`${head}rules: [{level: None}]`, 4),
      '  readme: |',
      '    about the audit policy',
      '    audit.k8s.io/v1 is its group',
      `  json: '${json}'`,
    ),
    [
      ['data.quiet', `${head}rules: [{level: None}]`],
      ['data.json', json],
    ],
  ],
  [
    'a List in JSON',
    JSON.stringify(
      { kind: 'List', items: [{ kind: 'ConfigMap', data: { 'audit.yaml': policy } }] },
      null,
      '\t',
    ),
    [['items[0].data.audit.yaml', policy]],
  ],
  [
    'a policy with a syntax error in a ConfigMap',
    lines('kind: ConfigMap', 'data:', '  p: |', right(`${head}rules:\n- level: "None\n`, 4)),
    [['data.p', `${head}rules:\n- level: "None\n`]],
  ],
  [
    'a script that writes a policy',
    lines('write_files:', '- content: |', right(`cat <<EOF > "p\n${policy}EOF\n`, 4)),
    [['write_files[0].content <<EOF', policy]],
  ],
  [
    'Terraform: indented below <<-',
    `resource "x" "y" {\n  data = {\n    "p" = <<-EOT\n${right(policy, 6)}    EOT\n  }\n}\n`,
    [['<<EOT', policy]],
  ],
  [
    'Puppet',
    `file { '/p':\n  content => @(POLICY)\n${right(policy, 4)}    | POLICY\n}\n`,
    [['@(POLICY)', policy]],
  ],
  ['a command with the policy', `cat <<'EOF' > p.yaml\n${policy}EOF\n`, [['<<EOF', policy]]],
  ['a script without an end', `cat <<EOF > p.yaml\n${policy}`, []],
  [
    'kustomize: a literal',
    lines(
      'configMapGenerator:',
      '- literals:',
      '  - |',
      right(`p.yaml=${policy.replace(/^#.*\n/, '')}`, 4),
    ),
    [['configMapGenerator[0].literals[0]', policy.replace(/^#.*\n/, '')]],
  ],
  [
    'Ignition: a data URL in base64',
    `files:\n- contents: {source: "data:text/plain;charset=utf-8;base64,${base64(policy)}"}\n`,
    [['files[0].contents.source', policy]],
  ],
  [
    'Ignition: a data URL',
    `files:\n- contents: {source: "data:,${encodeURIComponent(policy)}"}\n`,
    [['files[0].contents.source', policy]],
  ],
  [
    'an audit event',
    lines(
      'data:',
      '  e: |',
      '    apiVersion: audit.k8s.io/v1',
      '    kind: Event',
      '    level: Metadata',
    ),
    [],
  ],
  [
    'a policy of something else',
    lines(
      'data:',
      '  e: |',
      '    apiVersion: kyverno.io/v1',
      '    kind: Policy',
      '    spec: {rules: [{name: audit policy}]}',
    ),
    [],
  ],
  [
    'a filter of a log forwarder',
    lines(
      'kind: ClusterLogForwarder',
      'spec:',
      '  filters:',
      '  - kubeAPIAudit:',
      '      rules:',
      '      - level: None',
    ),
    [],
  ],
  [
    'Talos: a map, with its comments',
    lines(
      'cluster:',
      '  apiServer:',
      '    image: registry.k8s.io/kube-apiserver:v1.36.0',
      '    auditPolicy:',
      right(policy, 6) + '      # end of the policy',
      '    # about the next field',
      '    certSANs: []',
      '',
    ),
    [['cluster.apiServer.auditPolicy', `${policy}# end of the policy\n`]],
  ],
  [
    'Talos: a list in the column of its key',
    lines(
      'cluster:',
      '  auditPolicy:',
      '    apiVersion: audit.k8s.io/v1',
      '    kind: Policy',
      '    rules:',
      '    - level: Metadata',
      '  next: 1',
    ),
    [['cluster.auditPolicy', `${head}rules:\n- level: Metadata\n`]],
  ],
  [
    'Helm values: apiVersion and kind are added to a map without them',
    lines(
      'auditPolicy:',
      '  enabled: true',
      '  rules:',
      '    - level: None',
      '    - level: Metadata',
      'x: 1',
    ),
    [['auditPolicy', `${head}enabled: true\nrules:\n  - level: None\n  - level: Metadata\n`]],
  ],
  [
    'kubespray: what is missing is added above a string of rules',
    lines('audit_policy_custom_rules: |', right(rules, 2)),
    [['audit_policy_custom_rules', `${head}rules:\n${rules}`]],
  ],
  [
    'a list of rules',
    lines('apiserver:', '  auditRules:', right(rules, 4)),
    [['apiserver.auditRules', `${head}rules:\n${rules}`]],
  ],
  [
    'a document after another one',
    `kind: ClusterConfiguration\n---\n${policy}---\nkind: Other\n`,
    [['', `---\n${policy}`]],
  ],
  [
    'kOps: the content of a file',
    lines(
      'kind: Cluster',
      'spec:',
      '  fileAssets:',
      '  - name: audit',
      '    content: |',
      right(policy, 6),
    ),
    [['spec.fileAssets[0].content', policy]],
  ],
  [
    'cloud-init: write_files',
    lines(
      '#cloud-config',
      'write_files:',
      '  - path: /etc/audit.yaml',
      '    content: |',
      right(policy, 6),
    ),
    [['write_files[0].content', policy]],
  ],
  [
    'RKE2 HelmChartConfig: a policy in a string of values',
    lines(
      'kind: HelmChartConfig',
      'spec:',
      '  valuesContent: |-',
      right(`apiServer:\n  auditPolicy: |\n${right(policy, 4)}`, 4),
    ),
    // The |- above it drops its last line break.
    [['spec.valuesContent.apiServer.auditPolicy', policy.trimEnd()]],
  ],
  [
    'kind: a map in a string with a patch',
    lines(
      'kind: Cluster',
      'kubeadmConfigPatches:',
      '- |',
      right(`kind: ClusterConfiguration\nauditPolicy:\n${right(policy, 2)}`, 2),
    ),
    [['kubeadmConfigPatches[0].auditPolicy', policy]],
  ],
  [
    'a map that starts after a dash',
    lines(
      'audit:',
      '- apiVersion: audit.k8s.io/v1',
      '  kind: Policy',
      '  rules:',
      '  - level: None',
      '',
    ),
    [['audit[0]', `${head}rules:\n- level: None\n`]],
  ],
  [
    'a block scalar at the end of a map',
    lines(
      'auditPolicy:',
      '  apiVersion: audit.k8s.io/v1',
      '  kind: Policy',
      '  rules: [{level: None}]',
      '  x: |',
      '    a',
      '',
      'y: 1',
    ),
    [['auditPolicy', `${head}rules: [{level: None}]\nx: |\n  a\n`]],
  ],
  [
    'a map in flow style: a --- line, because it is not JSON',
    'auditPolicy: {apiVersion: audit.k8s.io/v1, kind: Policy, rules: [{level: None}]}\n',
    [['auditPolicy', '---\n{apiVersion: audit.k8s.io/v1, kind: Policy, rules: [{level: None}]}\n']],
  ],
  ['a map in JSON', `{"auditPolicy": ${json}}`, [['auditPolicy', json]]],
  ['a string in double quotes', `a: ${JSON.stringify(policy)}\n`, [['a', policy]]],

  [
    'base64 on one line of 2 MB',
    `kind: Secret\ndata:\n  p: ${base64(policy + '#'.repeat(1_500_000))}\n`,
    [['data.p', policy + '#'.repeat(1_500_000)]],
  ],

  [
    'a template (Helm) around a policy',
    lines(
      'kind: ConfigMap',
      'metadata:',
      '  name: {{ include "x.name" . }}',
      '  {{- with .Values.labels }}',
      '  labels: {{ toYaml . }}',
      '  {{- end }}',
      'data:',
      '  policy.yaml: |',
      right(policy, 4),
    ),
    [['data.policy.yaml', policy]],
  ],
  [
    'an error after a policy',
    `auditPolicy:\n${right(policy, 2)}image: "never closed\n`,
    [['auditPolicy', policy]],
  ],
  [
    'an error inside a map: not found',
    `auditPolicy:\n${right(`${head}rules:\n- level: None\n  verbs: [get\n`, 2)}image: x\n`,
    [],
  ],
  [
    'a policy with a syntax error, as a document and in base64',
    lines(
      'kind: Secret',
      `data: {p: ${base64(`${head}rules: [`)}}`,
      '---',
      `${head}rules:\n- level: "None`,
    ),
    [
      ['data.p', `${head}rules: [`],
      ['', `---\n${head}rules:\n- level: "None`],
    ],
  ],
  [
    'a page of documentation with a policy',
    `kind: A\n---\n# Auditing\n\nDo this:\n\n\`\`\`yaml\n${policy}\`\`\`\n`,
    [['```yaml', policy]],
  ],
  [
    'tags of other tools',
    lines('Resources:', '  a: !Sub |', right(policy, 4), '  b: !Ref x'),
    [['Resources.a', policy]],
  ],
  [
    'an alias to a policy: found once, at the anchor',
    `x-policy: &policy\n${right(policy, 2)}auditPolicy: *policy\n`,
    [['x-policy', policy]],
  ],
  [
    'an alias to rules, recognized by its key',
    lines('x: &rules', right(rules, 2), 'audit_policy_custom_rules: *rules', ''),
    [['audit_policy_custom_rules', `${head}rules:\n${rules}`]],
  ],
  [
    'anchors and aliases inside a policy are kept',
    lines('auditPolicy:', right(`${head}rules:\n- &a\n  level: None\n- *a\n`, 2)),
    [['auditPolicy', `${head}rules:\n- &a\n  level: None\n- *a\n`]],
  ],
  [
    'aliases to anchors outside of a policy are expanded',
    lines(
      'x-verbs: &verbs [get, list]',
      'x-rule: &rule',
      '  level: Metadata # enough',
      '  verbs: *verbs',
      '  users:',
      'auditPolicy:',
      right(`${head}rules:\n- *rule\n- level: "None" # the rest\n  verbs: *verbs\n`, 2),
    ),
    [
      [
        'auditPolicy',
        `${head}rules:\n  - level: Metadata # enough\n    verbs: [ get, list ]\n    users: ~\n  - level: "None" # the rest\n    verbs: [ get, list ]\n`,
      ],
    ],
  ],
  [
    'merge keys',
    lines(
      'x-head: &head {apiVersion: audit.k8s.io/v1}',
      'x-quiet: &quiet {level: None}',
      'auditPolicy:',
      '  <<: *head',
      '  kind: Policy',
      '  rules:',
      '  - <<: [*quiet]',
      '    verbs: [get]',
      '',
    ),
    [
      [
        'auditPolicy',
        '<<: { apiVersion: audit.k8s.io/v1 }\nkind: Policy\nrules:\n  - <<: [ { level: None } ]\n    verbs: [ get ]\n',
      ],
    ],
  ],
  [
    'maps merged into themselves',
    lines('auditPolicy: &a', '  <<: *a', '  rules: &r', '  - <<: *a', '  - *r'),
    [],
  ],

  ['a policy itself', policy, []],
  ['a policy itself, after a comment and a marker', `# a\n---\n${policy}`, []],
  ['a policy followed by another', `${policy}---\n${policy}`, []],
  ['rules without apiVersion and kind', `rules:\n${rules}# audit\n`, []],
  [
    'an event of an audit log',
    '{"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata"}',
    [],
  ],
  ['RBAC rules', 'kind: Role\n# audit\nrules:\n- verbs: [get]\n  resources: [pods]\n', []],
  ['invalid YAML', 'audit: [', []],
  ['nothing', '', []],
];
/** Policies that kube-apiserver would reject: they are extracted as they are, so that it can say why. */
const faulty: typeof rows = [
  ...['AuditPolicy', 'policy', 'ConfigMap'].map((kind): (typeof rows)[number] => [
    `the content of a file with the kind ${kind}`,
    lines(
      'machineGlobalConfig:',
      '  audit-policy-file: |',
      right(policy.replace('Policy', kind), 4),
    ),
    [['machineGlobalConfig.audit-policy-file', policy.replace('Policy', kind)]],
  ]),
  ...['v1', 'audit.k8s.io/v1beta1', 'audit.k8s.io', 'policy/v1'].map(
    (version): (typeof rows)[number] => [
      `a file with the apiVersion ${version}`,
      lines('data:', '  p: |', right(policy.replace('audit.k8s.io/v1', version), 4)),
      [['data.p', policy.replace('audit.k8s.io/v1', version)]],
    ],
  ),
  [
    'the content of a file without apiVersion and kind: nothing is added, because nothing would add it',
    lines('data:', '  p: |', right(rules.replace(/^/, 'rules:\n'), 4)),
    [['data.p', `rules:\n${rules}`]],
  ],
  [
    'a level in lowercase, in the content of a file',
    lines('data:', '  p: |', right(policy.replace('Metadata', 'metadata'), 4)),
    [['data.p', policy.replace('Metadata', 'metadata')]],
  ],
  [
    'a level in lowercase, in a map without a kind',
    lines('auditPolicy:', '  apiVersion: audit.k8s.io/v1', '  rules:', '  - level: none'),
    [['auditPolicy', `kind: Policy\napiVersion: audit.k8s.io/v1\nrules:\n- level: none\n`]],
  ],
  [
    'whatever stands in the place of a path',
    lines('audit-policy-file: |', '  rules: [', '  - level'),
    [['audit-policy-file', 'rules: [\n- level']],
  ],
  [
    'a second document with a fault',
    `kind: ClusterConfiguration\n---\n${policy.replace('Policy', 'AuditPolicy')}`,
    [['', `---\n${policy.replace('Policy', 'AuditPolicy')}`]],
  ],
];
it.each([...rows, ...faulty])('%s', (_name, text, found) => {
  const policies = embedded(text);
  expect(policies.map(({ path, text }) => [path, text])).toEqual(found);
  for (const { at } of policies)
    expect(text.slice(at.start, at.end)).toMatch(/level|rules|[\w+/]{60}/);
});

it.each(rows)('what is taken out is a policy to the server: %s', (name, text) => {
  if (name.includes('syntax error')) return;
  for (const { text: taken } of embedded(text)) {
    expect(readPolicy(taken, newestKubernetes).error).toBe(null);
  }
});

it.each(templates.map(({ name, yaml }) => [name, yaml]))(
  'is extracted unchanged at any depth: %s',
  (_name, yaml) => {
    for (const columns of [1, 2, 3, 8]) {
      const asText = `a:\n b: |\n${right(yaml, columns + 1)} c: 1\n`;
      expect(embedded(asText).map(({ text }) => text)).toEqual([yaml]);
      // A comment above the map belongs to it only without a blank line between them.
      const asMap = `a:\n b:\n${right(yaml, columns + 1)} c: 1\n`;
      const [policy] = embedded(asMap);
      expect(yaml.endsWith(policy?.text ?? '?')).toBe(true);
      expect(readPolicy(policy?.text ?? '', newestKubernetes).policy).toEqual(
        readPolicy(yaml, newestKubernetes).policy,
      );
    }
  },
);

it('finds at most twenty', () => {
  const data = Array.from({ length: 50 }, (_, at) => `  p${at}: |\n${right(policy, 4)}`).join('');
  expect(embedded(`data:\n${data}`)).toHaveLength(20);
});

it('reads strings in strings up to four deep', () => {
  const wrapped = (times: number): string =>
    times === 0 ? policy : `a: |\n${right(wrapped(times - 1), 2)}`;
  expect(embedded(wrapped(4)).map(({ text }) => text)).toEqual([policy]);
  expect(embedded(wrapped(5))).toEqual([]);
});

describe('stops', () => {
  const map = `z:\n  auditPolicy: |\n${right(policy, 4)}`;
  const items = (count: number) => `items:\n${'- a\n'.repeat(count)}`;

  it('after 20,000 nodes', () => {
    const other = `# audit.k8s.io\n${items(7_500)}---\n`;
    expect(embedded(other.repeat(2) + map)).toHaveLength(1);
    expect(embedded(other.repeat(3) + map)).toEqual([]);
  });

  it('after 40,000 lexemes of a document', () => {
    // Not taken out, because their key is about audit.
    const rules = (count: number) => items(count).replace('items', 'audit_rules');
    expect(findPolicies(rules(7_900) + map)).toMatchObject({ isCut: false, embedded: [{}] });
    expect(findPolicies(rules(8_100) + map)).toMatchObject({ isCut: true, embedded: [] });
  });
});

it('reads blank lines and comments in proportion', () => {
  const textOf = (length: number) => `${many(length, '  \n# audit.k8s.io\n')}a: [`;
  expect(embedded(textOf(700_000))).toEqual([]);
  expectInProportion(32_000, textOf, embedded);
});

it('limits the work for aliases', () => {
  // Each of ten lists contains the previous one ten times.
  const bomb = Array.from({ length: 10 }, (_, at) => {
    const before = at === 0 ? 'x' : `*a${at - 1}`;
    return `a${at}: &a${at} [${Array.from({ length: 10 }, () => before).join(', ')}]\n`;
  }).join('');
  const rules = `rules: &r\n${'- {level: None}\n'.repeat(5000)}- {level: x}\n`;
  const texts = [
    `${bomb}auditPolicy:\n${right(`${head}rules: [{level: None, users: *a9}]\n`, 2)}`,
    `${rules}auditPolicies:\n${'- {rules: *r}\n'.repeat(5000)}`,
    `b: &b {${Array.from({ length: 2000 }, (_, at) => `k${at}: 1`).join(', ')}}\nauditPolicies:\n${'- {<<: [*b, *b, *b]}\n'.repeat(5000)}`,
  ];
  // The first is too large to expand, so it is extracted unchanged.
  expect(texts.map((text) => embedded(text).length)).toEqual([1, 0, 0]);
});

it('survives deep nesting', () => {
  expect(embedded(`auditPolicy: ${'['.repeat(5000)}${']'.repeat(5000)}`)).toEqual([]);
});
