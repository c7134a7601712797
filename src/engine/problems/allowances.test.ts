import { describe, expect, it } from 'vitest';
import { check } from '../check';

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n';
const last = '- level: Metadata\n';
/** Both rules have a verb that no request has. */
const two = `${head}- level: None\n  verbs: [eat]\n- level: None\n  verbs: [sing]\n${last}`;
const codes = (text: string) =>
  check(text, '1.37').problems.map(({ code, rule }) =>
    rule === undefined ? code : `${code} ${rule}`,
  );

describe('what a comment allows is left out', () => {
  it.each<[name: string, text: string, left: string[]]>([
    ['nothing allowed', two, ['verb-unknown 0', 'verb-unknown 1']],
    [
      'beside the value',
      two.replace('[eat]', '[eat] # auditorium: allow verb-unknown'),
      ['verb-unknown 1'],
    ],
    [
      'above the field',
      two.replace('  verbs: [sing]', '  # auditorium: allow verb-unknown\n  verbs: [sing]'),
      ['verb-unknown 0'],
    ],
    [
      'above the rule, with a reason and another comment between',
      two.replace(
        '- level',
        '# Auditorium: allow verb-unknown: songs come later\n# Meals.\n\n- level',
      ),
      ['verb-unknown 1'],
    ],
    [
      'beside the first line of the rule',
      two.replace('- level: None', '- level: None # auditorium: allow verb-unknown'),
      ['verb-unknown 1'],
    ],
    ['above all: the whole file', `# auditorium: allow verb-unknown\n${two}`, []],
    [
      'several codes, one of them for nothing',
      `# auditorium: allow verb-unknown, no-catch-all\n${two}`,
      ['allowance-unused'],
    ],
    [
      'another code',
      two.replace('[eat]', '[eat] # auditorium: allow verb-case'),
      ['verb-unknown 0', 'verb-unknown 1', 'allowance-unused'],
    ],
    [
      'not the words of kube-apiserver',
      `# auditorium: allow unknown-field\n${head}- level: Metadata\n  verb: [get]\n`,
      ['unknown-field 0', 'allowance-unused'],
    ],
    ['no code', `# auditorium: allow\n${two}`, ['verb-unknown 0', 'verb-unknown 1']],
    [
      'in a text without a policy',
      '# auditorium: allow no-rules\n',
      ['api-version-wrong', 'allowance-unused'],
    ],
    [
      'with Windows line breaks',
      `# auditorium: allow verb-unknown\r\n${two.replaceAll('\n', '\r\n')}`,
      [],
    ],
  ])('%s', (_, text, left) => {
    expect(codes(text)).toEqual(left);
  });
});

it('says what the comment may mean, and marks the code', () => {
  const text = two.replace('[eat]', '[eat] # auditorium: allow verbs-unknown');
  const problem = check(text, '1.37').problems.find(({ code }) => code === 'allowance-unused');
  expect(problem?.message).toBe(
    'This comment allows verbs-unknown, but nothing is reported here under this code. Did you mean verb-unknown?',
  );
  expect(problem && text.slice(problem.range.start, problem.range.end)).toBe('verbs-unknown');
});
