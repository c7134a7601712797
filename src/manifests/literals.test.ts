import { describe, expect, it } from 'vitest';
import { expectInProportion } from '../testing/expectInProportion';
import { many } from '../testing/many';
import { findPolicies } from './findPolicies';
import { literalsIn } from './literals';

const policy = `apiVersion: audit.k8s.io/v1
kind: Policy
rules:
- level: Metadata # all
`;
const escaped = policy.replaceAll('\n', '\\n');
const plain = policy.replace(' # all', '');
const indented = (by: string) => policy.replace(/^(?=.)/gm, by);

describe('finds the policy in source code', () => {
  it.each<[language: string, text: string, path: string, found?: string]>([
    [
      'Markdown',
      `# Audit\n\nUse *this*:\n\n\`\`\`yaml\n${policy}\`\`\`\n\nThen restart.\n`,
      '```yaml',
    ],
    ['a list in Markdown', `1. Write this:\n\n   ~~~\n${indented('   ')}   ~~~\n`, '~~~'],
    ['Go', `package a\n\nconst policy = \`\n${policy}\`\n`, 'policy'],
    ['Go, in one line', `package a\n\nvar policy string = "${escaped}"\n`, 'policy'],
    ['TypeScript', `export const policy: string = \`${policy}\`;\n`, 'policy'],
    ['Python', `import yaml\n\nPOLICY = """\\\n${policy}"""\nprint(POLICY)\n`, 'POLICY'],
    ['Python, single quotes', `POLICY = '''\n${policy}'''\n`, 'POLICY'],
    ['Nix', `{ pkgs, ... }: {\n  a.text = ''\n${indented('    ')}  '';\n}\n`, 'a.text'],
    ['Terraform', `resource "a" "b" {\n  policy = "${escaped}"\n}\n`, 'policy'],
    ['shell, echo -e', `#!/bin/bash\nmkdir a\necho -e "${escaped}" > a\n`, 'string'],
    ["shell, printf $'…'", `#!/bin/bash\nmkdir a\nprintf $'${escaped}' > a\n`, 'string'],
    ["shell, echo '…'", `#!/bin/bash\nmkdir a\necho '${policy}' > a\n`, 'string'],
    [
      'an object of TypeScript',
      `export const p = {\n  apiVersion: "audit.k8s.io/v1", // the only one\n  kind: 'Policy',\n  rules: [{ level: "Metadata" }],\n};\n`,
      'p',
      plain.replace('- level', '  - level'),
    ],
    [
      'an object of Python',
      `import json\np = {"apiVersion": "audit.k8s.io/v1", "kind": "Policy", "rules": [{"level": "Metadata"}]}\n`,
      'p',
      plain.replace('- level', '  - level'),
    ],
    [
      'yamlencode of Terraform',
      `resource "a" "b" {\n  policy = yamlencode({\n    apiVersion = "audit.k8s.io/v1"\n    kind = "Policy"\n    rules = [{ level = "Metadata" }]\n  })\n}\n`,
      'policy',
      plain.replace('- level', '  - level'),
    ],
    [
      'a set of Nix',
      `{ lib, ... }: {\n  a.policy = builtins.toJSON {\n    apiVersion = "audit.k8s.io/v1";\n    kind = "Policy";\n    rules = [ { level = "Metadata"; } ];\n  };\n}\n`,
      'a.policy',
      plain.replace('- level', '  - level'),
    ],
    [
      'a hash of Ruby',
      `policy = {\n  'apiVersion' => 'audit.k8s.io/v1',\n  'kind' => 'Policy',\n  'rules' => [{ 'level' => 'Metadata' }]\n}\n`,
      'policy',
      plain.replace('- level', '  - level'),
    ],
  ])('%s', (_language, text, path, found = policy) => {
    expect(findPolicies(text).embedded.map((each) => [each.path, each.text])).toEqual([
      [path, found],
    ]);
  });

  it('does not find a policy twice that is in YAML inside a script', () => {
    const manifest = `kind: ConfigMap\ndata:\n  a: |\n${indented('    ')}`;
    const scripts = [`kubectl apply -f - <<EOF\n${manifest}EOF\n`, `\`\`\`\n${manifest}\`\`\`\n`];
    expect(scripts.map((text) => findPolicies(text).embedded.length)).toEqual([1, 1]);
  });

  it.each([
    ['a variable', 'const p = { apiVersion: "audit.k8s.io/v1", kind: "Policy", rules: rules };\n'],
    ['a call', 'p = {"apiVersion": "audit.k8s.io/v1", "kind": "Policy", "rules": rules()}\n'],
  ])('not an object with %s', (_name, text) => {
    expect(findPolicies(text).embedded).toEqual([]);
  });

  it('does not take the copy that kubectl keeps for a second policy', () => {
    const applied = JSON.stringify({ data: { a: policy } });
    const text = `data:\n  a: |\n${indented('    ')}metadata:\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: |\n      ${applied}\n`;
    expect(findPolicies(text).embedded.map(({ path }) => path)).toEqual(['data.a']);
  });
});

it.each([
  '`',
  "'",
  '"',
  "''",
  '"""',
  '```\n',
  '{',
  '\\"',
  "'a",
  '"apiVersion": "audit.k8s.io/v1" {',
  '|||\n',
  'define a\n',
  'r#"',
  '@"',
  '<<<a\n',
  'YXVkaXQuazhzLmlv ',
])('reads %j in proportion', (part) => {
  const textOf = (length: number) => `audit.k8s.io/ kind ${many(length, part)}`;
  expectInProportion(64_000, textOf, literalsIn);
});
