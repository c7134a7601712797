import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { findPolicies } from './findPolicies';
import { yamlValue } from './objects/yamlValue';
import { putBack } from './putBack';

const typescript = `export const p = {
  apiVersion: "audit.k8s.io/v1", // the only one
  kind: 'Policy',
  rules: [
    // who reads secrets
    { level: "Metadata", resources: [{ group: "", resources: ["secrets"] }] }, // never bodies
    {
      level: "None",
      verbs: ["get", "list"],
    },
  ],
};
`;
const terraform = `resource "a" "b" {
  policy = yamlencode({
    apiVersion = "audit.k8s.io/v1"
    kind       = "Policy"
    rules = [{ level = "Metadata" }]
  })
}
`;
const nix = `{ lib, ... }: {
  a.policy = builtins.toJSON {
    apiVersion = "audit.k8s.io/v1";
    kind = "Policy";
    rules = [ { level = "Metadata"; verbs = [ "get" ]; } ];
  };
}
`;
const python = `import json
p = {"apiVersion": "audit.k8s.io/v1", "kind": "Policy", "rules": [{"level": "Metadata"}]}
print(json.dumps(p))
`;
const ruby = `policy = {
  'apiVersion' => 'audit.k8s.io/v1',
  'kind' => 'Policy',
  'rules' => [{ 'level' => 'Metadata' }]
}
require 'json'
puts policy.to_json
`;
const javascript = `const p = {
  apiVersion: 'audit.k8s.io/v1',
  kind: 'Policy',
  omitStages: [],
  rules: [{ level: 'Metadata' }]
};
console.log(JSON.stringify(p));
`;

const cue = `package kube

p: {
\tapiVersion: "audit.k8s.io/v1"
\tkind:       "Policy"
\trules: [{level: "Metadata"}]
}
`;
const dhall = `{ apiVersion = "audit.k8s.io/v1"
, kind = "Policy"
, rules = [ { level = "Metadata" } ]
}
`;
const go = `package p

var p = map[string]interface{}{
\t"apiVersion": "audit.k8s.io/v1",
\t"kind":       "Policy",
\t"rules": []map[string]any{
\t\t{"level": "Metadata", "verbs": []string{"get"}},
\t},
}
`;

/** Puts an edit of the policy back, and returns the lines that went and came. */
function edited(source: string, edit: (policy: string) => string): string[] | string {
  const [policy] = findPolicies(source).embedded;
  if (!policy) throw new Error('no policy');
  const result = putBack(source, { path: policy.path, index: 0 }, edit(policy.text));
  if (result.refused !== undefined) return result.refused;
  const [before, after] = [source.split('\n'), result.text.split('\n')];
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `-${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+${line}`),
  ];
}

const append = (lines: string) => (policy: string) => policy + lines;
const rule = '  - level: Request\n    users: [jane, "o\'neil"]\n';

describe('an edited policy goes back into an object', () => {
  it.each<[string, string, (policy: string) => string, string[] | string]>([
    ['nothing changed', typescript, (policy) => policy, []],
    [
      'a level',
      typescript,
      (policy) => policy.replace('level: None', 'level: Request'),
      ['-      level: "None",', '+      level: "Request",'],
    ],
    [
      'a rule at the end',
      typescript,
      append(rule),
      ['+      level: "Request",', '+      users: ["jane", "o\'neil"],'],
    ],
    [
      'a rule less, with its comment on the line',
      typescript,
      (policy) => policy.replace(/ {2}- level: Metadata\n(?: {4}.*\n)*/, ''),
      [
        '-    // who reads secrets',
        '-    { level: "Metadata", resources: [{ group: "", resources: ["secrets"] }] }, // never bodies',
      ],
    ],
    [
      'a verb more, and one less',
      typescript,
      (policy) =>
        policy.replace('      - get\n', '').replace('- list\n', '- list\n      - watch\n'),
      ['-      verbs: ["get", "list"],', '+      verbs: ["list", "watch"],'],
    ],
    [
      'a field before the rules',
      terraform,
      (policy) => policy.replace('rules:', 'omitStages: [RequestReceived]\nrules:'),
      ['+    omitStages = ["RequestReceived"]'],
    ],
    [
      'a rule of Terraform',
      terraform,
      append('  - level: None\n    omitManagedFields: true\n'),
      [
        '-    rules = [{ level = "Metadata" }]',
        '+    rules = [{ level = "Metadata" }, { level = "None", omitManagedFields = true }]',
      ],
    ],
    [
      'a rule of Nix',
      nix,
      (policy) => policy.replace('- get', '- get\n      - list'),
      [
        '-    rules = [ { level = "Metadata"; verbs = [ "get" ]; } ];',
        '+    rules = [ { level = "Metadata"; verbs = [ "get" "list" ]; } ];',
      ],
    ],
    [
      'a rule of Nix before',
      nix,
      (policy) => policy.replace('rules:\n', 'rules:\n  - level: None\n    users: [a]\n'),
      [
        '-    rules = [ { level = "Metadata"; verbs = [ "get" ]; } ];',
        '+    rules = [ { level = "None"; users = [ "a" ]; } { level = "Metadata"; verbs = [ "get" ]; } ];',
      ],
    ],
    [
      'a rule of Ruby',
      ruby,
      append('  - level: None\n'),
      [
        "-  'rules' => [{ 'level' => 'Metadata' }]",
        "+  'rules' => [{ 'level' => 'Metadata' }, { 'level' => 'None' }]",
      ],
    ],
    [
      'a level of CUE, without commas',
      cue,
      (policy) => policy.replace('Metadata', 'Request'),
      ['-\trules: [{level: "Metadata"}]', '+\trules: [{level: "Request"}]'],
    ],
    [
      'a level of Dhall, with its commas first',
      dhall,
      (policy) => policy.replace('Metadata', 'Request'),
      'The file has it as an object of a programming language, which may read these characters in its own way.',
    ],
    [
      'a verb of Go',
      go,
      (policy) => policy.replace('- get', '- get\n      - list'),
      [
        '-\t\t{"level": "Metadata", "verbs": []string{"get"}},',
        '+\t\t{"level": "Metadata", "verbs": []string{"get", "list"}},',
      ],
    ],
    [
      'a rule of Go, whose types are not known',
      go,
      append('  - level: None\n'),
      'The file has it as an object of a programming language, which may read these characters in its own way.',
    ],
    [
      'a comment',
      typescript,
      append('# why\n'),
      'The file has it as an object, which cannot take the comment in line 13.',
    ],
    [
      'characters of a language',
      terraform,
      append('  - level: None\n    users: ["${a}"]\n'),
      'The file has it as an object of a programming language, which may read these characters in its own way.',
    ],
  ])('%s', (_name, source, edit, expected) => expect(edited(source, edit)).toEqual(expected));
});

const edits: readonly ((policy: string) => string)[] = [
  append('  - level: None\n    omitManagedFields: true\n    users: ["yes", é, "5"]\n'),
  (policy) => policy.replace('rules:\n', 'omitManagedFields: false\nrules:\n  - level: Request\n'),
  (policy) => policy.replace(/ {2}- level: Metadata\n/, '').replace('rules:\n', 'rules: []\n'),
  (policy) => policy.replace('- level: Metadata', '- users: [a]\n    level: Metadata'),
];

/** The language itself must read what is put back. */
const languages: readonly (readonly [command: string, args: string[], source: string])[] = [
  ['node', ['-e'], javascript],
  ['python3', ['-c'], python],
  ['ruby', ['-e'], ruby],
];
describe.each(languages.filter(([command]) => spawnSync(command, ['--version']).status === 0))(
  '%s reads what was put back',
  (command, args, source) => {
    it.each(edits.map((edit, number) => [number + 1, edit] as const))(
      'edit %i',
      (_number, edit) => {
        const [policy] = findPolicies(source).embedded;
        const text = edit(policy?.text ?? '');
        const { text: after = '' } = putBack(
          source,
          { path: policy?.path ?? '', index: 0 },
          text,
        ) as {
          text?: string;
        };
        const { stdout } = spawnSync(command, [...args, after], { encoding: 'utf8' });
        const [read] = findPolicies(`[${stdout}]`).embedded;
        const [wanted] = findPolicies(`- ${text.trimEnd().replaceAll('\n', '\n  ')}\n`).embedded;
        expect(JSON.parse(stdout)).toEqual(
          JSON.parse(JSON.stringify(valueIn(wanted?.text ?? text))),
        );
        expect(read).toBeDefined();
      },
    );
  },
);

function valueIn(text: string): unknown {
  const read = yamlValue(text);
  return 'value' in read ? read.value : read;
}
