import type { Random } from '../random.ts';

const pieces = [
  'web',
  'a',
  '',
  ' ',
  '<b>&amp;',
  '\u2028',
  '\u2029',
  '\0',
  '\u0007',
  '\b\f\n\r\t',
  '\u001f',
  '\u007f',
  '\u0085',
  '\u00a0',
  'é',
  'e\u0301',
  '日本',
  '🎉',
  '\ud83c',
  '\udf89',
  '\ufeff',
  '\ufffd',
  '\uffff',
  '\u088f',
  '🫩',
  '"',
  '\\',
  '\\u003c',
  '%',
  '%s',
  '% -08.3d',
  '%[1]d',
  '%[',
  '%*.*x',
  '%%',
  '/',
  "'",
];
const keys = [
  'a',
  'b',
  'A',
  'aa',
  '10',
  '9',
  '0',
  '01',
  '-1',
  '1.5',
  '4294967295',
  '__proto__',
  'constructor',
  'toString',
  'toJSON',
  'length',
  '',
  'é',
  '🎉',
  '\uffff',
  '<',
  'name',
  'kind',
  'items',
  'metadata',
  'managedFields',
];
const numbers = [
  '0',
  '1',
  '-1',
  '42',
  '-0',
  '-0.0',
  '0.0',
  '1.0',
  '0.1e1',
  '1E3',
  '1e+3',
  '1e20',
  '1e21',
  '1e-6',
  '1e-7',
  '123456789012345678901',
  '0.1',
  '3.14159',
  '9007199254740991',
  '9007199254740993',
  '9223372036854775807',
  '9223372036854775808',
  '-9223372036854775808',
  '-9223372036854775809',
  '18446744073709551616',
  '5e-324',
  '1e-400',
  '1.7976931348623157e308',
  '100000000000000000000000',
  '2.5e-5',
  '1.10',
];

/** Generates a string with characters that encoding/json escapes, and others. */
export function oddText(random: Random): string {
  return random.some(pieces, 0, 4).join('');
}

/** Generates any JSON value as text: a patch keeps key order, number formats and white space. */
export function jsonText(random: Random, depth: number): string {
  const kind = random.next();
  if (depth > 0 && kind < 0.35) return objectText(random, depth);
  if (depth > 0 && kind < 0.55) return listText(random, depth);
  if (kind < 0.75) return random.pick(numbers);
  if (kind < 0.9) return stringText(random, oddText(random));
  return random.pick(['true', 'false', 'null', '""', '[]', '{}']);
}

/** Generates an object with any keys, sometimes repeated. */
export function objectText(random: Random, depth: number): string {
  const chosen = random.some(keys, 0, 4);
  const fields = random.chance(0.1) ? chosen : [...new Set(chosen)];
  // A body needs a kind that is a string; elsewhere, one more string does no harm.
  const valueOf = (key: string) =>
    key === 'kind' ? random.pick(['"Pod"', '""', 'null']) : jsonText(random, depth - 1);
  const entries = fields.map((key): [string, string] => [key, valueOf(key)]);
  return textOf(random, entries);
}

function listText(random: Random, depth: number): string {
  const items = Array.from({ length: random.whole(0, 4) }, () => jsonText(random, depth - 1));
  return `[${items.join(`,${blank(random)}`)}]`;
}

/** Returns an object with the given fields, whose values are JSON; undefined omits one. */
export function textOf(random: Random, fields: readonly [string, string | undefined][]): string {
  const written = fields.flatMap(([key, value]) =>
    value === undefined ? [] : [`${stringText(random, key)}${blank(random)}:${value}`],
  );
  return `{${blank(random)}${written.join(`,${blank(random)}`)}}`;
}

/** Writes a string in one of the ways that JSON allows. */
export function stringText(random: Random, text: string): string {
  const plain = JSON.stringify(text);
  if (random.chance(0.8)) return plain;
  return plain.replace(/[/<é日]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function blank(random: Random): string {
  return random.chance(0.05) ? random.pick([' ', '\t', '  ']) : '';
}
