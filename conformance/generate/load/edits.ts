import type { Random } from '../../random.ts';
import { oddJson, oddYaml } from './odd.ts';
import { wrongKeys } from './words.ts';

type Edit = (text: string, random: Random) => string;

const marks = [
  ...[':', ': ', '- ', '-', '[', ']', '{', '}', ',', '"', "'", '#', ' #', '&a ', '*a', '!'],
  ...['!!str ', '|', '>', '%'],
  ...['@', '`', '?', '? ', '\t', ' ', '  ', '\n', '\r', '\r\n', '\\', '<<: ', '---', '\n---\n'],
  ...['...', '\n...\n', '~'],
  ...['é', '“', '😀', '\u0000', '\u0001', '\u007f', '\u0085', '\u00a0', '\u2028', '\ufeff'],
  ...['\ufffe', '\ud800', '0', '='],
  ...['\u0080', '\u009f', '\ue000', '\ufffd', '\udfff', '\u{10ffff}', '\u001b', '\v', '\f', '\b'],
];

const atCharacter =
  (change: (before: string, after: string, random: Random) => string): Edit =>
  (text, random) => {
    const at = random.whole(0, text.length);
    return change(text.slice(0, at), text.slice(at), random);
  };

const atLine =
  (change: (lines: string[], at: number, random: Random) => void): Edit =>
  (text, random) => {
    const lines = text.split('\n');
    change(lines, random.whole(0, lines.length - 1), random);
    return lines.join('\n');
  };

/** Matches the parts of a line "  - key: value". */
const field = /^(\s*(?:- )*)([^:\s]+):(.*)$/s;

const atField = (change: (indent: string, key: string, value: string, random: Random) => string) =>
  atLine((lines, at, random) => {
    const found = field.exec(lines[at] ?? '');
    if (found !== null) lines[at] = change(found[1] ?? '', found[2] ?? '', found[3] ?? '', random);
  });

const lineEdits: Edit[] = [
  atLine((lines, at) => void lines.splice(at, 1)),
  atLine((lines, at) => void lines.splice(at, 0, lines[at] ?? '')),
  atLine((lines, at, random) => {
    const other = random.whole(0, lines.length - 1);
    [lines[at], lines[other]] = [lines[other] ?? '', lines[at] ?? ''];
  }),
  atLine((lines, at, random) => {
    lines[at] = ' '.repeat(random.whole(1, 4)) + (lines[at] ?? '');
  }),
  atLine((lines, at) => {
    lines[at] = (lines[at] ?? '').replace(/^ {1,2}/, '');
  }),
  atLine((lines, at, random) => {
    lines[at] += random.pick([
      ' ',
      '  ',
      '\t',
      '\r',
      ' # c',
      '#',
      ' :',
      ',',
      ' x',
      '\u0085',
      '\u2028',
    ]);
  }),
  atLine((lines, at, random) => {
    const extra = [
      '# c',
      '---',
      '...',
      '',
      '  ',
      '\t',
      '%YAML 1.1',
      '%YAML 1.2',
      '%TAG !e! tag:e,2000:',
      '--- # c',
    ];
    const more = [
      'metadata:',
      'x: &a {level: None}',
      '- level: None',
      'foo: bar',
      '--- {}',
      '---\nkind: X',
      '%x',
    ];
    lines.splice(at, 0, random.pick([...extra, ...more]));
  }),
  atLine((lines, at, random) => {
    lines.splice(at, random.whole(1, 4));
  }),
  atLine((lines, at) => {
    lines[at] = (lines[at] ?? '').replace('- ', '  ');
  }),
];

const fieldEdits: Edit[] = [
  atField((indent, key, _, random) => `${indent}${key}: ${oddYaml(random)}`),
  atField((indent, key, _, random) => `${indent}${key}: ${oddYaml(random)}`),
  atField((indent, key) => `${indent}${key}:`),
  atField((indent, _, value, random) => `${indent}${random.pick(wrongKeys)}:${value}`),
  atField((indent, key, value, random) => {
    const margin = indent.replaceAll('-', ' ');
    return `${indent}${key}:${value}\n${margin}${random.pick(wrongKeys)}: ${oddYaml(random)}`;
  }),
  atField((indent, key, value) => `${indent}${key}: -${value}`),
  atField(
    (indent, key, value, random) => indent + key + random.pick(['', ':', ' :', '=', ': :']) + value,
  ),
  atField((indent, key, value, random) => {
    const margin = indent.replaceAll('-', ' ');
    return `${indent}${key}:\n${margin}${random.pick(['', ' ', '  ', '- ', '\t'])}${value.trim()}`;
  }),
];

const characterEdits: Edit[] = [
  atCharacter((before, after, random) => before + random.pick(marks) + after),
  atCharacter((before, after, random) => before + random.pick(marks) + after.slice(1)),
  atCharacter((before, after) => before + after.slice(1)),
  atCharacter((before, after, random) => before + after.slice(random.whole(1, 30))),
  atCharacter((before) => before),
];

const jsonEdits: Edit[] = [
  ...characterEdits,
  (text, random) => text.replace(/"[^"]*"(?=[,}\]])/, () => oddJson(random)),
  (text, random) => text.replaceAll(',', () => (random.chance(0.05) ? ',,' : ',')),
  (text, random) =>
    text +
    random.pick([' ', '\n', '\n\n', 'x', '{}', '\n---\n', '\0', '\ufeff', '}', ' #c', '\u00a0']),
  (text, random) =>
    text.replace(
      /[[{]/,
      (open) => open + random.pick([' ', '\n', '"a":1,', ',', '// c\n', '\t', 'é']),
    ),
];

/** Edits of the whole text. */
const wholeEdits: Edit[] = [
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.replaceAll('\n', '\r'),
  (text) => `\ufeff${text}`,
  (text) => `---\n${text}`,
  (text, random) =>
    `${text}\n---${random.pick(['', '\n', '\nfoo: bar', ' x', '\n{', '\n- a: [', '\napiVersion: v1\n'])}`,
  (text, random) => `${text}\n...\n${random.pick(['', 'x', '---', '{', '# c', '\u0000', 'a: b'])}`,
  (text, random) =>
    random.pick([
      '%YAML 1.1\n---\n',
      '%YAML 1.2\n---\n',
      '# c\n',
      '\n\n',
      ' ',
      '\t',
      '%x y\n---\n',
    ]) + text,
  (text, random) =>
    text +
    random.pick(['\n', '\n\n', ' ', '\t', '\r', '\u0000', '\u0000x', '\n# c', '\ufeff', '\n\t']),
  (text) => text.replaceAll('  ', '\t'),
  (text, random) => text.replaceAll(':', () => (random.chance(0.03) ? '' : ':')),
  (text, random) => text.replaceAll(' ', () => (random.chance(0.03) ? '' : ' ')),
  (text, random) => `${'# a long comment '.repeat(random.whole(1, 70))}\n${text}`,
];

/** Makes one edit to a YAML text. Most edits keep it valid YAML. */
export function editYaml(text: string, random: Random): string {
  const roll = random.next();
  if (roll < 0.45) return random.pick(fieldEdits)(text, random);
  if (roll < 0.72) return random.pick(lineEdits)(text, random);
  return random.pick(roll < 0.88 ? characterEdits : wholeEdits)(text, random);
}

export function editJson(text: string, random: Random): string {
  return random.pick(jsonEdits)(text, random);
}

/** Puts a byte order mark before a JSON text, which is YAML then, and may be what only YAML allows. */
export function markedJson(text: string, random: Random): string {
  const inYaml: Edit[] = [
    (json) => json,
    (json) => json.replace(/[}\]](?=[^}\]]*$)/, (close) => `,${close}`),
    (json) => json.replace(/,/, () => ', # c\n'),
    (json) =>
      json.replace(/"([A-Za-z]+)"/g, (quoted, word) => (random.chance(0.3) ? word : quoted)),
    (json) => json.replace(/: ?/, () => ':\t'),
    (json) => json.replace(/^\s*\{/, () => ` {`),
  ];
  return `\ufeff${random.pick(inYaml)(text, random)}`;
}
