import { expect, it } from 'vitest';
import { applyEdits } from '../applyEdits';
import { parseOnce } from '../parseOnce';
import { moveRules } from './moveRules';
import { strayRulesIn } from './strayRules';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\n';
const lines = (...texts: string[]) => texts.map((line) => `${line}\n`).join('');

/** Only the part of the text below apiVersion and kind, unless it has its own. */
type Row = [name: string, before: string, path: string, after: string | undefined];
const rows: Row[] = [
  [
    'another case',
    lines('Rules: # mine', '  - level: None # no', '    verbs: [get]'),
    'Rules',
    lines('rules: # mine', '  - level: None # no', '    verbs: [get]'),
  ],
  ['singular', lines('rule:', '- level: None'), 'rule', lines('rules:', '- level: None')],
  [
    'another word, and an empty list of rules',
    lines('rules: []', 'auditRules:', '- level: None'),
    'auditRules',
    lines('rules:', '- level: None'),
  ],
  [
    'spec: its comments and its own omitStages come along',
    lines(
      'metadata: {name: a}',
      '# about the spec',
      'spec: # the spec',
      '  # stages',
      '  omitStages:',
      '    - Panic',
      '',
      '  # the rules',
      '  rules:',
      '    # first',
      '    - level: None',
      '      verbs:',
      '      - get',
      '  # the end',
      '# below',
    ),
    'spec.rules',
    lines(
      'metadata: {name: a}',
      '# about the spec',
      '# the spec',
      '# stages',
      'omitStages:',
      '  - Panic',
      '',
      '# the rules',
      'rules:',
      '  # first',
      '  - level: None',
      '    verbs:',
      '    - get',
      '# the end',
      '# below',
    ),
  ],
  [
    'two keys deep, under another name',
    lines(
      'policy:',
      '    config:',
      '        Rule:',
      '        - level: None',
      'omitStages: [Panic]',
    ),
    'policy.config.Rule',
    lines('rules:', '- level: None', 'omitStages: [Panic]'),
  ],
  [
    'metadata with other fields: the rules go below it',
    lines(
      'metadata:',
      '  name: p',
      '  # the rules',
      '  rules:',
      '    - level: None',
      '      # deep',
      '  labels: {a: b}',
      'omitStages: [Panic]',
    ),
    'metadata.rules',
    lines(
      'metadata:',
      '  name: p',
      '  labels: {a: b}',
      '# the rules',
      'rules:',
      '  - level: None',
      '    # deep',
      'omitStages: [Panic]',
    ),
  ],
  [
    'the last field of the text, without a line break',
    'metadata:\n  name: p\n  rules:\n  - level: None',
    'metadata.rules',
    'metadata:\n  name: p\nrules:\n- level: None',
  ],
  [
    'a list of one policy',
    lines('policies:', '  - rules:', '      - level: None', '        verbs: [get]'),
    'policies.0.rules',
    lines('rules:', '  - level: None', '    verbs: [get]'),
  ],
  [
    'a list in the list of rules',
    lines('rules:', '- - level: None', '  - level: Metadata'),
    'rules.0',
    lines('rules:', '  - level: None', '  - level: Metadata'),
  ],
  [
    'a rule that holds all rules',
    lines('rules:', '- rules:', '  - level: None'),
    'rules.0.rules',
    lines('rules:', '- level: None'),
  ],
  [
    'a map in rules',
    lines('rules:', '  items:', '  - level: None'),
    'rules.items',
    lines('rules:', '- level: None'),
  ],
  [
    'a single rule',
    lines('rules:', '  # one', '  level: None', '  verbs:', '    - get', 'omitStages: [Panic]'),
    'rules',
    lines(
      'rules:',
      '  # one',
      '  - level: None',
      '    verbs:',
      '      - get',
      'omitStages: [Panic]',
    ),
  ],
  [
    'a single rule in braces',
    lines('rule: {level: None}'),
    'rule',
    lines('rules: [{level: None}]'),
  ],
  [
    'the fields of a rule at the top',
    lines('# all', 'level: None', 'verbs:', '  - get', 'omitStages: [Panic]'),
    '',
    lines('# all', 'rules:', '  - level: None', '    verbs:', '      - get', 'omitStages: [Panic]'),
  ],
  [
    'in braces on one line',
    lines('spec: {omitStages: [Panic], rules: [{level: None}]} # end'),
    'spec.rules',
    lines('omitStages: [Panic]', 'rules: [{level: None}] # end'),
  ],
  [
    'in braces with other fields',
    lines('metadata: {name: p, rules: [{level: None}], labels: {a: b}}'),
    'metadata.rules',
    lines('metadata: {name: p, labels: {a: b}}', 'rules: [{level: None}]'),
  ],
  [
    'JSON',
    '{"kind":"Policy","spec":{"rules":[{"level":"None"}]},"apiVersion":"audit.k8s.io/v1"}',
    'spec.rules',
    '{"kind":"Policy","rules":[{"level":"None"}],"apiVersion":"audit.k8s.io/v1"}',
  ],
  [
    'JSON on several lines',
    '{\n  "kind": "Policy",\n  "spec": {\n    "Rules": [\n      {"level": "None"}\n    ]\n  }\n}\n',
    'spec.Rules',
    '{\n  "kind": "Policy",\n  "rules": [\n    {"level": "None"}\n  ]\n}\n',
  ],
  [
    'JSON with other fields',
    '{"kind":"Policy","metadata":{"name":"p","rules":[{"level":"None"}]}}',
    'metadata.rules',
    '{"kind":"Policy","metadata":{"name":"p"}, "rules":[{"level":"None"}]}',
  ],
  [
    'a block scalar',
    lines('spec:', '  rules:', '  - level: None', '    x: |', '      a', '', '        b'),
    'spec.rules',
    lines('rules:', '- level: None', '  x: |', '    a', '', '      b'),
  ],
  [
    'anchors keep their order',
    lines('x: &v [get]', 'spec:', '  rules:', '  - level: None', '    verbs: *v'),
    'spec.rules',
    lines('x: &v [get]', 'rules:', '- level: None', '  verbs: *v'),
  ],
  [
    'an anchor that would move below its alias: declined',
    lines('spec:', '  rules:', '  - {level: None, verbs: &v [get]}', '  x: *v'),
    'spec.rules',
    undefined,
  ],
  [
    'a wrapper with an anchor: declined',
    lines('spec: &s', '  rules:', '  - level: None'),
    'spec.rules',
    undefined,
  ],
  [
    'rules in both places: declined, because the order is not known',
    lines('rules:', '- level: Metadata', 'spec:', '  rules:', '  - level: None'),
    'spec.rules',
    undefined,
  ],
  [
    'rules in two places: declined',
    lines('policies:', '- rules: [{level: None}]', '- rules: [{level: Metadata}]'),
    'policies.0.rules',
    undefined,
  ],
];
it.each(rows)('%s', (_name, before, path, after) => {
  const full = (text: string) => (text.includes('Policy') ? text : head + text);
  const text = full(before);
  const [stray] = strayRulesIn(parseOnce(text).root);
  expect(stray?.path.join('.')).toBe(path);
  const result = moveRules(text, stray?.path ?? []);
  if (after === undefined) expect(result.refused).toBeDefined();
  else expect(applyEdits(text, result.refused === undefined ? result.edits : [])).toBe(full(after));
});

const none: [name: string, text: string][] = [
  ['a policy', `${head}rules:\n- level: None\n`],
  ['rules that an alias uses', `${head}x: &r [{level: None}]\nrules: *r\n`],
  ['one rule that an alias uses', `${head}x: {y: &r {level: None}}\nrules: [*r]\n`],
  ['a text that is no policy', 'kind: ClusterLogForwarder\nspec:\n  rules:\n  - level: None\n'],
  ['a configuration with a policy', `auditPolicy:\n  rules:\n  - level: None\n`],
  ['an audit event', 'apiVersion: audit.k8s.io/v1\nkind: Event\nlevel: None\n'],
  ['other levels', `${head}spec:\n  rules:\n  - level: high\n`],
];
it.each(none)('finds nothing in %s', (_name, text) => {
  expect(strayRulesIn(parseOnce(text).root)).toEqual([]);
});
