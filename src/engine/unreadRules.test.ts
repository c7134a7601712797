import { expect, it } from 'vitest';
import { newestKubernetes } from '../audit/types';
import { applyEdits } from '../document/applyEdits';
import { check } from './check';
import { fixText } from './problemFix';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\n';
const lines = (...texts: string[]) => texts.map((line) => `${line}\n`).join('');

/** Rules that are not read: the title of the only fix of the errors and of what follows the document, and the text after it. */
const rows: [name: string, text: string, title: string | undefined, after?: string][] = [
  [
    'Rules',
    lines('Rules:', '  - level: Metadata'),
    'Rename to rules',
    lines('rules:', '  - level: Metadata'),
  ],
  [
    'spec',
    lines('metadata:', '  name: a', 'spec:', '  rules:', '    - level: None'),
    'Move the rules to the top level',
    lines('metadata:', '  name: a', 'rules:', '  - level: None'),
  ],
  [
    'the fields of a rule at the top',
    lines('level: Metadata', 'verbs: [get]'),
    'Move the fields to a rule',
    lines('rules:', '  - level: Metadata', '    verbs: [get]'),
  ],
  [
    'a map in rules',
    lines('rules:', '  items:', '  - level: None'),
    'Move the rules to the top level',
    lines('rules:', '- level: None'),
  ],
  [
    'a single rule in rules',
    lines('rules:', '  level: None'),
    'Convert to a list of rules',
    lines('rules:', '  - level: None'),
  ],
  [
    'a policy in an item of rules',
    lines('rules:', '- policy:', '    rules:', '    - level: None'),
    'Move the rules to the top level',
    lines('rules:', '- level: None'),
  ],
  [
    'two policies',
    lines('policies:', '- rules: [{level: None}]', '- rules: [{level: None}]'),
    undefined,
  ],
  [
    'rules in both places',
    lines('rules:', '- level: None', '  users: [a]', 'Rules:', '- level: None'),
    undefined,
  ],
  [
    'rules below another field',
    lines('omitStages:', '  - Panic', '  rules:', '    - level: None', '# end'),
    'Move the rules to the top level',
    lines('omitStages:', '  - Panic', 'rules:', '  - level: None', '# end'),
  ],
  [
    'Rules, and a syntax error',
    lines('Rules:', '  - level: None', '   verbs: [get]'),
    'Rename to rules',
    lines('rules:', '  - level: None', '   verbs: [get]'),
  ],
  [
    'dots before more rules',
    lines('rules:', '- level: None', '  users: [a]', '...', '- level: Metadata', '...'),
    'Remove the ... line',
    lines('rules:', '- level: None', '  users: [a]', '- level: Metadata', '...'),
  ],
  [
    'dots with a comment, before all rules',
    lines('rules:', '... # more', '- level: Metadata'),
    'Remove the ... line',
    lines('rules:', '# more', '- level: Metadata'),
  ],
  [
    'dashes before more rules',
    lines('rules:', '- level: None', '  users: [a]', '---', '- level: Metadata'),
    'Remove the --- line',
    lines('rules:', '- level: None', '  users: [a]', '- level: Metadata'),
  ],
  [
    'another policy',
    lines('rules:', '- level: None', '  users: [a]', '---', `${head}rules: [{level: None}]`),
    undefined,
  ],
  [
    'another policy after dots',
    lines('rules:', '- level: None', '  users: [a]', '...', `${head}rules: [{level: None}]`),
    undefined,
  ],
];
it.each(rows)('%s', (_name, body, title, after) => {
  const text = head + body;
  const { problems } = check(text, newestKubernetes);
  const fixes = problems.flatMap(({ fix }) => (fix ? [fix] : []));
  expect([...new Set(fixes.map((fix) => fix.title))]).toEqual(title === undefined ? [] : [title]);
  const [fix] = fixes;
  if (!fix || 'extract' in fix) return;
  const result = fixText(text, fix);
  expect(applyEdits(text, result.refused === undefined ? result.edits : [])).toBe(head + after);
});

it('says where the rules are', () => {
  const { problems } = check(`${head}spec:\n  rules: [{level: None}]\n`, newestKubernetes);
  const advice =
    'The rules are under "spec.rules", which kube-apiserver ignores. It only reads rules at the top level.';
  expect(problems.map((problem) => [problem.code, problem.advice])).toEqual([
    ['no-rules', advice],
    ['unknown-field', advice],
  ]);
});

it('does not replace a text that has changed since', () => {
  const replace = { start: 2, was: '...\n', by: '' };
  expect(fixText('b\n--\n', { title: 'Remove the ... line', replace }).refused).toBeDefined();
});
