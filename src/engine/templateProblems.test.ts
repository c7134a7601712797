import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { newestKubernetes } from '../audit/types';
import { applyEdits } from '../document/applyEdits';
import { changeText } from '../document/changeText';
import { resultOf } from '../audit/steps';
import { expressionsIn } from '../document/templates/expressions';
import { templateOf } from '../document/templates/template';
import type { Change } from '../audit/change';
import { check } from './check';
import { fixText } from './problemFix';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\n';
const problemsOf = (text: string) => check(text, newestKubernetes).problems;

type Told = [code: string, fix: string | undefined];
const rows: [name: string, text: string, told: Told[], says: string][] = [
  [
    'a value that is rejected',
    `${head}rules:\n- level: "{{ .Values.level }}"\n`,
    [['level-unknown', undefined]],
    'This is a Helm template: kube-apiserver reads {{ .Values.level }} as it is written. Render it first (helm template) and paste the result.',
  ],
  [
    'a part of a value',
    'apiVersion: audit.k8s.io/v{{ version }}\nkind: Policy\nrules:\n- level: Metadata\n',
    [['api-version-wrong', undefined]],
    'This is a Jinja template: kube-apiserver reads {{ version }} as it is written. Render it first, for example with Ansible, and paste the result.',
  ],
  [
    'a value that is accepted: no finding about it, and a word of its own',
    `${head}rules:\n- level: None\n  verbs: ["\${VERB}"]\n- level: Metadata\n`,
    [['template', undefined]],
    'Run envsubst first and paste the result.',
  ],
  [
    'a misspelled key with an expression: only the key is changed',
    `${head}rules:\n- level: None\n  users: [jane]\n  verb: ["<%= @verb %>"]\n- level: Metadata\n`,
    [
      ['unknown-field', 'Rename to verbs'],
      ['template', undefined],
    ],
    'Render it first (erb) and paste the result.',
  ],
  [
    'ytt: kube-apiserver takes it for a comment',
    `${head}rules:\n- level: #@ data.values.level\n`,
    [['level-missing', undefined]],
    'This is a ytt template: kube-apiserver takes #@ data.values.level for a comment. Render it first (ytt -f) and paste the result.',
  ],
  [
    'ytt: no rule is added where comments decide about lines',
    `${head}rules: #@ data.values.rules\n`,
    [['no-rules', undefined]],
    'This is a ytt template: kube-apiserver takes #@ data.values.rules for a comment. Render it first (ytt -f) and paste the result.',
  ],
  [
    'a condition in comments: no rule is added after the end',
    `${head}rules:\n# {{- if .Values.quiet }}\n- level: None\n  users: [jane]\n# {{- end }}\n`,
    [
      ['template', undefined],
      ['nothing-recorded', undefined],
    ],
    'Render it first (helm template) and paste the result.',
  ],
  [
    'Mako: not a matter of indentation',
    `${head}rules:\n% for verb in verbs:\n- level: None\n  verbs: ["\${verb}"]\n% endfor\n`,
    [['yaml-syntax', undefined]],
    'This is a Mako template: kube-apiserver reads % for verb in verbs: as it is written. Render it first and paste the result.',
  ],
];
it.each(rows)('%s', (_name, text, told, says) => {
  const problems = problemsOf(text);
  expect(problems.map(({ code, fix }) => [code, fix?.title])).toEqual(told);
  expect(problems.map(({ advice }) => advice)).toContain(says);
});

const testing = (path: string) => fileURLToPath(new URL(`../testing/${path}`, import.meta.url));
const texts = readdirSync(testing('lint'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name, index): [string, number, string] => [
    name,
    index,
    readFileSync(testing(`lint/${name}`), 'utf8'),
  ]);
const expressions = [
  '{{ .Values.x }}',
  '{{ x }}',
  '${X}',
  '${x}',
  '<%= x %>',
  '#@ x',
  '{% if x %}',
];
/** Where an expression is put: in a value, around it, in a key, as a list item, a comment, and a line. */
const places: [RegExp, (found: string, expression: string) => string][] = [
  [
    /(?<=: )[\w"./-]+$/gm,
    (_, expression) => (expression.startsWith('#') ? expression : `"${expression}"`),
  ],
  [
    /(?<=: )[\w./-]+$/gm,
    (value, expression) => (expression.startsWith('#') ? value : `"${value}-${expression}"`),
  ],
  [/(?<=\[)/g, (_, expression) => (expression.startsWith('#') ? '' : `"${expression}", `)],
  [
    /(?=^ *- level)/gm,
    (_, expression) =>
      expression.startsWith('#') ? `${expression.replace('x', 'if x:')}\n` : `# ${expression}\n`,
  ],
];

it.each(texts)('no fix changes an expression in %s', (_name, index, plain) => {
  for (const [place, [pattern, put]] of places.entries()) {
    const expression = expressions[(index + place) % expressions.length] ?? '';
    const text = plain.replace(pattern, (found) => put(found, expression));
    if (!templateOf(text)) continue;
    const before = resultOf(expressionsIn(text)).map((each) => each.text);
    for (const { fix, code } of problemsOf(text)) {
      if (!fix || 'extract' in fix) continue;
      const result = fixText(text, fix);
      if (result.refused !== undefined) throw new Error(`${code}: ${result.refused}`);
      const after = resultOf(expressionsIn(applyEdits(text, result.edits))).map(
        (each) => each.text,
      );
      // A rule above another repeats its conditions.
      const kept = after.filter((each, at) => each === before[at]);
      expect([code, kept]).toEqual([code, before]);
    }
  }
});

const form =
  `${head}rules:\n- level: {{ x }}\n  verbs: ["{{ verb }}", "get"]\n- level: None\n`.replace(
    '{{ x }}',
    '"{{ x }}"',
  );
const edits: [name: string, change: Change, reason: string | undefined][] = [
  [
    'setting a value that is an expression is declined',
    { kind: 'set', path: ['rules', 0, 'level'], value: 'None' },
    '{{ x }} is a template expression. Edit the YAML instead.',
  ],
  [
    'setting a list item that is an expression is declined',
    { kind: 'set', path: ['rules', 0, 'verbs', 0], value: 'list' },
    '{{ verb }} is a template expression. Edit the YAML instead.',
  ],
  [
    'adding to a list with an expression is fine',
    { kind: 'set', path: ['rules', 0, 'verbs', 2], value: 'list' },
    undefined,
  ],
  [
    'setting another value is fine',
    { kind: 'set', path: ['rules', 1, 'level'], value: 'Request' },
    undefined,
  ],
  [
    'removing a rule with its expressions is meant',
    { kind: 'remove', path: ['rules', 0] },
    undefined,
  ],
  ['moving a rule with its expressions is meant', { kind: 'moveRule', from: 0, to: 1 }, undefined],
];
it.each(edits)('in the form, %s', (_name, change, reason) => {
  expect(changeText(form, [change]).refused).toBe(reason);
});

it('in the form, no rule is moved where a template decides about lines', () => {
  const text = `${head}rules:\n#@ if x:\n- level: None\n#@ end\n- level: Metadata\n`;
  expect(changeText(text, [{ kind: 'moveRule', from: 0, to: 1 }]).refused).toBe(
    'This is a ytt template: #@ if x: decides which lines are there. Edit the YAML instead.',
  );
});
