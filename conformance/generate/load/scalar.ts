import type { Random } from '../../random.ts';

interface Quoting {
  random: Random;
  quotes: number;
  careless: number;
}

/** Matches strings that need no quotes. */
const plain = /^(?!(?:y|n|yes|no|on|off|true|false|null|nan|inf)$)[a-z/][\w./:-]*(?: [\w./-]+)*$/i;

/** Writes a string as YAML. `column` is the indentation of its further lines, -1 for a key. */
export function scalar(
  value: string,
  { random, quotes, careless }: Quoting,
  column: number,
): string {
  const isPlain = plain.test(value) && !value.endsWith(':');
  if (isPlain ? !random.chance(quotes) : random.chance(careless)) return value;
  if (column > 0 && random.chance(0.04) && /^[ -~]+$/.test(value)) {
    return random.pick(['|-', '>-', '|', '>', '|+']) + `\n${' '.repeat(column + 1)}${value}`;
  }
  const isPrintable = !/[\u0000-\u001f\u007f-\u009f\ud800-\udfff\ufeff\ufffe\uffff]/.test(value);
  if (isPrintable && random.chance(0.4)) return `'${value.replaceAll("'", "''")}'`;
  return doubleQuoted(value, random);
}

function doubleQuoted(value: string, random: Random): string {
  const isEscaped = random.chance(0.3);
  const escaped = value.replace(/["\\\u0000-\u001f\u007f-\uffff]/gu, (character) => {
    const code = character.charCodeAt(0);
    if (code > 0x9f && !isEscaped && character !== '\ufeff') return character;
    if (character === '"' || character === '\\') return `\\${character}`;
    if (character === '\n') return '\\n';
    return code < 0x100 && random.chance(0.5)
      ? `\\x${code.toString(16).padStart(2, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`;
  });
  return `"${escaped}"`;
}
