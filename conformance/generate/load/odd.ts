import type { Random } from '../../random.ts';

/** Values that are rarely intended, in YAML 1.1. */
const yamlWords = `
  yes no on off y n Y N Yes NO On OFF true True TRUE false tRUE oN ~ null Null NULL nUll
  012 0o7 0O7 08 0x1F 0X1f 0b11 -0b11 0b-1 0b+1 1_000 1__0 _1 1_ 0_ 0x_1 1:30 190:20:30
  .inf -.inf +.inf .Inf .INF .iNF .nan .NaN .NAN -.nan 1e3 1E3 1e+3 1e-7 1e21 1e400 1.5 .5 5.
  +1 -1 +.5 -.5 -0 -0.0 +0 0 5 5.0 .1_0 1_0.5 0.1e1 12e03 ._1 .e1 1e 0x 0b 1.e1 +-1 --1
  9223372036854775807 9223372036854775808 -9223372036854775808 -9223372036854775809
  18446744073709551615 18446744073709551616 2147483648 -2147483649 0xFFFFFFFFFFFFFFFF
  9007199254740993 123456789012345678901234567890 1.7976931348623157e308 4.9e-324 1e-400
`;
const yamlValues = [
  ...yamlWords.trim().split(/\s+/),
  ...['2001-01-01', '2001-1-1', '2001-01-01T00:00:00Z', '2001-12-14 21:59:43.10 -5', '2001-13-01'],
  ...['2001-12-14t21:59:43.10-05:00', '"2001-01-01T00:00:00Z"', "'2001-02-29T00:00:00Z'"],
  ...['', '""', "''", '" "', "' '", '"\\x00"', '"\\u00e9"', '"\\U0001F600"', '"\\e\\a\\_"'],
  ...['"\\L\\P\\N"', '"\\x7f\\x80"', "'it''s'", '"a\\\n  b"', '"a\n\n  b"', "'a\n  b'"],
  ...['!!str 5', '!!int "5"', '!!int x', '!!float 5', '!!float "1.5"', '!!bool yes', '!!bool "x"'],
  ...['!!null ""', '!!null x', '!!binary aGk=', '!!binary gIE=', '!!binary x', '!!binary "aGk"'],
  ...['!foo 5'],
  ...['! 5', '! yes', '!!timestamp 2001-01-01', '!!timestamp x', '!!set {a: ~}', '!!map {a: 1}'],
  ...['!!seq [a]'],
  ...['!!omap [a: 1]', '!!str [a]', '!!str {a: b}', '!!map [a]', '!!seq {a: b}', '!!int [1]'],
  ...['!!str', '!!str ~'],
  ...['!<tag:yaml.org,2002:str> 5', '!<x> 5', '!!foo 5', '!!str "yes"', '!!binary ""'],
  ...['!!float .inf'],
  ...['[]', '{}', '[~]', '[a, b]', '[a, 5, ~, yes]', '[[a]]', '[[]]', '[{}]', '{a: b}'],
  ...['{a: 1, a: 2}'],
  ...['[a, ]', '{a: b, }', '{a}', '[a: b]', '{a: }', '[? a : b]', '{"a":b}', '{a: {b: {c: d}}}'],
  ...['[ a b ]'],
  ...['{level: None}', '[{level: None}]', '[{level: None, level: Metadata}]', '[level: None]'],
  ...['{name: x}'],
  ...['[{group: apps, resources: [pods], x: y}]', '[{group: ""}]', '[{group: [apps]}]'],
  ...['[{resources: pods}]'],
  ...['"*"', "'*'", '"*/x"', '&a x', '&a', '&anchor 5'],
  ...['-', '-x', '--', '---', '...', '?', '?x', '!', '!x'],
  ...[':x', 'a:b', 'x #y', 'x# y', '# c', ','],
  ...['<<', '=', '${x}', '\\', 'a\tb'],
  ...['a b c', 'é', '“None”', '😀', '\u0085', '\u2028', '\u00a0', '\ufeff'],
  ...['\ud800', '\ue000', '\u200b', 'a\u2029b', 'x'.repeat(1100)],
];

/** Values that are not valid YAML, or not in most places. */
const noYaml = [
  ...['"\\ud800"', '"\\q"', '"\\x4"', '"a', "'a", '[a', '{a', '"a" b', '"a": b', "'", '"', ']'],
  ...['}', '[', '{', ','],
  ...[', x', '*', '**', '*a', '*/x', '*anchor', '&', '&a &b x', '!x', '!!str [a', '!e!x 5', '%'],
  ...['%a', '@', '@b', '`'],
  ...['`c`', '- x', '? x', ': x', 'x:', 'a: b', 'a:: b', ':', '[,]', '{,}', '{{ .x }}', '{{x}}'],
  ...['\t', '|x', '>0'],
  ...['\u0000', '\u0007', '\u007f', 'a\u0000b', 'a\ufeffb', '\ufffe', '\ufeff', '[a]]', '{a: b}}'],
  ...['[a]b', '"a"b'],
  ...['!<x', '!<>', '!', '-', '?', '---', '...', '[? a : b]', '{? a}', '{: a}', '[: a]', '{a:b}'],
  ...['{"a":b}', '[a: ]'],
];

/** Values that are rarely intended or invalid, in JSON. */
const jsonValues = [
  ...['null', 'true', 'false', '0', '-0', '5', '-1.5', '1.0', '1e3', '1E+2', '1e400', '1e-400'],
  ...['0.1e1', '1.5e1'],
  ...['9223372036854775807', '9223372036854775808', '-9223372036854775809', '2147483648', '1e18'],
  ...['1e19'],
  ...['9007199254740993', '123456789012345678901234567890', '""', '" "', '"a"', '"*"', '"None"'],
  ...['"\\u00e9"'],
  ...['"\\ud800"', '"\\ud83d\\ude00"', '"\\udc00\\ud800"', '"\\u0000"', '"\\/"'],
  ...['"\\b\\f\\n\\r\\t"', '"yes"'],
  ...['"\u007f"', '"\u2028"', '"é"', '"😀"', '"\ud800"', '"2001-01-01T00:00:00Z"', '[]', '{}'],
  ...['[null]', '[[]]'],
  ...['["a","b"]', '["a",5,null,true]', '{"a":"b"}', '{"a":1,"a":2}', '{"level":"None"}'],
  ...['[{"level":"None"}]'],
  ...['[{"level":"None","level":"Metadata","x":1}]'],
  ...['[{"group":"apps","resources":["pods"],"x":{}}]', '[{}]'],
  ...['[{"group":5}]', '{"":""}', '{"a.b":{"c":[{"d":{}}]}}', '[1,[2,[3]]]'],
  ...['{"name":"x","name":"y"}'],
];

const noJson = [
  ...['', '01', '+1', '.5', '1.', '1e', '-', 'tru', 'nul', 'NULL', 'None', "'a'", '"a', '"\\x"'],
  ...['"\\u12"', '[1,]'],
  ...['{"a":}', '{"a"}', '{,}', '{a:1}', '[', '{', '}', ']', ',', '"\n"', '"\t"', '\u00a0', 'NaN'],
  ...['Infinity', '0x1'],
  ...['/*c*/1', '1 2', '"a""b"', '\u0000', 'é', '“a”'],
];

/** Headers of block scalars. */
const blocks = [
  '|',
  '>',
  '|',
  '>',
  '|-',
  '>-',
  '|+',
  '>+',
  '|-',
  '>-',
  '|+',
  '>+',
  '|2',
  '>1-',
  '|9',
  '|0',
  '| # c',
  '|x',
  '|-2',
  '>2+',
  '|+-',
];
const blockLines = [
  'None',
  'a',
  '',
  '  b',
  '\tc',
  '# d',
  '- e',
  'f: g',
  'é',
  ' ',
  '---',
  'yes',
  '...',
  '*h',
];

export function oddYaml(random: Random): string {
  if (random.chance(0.08)) return blockScalar(random);
  if (random.chance(0.12)) return numberLike(random);
  return random.pick(random.chance(0.08) ? noYaml : yamlValues);
}

const numberParts = [
  ...'0 1 7 8 9 12 00 2001 + - . _ e E x 0x 0b 0o : T Z t f F a inf nan'.split(' '),
  ...['e+', 'e-', '-0', '01', '05:30', '18446744073709551615', '9007199254740993', '1e308', '0000'],
];
const tags = [
  '',
  '',
  '',
  '',
  '',
  '!!int ',
  '!!float ',
  '!!str ',
  '!!bool ',
  '!!timestamp ',
  '!!binary ',
  '!!null ',
  '! ',
];

/** Generates something between a number, a time and a string. */
function numberLike(random: Random): string {
  return random.pick(tags) + random.some(numberParts, 1, 6).join('');
}

/** Characters from all over Unicode. Go has its own table of what it prints and what it escapes. */
export function oddText(random: Random): string {
  const ranges = [0x7f, 0xff, 0x2fff, 0xffff, 0x1ffff, 0x10ffff];
  const codes = Array.from({ length: random.whole(1, 4) }, () =>
    random.whole(0, random.pick(ranges)),
  );
  return String.fromCodePoint(...codes);
}

export function oddJson(random: Random): string {
  return random.chance(0.06) ? random.pick(noJson) : random.pick(jsonValues);
}

function blockScalar(random: Random): string {
  const lines = random.some(blockLines, 0, 4);
  const indent = ' '.repeat(random.pick([4, 10, 14, 14]));
  return [random.pick(blocks), ...lines.map((line) => indent + line)].join('\n');
}

/**
 * Keys that are not strings, at most one per document: with two, which one kube-apiserver reports, or which of
 * two values it keeps, depends on the order of a Go map.
 */
export const oddKeys = [
  ...['5', '012', '1.5', '1e3', '1e21', '.inf', '-.inf', '.nan', 'yes', 'off', 'y', '~', 'null'],
  ...['', '-0', '0.1'],
  ...['9223372036854775808', '18446744073709551615', '123456789.123', '1e-7', '-5', '0x10', '1_0'],
  ...['3.4e39'],
  ...['[a]', '{a: b}', '[]', '{}', '? [a]\n', '? {a: b}\n', '!!str 5', '!!int "5"'],
  ...['!!binary aGk=', '!!float 5'],
  ...['!!null x', '&k key', '&k 5', '2001-01-01', '"5"', "'yes'", '? key\n', '? |\n  block\n'],
  ...['{{ .x }}', '{{a: b}: c}'],
];
