import { expect, test } from 'vitest';
import { minimalEdit } from '../../document/minimalEdit';
import { isBlank, isReplaced } from './otherText';

const blank: [text: string, blank: boolean][] = [
  ['', true],
  [' \n\t\n', true],
  ['# a comment\n  # another', true],
  ['---\n# a comment\n', true],
  ['a', false],
  ['# a comment\nrules: []\n', false],
  ['---\n- a', false],
  ['  --- a', false],
];
test.each(blank)('whether %j has no content', (text, expected) => {
  expect(isBlank(text)).toBe(expected);
});

const policy = '# ours\nkind: Policy\nrules: []\n';
const all = { start: 0, end: policy.length };
const rows: [
  name: string,
  after: string,
  edit: { start: number; end: number } | undefined,
  other: boolean,
][] = [
  ['typed', `${policy}#`, undefined, false],
  ['cleared', '', undefined, true],
  ['cleared but for a comment', '# ours\n', undefined, true],
  ['typed over the selected text', 'k', all, true],
  ['pasted over the text, beginning with the same words', `${policy}a: b\n`, all, true],
  ['pasted over all but the comment', '# ours\nkind: X\n', { start: 7, end: policy.length }, true],
  ['pasted over all but the first field', '# ours\nkind: Policy\n', { start: 20, end: 31 }, false],
  ['nothing in common', 'rule', undefined, true],
];
test.each(rows)('a text is another one: %s', (_, after, span, other) => {
  const whole = minimalEdit(policy, after);
  const edit = span
    ? { ...span, insert: after.slice(span.start, after.length - (policy.length - span.end)) }
    : whole;
  expect(isReplaced(policy, after, [edit])).toBe(other);
});
