/** One requirement of a field selector: `field=value` or `field!=value`. */
export interface FieldRequirement {
  field: string;
  equal: boolean;
  value: string;
}

/**
 * Parses a field selector such as "metadata.name=web,status.phase!=Running". Returns undefined if it is
 * malformed. The order is that of fields.ParseSelector (apimachinery), which sorts the terms.
 */
export function parseFieldSelector(selector: string): FieldRequirement[] | undefined {
  const requirements: FieldRequirement[] = [];
  for (const term of splitTerms(selector).toSorted(byCodePoint)) {
    if (term === '') continue;
    const parts = /^(.*?)(!=|==|=)(.*)$/s.exec(term);
    if (parts === null) return undefined;
    const value = unescapeValue(parts[3] ?? '');
    if (value === undefined) return undefined;
    requirements.push({ field: parts[1] ?? '', equal: parts[2] !== '!=', value });
  }
  return requirements;
}

/** Returns the value that the selector requires for a field. Mirrors Selector.RequiresExactMatch. */
export function exactMatch(
  requirements: readonly FieldRequirement[],
  field: string,
): string | undefined {
  return requirements.find((one) => one.equal && one.field === field)?.value;
}

/** Splits at commas without a backslash before them; the backslashes stay. */
function splitTerms(selector: string): string[] {
  const terms = [''];
  let inSlash = false;
  for (const character of selector) {
    if (character === ',' && !inSlash) {
      terms.push('');
      continue;
    }
    inSlash = character === '\\' && !inSlash;
    terms[terms.length - 1] += character;
  }
  return terms;
}

/** Unescapes `\\`, `\,` and `\=`. Returns undefined for other escapes and for an unescaped "," or "=". */
function unescapeValue(value: string): string | undefined {
  if (!/^(?:[^\\,=]|\\[\\,=])*$/s.test(value)) return undefined;
  return value.replace(/\\(.)/gs, '$1');
}

/** The order of Go's sort.Strings: by UTF-8 bytes, which is by code points. */
function byCodePoint(a: string, b: string): number {
  const left = Array.from(a, codePoint);
  const right = Array.from(b, codePoint);
  const differs = left.findIndex((code, index) => code !== right[index]);
  if (differs < 0) return left.length - right.length;
  return left[differs]! - (right[differs] ?? -1);
}

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0;
}
