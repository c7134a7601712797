import { expect, it } from 'vitest';
import { isTall, quotedValue, shownText, shownValue } from './shownValue';

const rows: [value: string, shown: string][] = [
  ['pods', 'pods'],
  ['system:serviceaccount:kube-system:x', 'system:serviceaccount:kube-system:x'],
  ['two words', 'two words'],
  ['', '""'],
  [' ', '" "'],
  ['webapp-pod ', '"webapp-pod "'],
  [' webapp-pod', '" webapp-pod"'],
  ['"quoted"', '""quoted""'],
  ['CORP\\nina', 'CORP\\nina'],
  ['a\nb', '"a\\nb"'],
  ['a\tb\\n', '"a\\tb\\\\n"'],
  ['a\u0000b', '"a\\x00b"'],
  ['a\u007f', '"a\\x7f"'],
  ['a\u0085b', '"a\\u0085b"'],
  ['a\u00a0b', '"a\\u00a0b"'],
  ['ad\u00admin', '"ad\\u00admin"'],
  ['admin\u200b', '"admin\\u200b"'],
  ['\ufeffadmin', '"\\ufeffadmin"'],
  ['user\u202egnp', '"user\\u202egnp"'],
  ['a\u2066b\u2069', '"a\\u2066b\\u2069"'],
  ['a\u2028b', '"a\\u2028b"'],
  ['a\u3164b', '"a\\u3164b"'],
  ['a\ufe0fb', '"a\\ufe0fb"'],
  ['a\u{e0041}', '"a\\U000e0041"'],
  ['\ud800', '"\\ud800"'],
  ['שלום', 'שלום'],
  ['مرحبا', 'مرحبا'],
  ['🎭', '🎭'],
  ['z\u0300\u0301\u0302\u0303', 'z\u0300\u0301\u0302\u0303'],
  ['x'.repeat(200), 'x'.repeat(200)],
  ['x'.repeat(10_000), `${'x'.repeat(200)}…`],
  [`${'x'.repeat(199)}🎭`, `${'x'.repeat(199)}…`],
  [`\n${'x'.repeat(300)}`, `"\\n${'x'.repeat(199)}"…`],
];

it.each(rows)('%j is shown as %j', (value, shown) => {
  expect(shownValue(value)).toBe(shown);
});

it('always quotes for messages', () => {
  expect(['pods', '', 'a\nb', 'a"b'].map((value) => quotedValue(value))).toEqual([
    '"pods"',
    '""',
    '"a\\nb"',
    '"a"b"',
  ]);
  expect(quotedValue('x'.repeat(300))).toBe(`"${'x'.repeat(200)}"…`);
});

it('truncates at the limit', () => {
  expect(shownValue('abcdef', 3)).toBe('abc…');
  expect(shownValue('x'.repeat(10_000), Infinity)).toHaveLength(10_000);
});

it('recognizes letters that overlap other lines', () => {
  expect(['resume', 're\u0301sume\u0301', 'Việt', 'שָּׁלוֹם'].filter(isTall)).toEqual([]);
  expect(isTall(`z${'\u0300'.repeat(40)}`)).toBe(true);
});

it('escapes invisible characters in longer text and keeps line breaks', () => {
  expect(shownText('level "a\u202eb"\nis\tnone\u2028 of 🎭 אב\u200b\u{e0041}')).toBe(
    'level "a\\u202eb"\nis\\u0009none\\u2028 of 🎭 אב\\u200b\\U000e0041',
  );
  expect(shownText('two words', 5)).toBe('two w…');
  expect(shownText('as "pods", …')).toBe('as "pods", …');
});
