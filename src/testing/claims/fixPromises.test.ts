import { expect, test } from 'vitest';
import { seeded } from '../../../conformance/random.ts';
import type { FixTitle } from '../../analysis/fixTitle';
import { newestKubernetes, type PolicyRule } from '../../audit/types';
import type { ProblemCode } from '../../engine/problemCode';
import { themes } from '../../engine/problemCodes/problemCodes';
import { core } from '../findingRows';
import { wrongEffects } from './fixEffects';
import { examined } from './examine';

const examples = themes.flatMap(([, rows]) =>
  Object.entries(rows).flatMap(([code, { shows, mustNot }]) => [
    [code, shows],
    [code, mustNot],
  ]),
);

test('the fixes of every example do what their titles say, of every request', () => {
  const wrong = examples.flatMap(([code, text = '']) =>
    examined(text, newestKubernetes, seeded(1), ['fixes']).wrong.map(
      ({ what }) => `${code}: ${what}`,
    ),
  );
  expect(wrong).toEqual([]);
});

test('a title that promises nothing is found', () => {
  const policy = { rules: [] };
  const applied = { code: 'verb-case', title: 'Change everything', rule: undefined } as const;
  expect(wrongEffects({ ...applied, before: policy, after: policy })).toEqual([
    'no row says what this fix does: Change everything',
  ]);
});

const rule = (level: string, fields: Partial<PolicyRule> = {}): PolicyRule => ({
  level,
  ...fields,
});
const exec = core('pods/exec');

/** What a fix must not do: its title, the rules before and after it, and what is reported. */
const broken: [
  title: FixTitle,
  code: ProblemCode,
  before: PolicyRule[],
  after: PolicyRule[],
  report: string,
][] = [
  [
    'Remove "get"',
    'value-without-effect',
    [rule('Metadata', { verbs: ['get', 'list'] })],
    [rule('Metadata', { verbs: ['list'] })],
    'changes more than it says, GET ',
  ],
  [
    'Rename to verbs',
    'unknown-field',
    [rule('Metadata'), rule('None', { verbs: ['get'] })],
    [rule('Metadata', { verbs: ['get'] }), rule('None', { verbs: ['list'] })],
    'changes other rules',
  ],
  [
    'Add a Metadata rule for pods/exec above this one',
    'drop-hides-more',
    [rule('Request', { resources: exec })],
    [rule('Metadata', { resources: exec }), rule('Request', { resources: exec })],
    'from Request of rule 0 to Metadata of rule 0',
  ],
  [
    'Add a Metadata rule for pods/exec above this one',
    'drop-hides-more',
    [rule('None')],
    [rule('Metadata', { resources: core('pods') }), rule('None')],
    'changes more than it says',
  ],
  [
    'Move above rule 1',
    'rule-never-reached',
    [rule('None', { verbs: ['get'] }), rule('Metadata', { verbs: ['get'] })],
    [rule('Metadata', { verbs: ['get'] })],
    'does not do what it says',
  ],
  [
    'Change to "list"',
    'verb-unknown',
    [rule('Metadata', { verbs: ['lst'] }), rule('None')],
    [rule('Metadata'), rule('None')],
    'widens a rule beyond its title',
  ],
  [
    'Omit managed fields',
    'managed-fields-recorded',
    [rule('Request')],
    [rule('Metadata')],
    'changes otherwise than it says',
  ],
];
test.each(broken)('%s (%s), and it does something else', (title, code, before, after, report) => {
  const found = wrongEffects({
    ...{ title, code, rule: before.length - 1 },
    ...{ before: { rules: before }, after: { rules: after } },
  });
  expect(found.join('\n')).toContain(report);
});
