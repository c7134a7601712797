import { Refusal } from './refusal';

export type Quoting = 'plain' | 'single' | 'double';

/** Words that go-yaml v2 (resolve.go) or another YAML reader takes for a boolean, null or number. */
const words = new Set(['y', 'yes', 'n', 'no', 'on', 'off', 'true', 'false', 'null']);

/**
 * Returns whether every YAML 1.1 and 1.2 parser reads `value` without quotes as this string. Stricter
 * than go-yaml: unnecessary quotes do no harm, missing ones change a policy.
 */
export function isPlainSafe(value: string): boolean {
  if (!/^[A-Za-z_/][A-Za-z0-9_\-./:@+*=~()$% ]*$/.test(value)) return false;
  if (/: | $|:$|^[eE][-+]?[0-9]/.test(value)) return false;
  return !words.has(value.toLowerCase());
}

/** Returns the same inside `[ ]` or `{ }`: also without colons and spaces, on which parsers disagree. */
function isPlainSafeInFlow(value: string): boolean {
  return isPlainSafe(value) && !/[: ](?![A-Za-z0-9])/.test(value);
}

/**
 * Returns the scalar as text, with the given quoting if go-yaml reads it back as the same string,
 * otherwise in double quotes. Throws a Refusal for half a surrogate pair, which can't be saved.
 */
export function scalarText(value: string, quoting: Quoting, inFlow: boolean): string {
  if (/[\uD800-\uDFFF]/.test(value.replaceAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g, ''))) {
    throw new Refusal('This value contains an incomplete character. Type it again.');
  }
  if (quoting === 'plain' && (inFlow ? isPlainSafeInFlow(value) : isPlainSafe(value))) return value;
  if (quoting === 'single' && !unprintable.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return doubleQuoted(value);
}

/** Not printable on one line in YAML: controls, other line breaks, the byte order mark. */
const unprintable = /[\0-\x1F\x7F-\x9F\u2028\u2029\uFEFF\uFFFE\uFFFF]/;
const escapes: Record<string, string> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** Only uses escapes that JSON and YAML share, so that the text is valid in both. */
function doubleQuoted(value: string): string {
  let text = '"';
  for (const char of value) {
    const escape = escapes[char];
    if (escape !== undefined) text += escape;
    else if (unprintable.test(char))
      text += `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
    else text += char;
  }
  return `${text}"`;
}
