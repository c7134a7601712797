/** A YAML document, or one item of a list, in a text: how many lines it takes, and what to parse. */
export interface YamlPiece {
  lines: number;
  /** Undefined for what stands around the items of a list. */
  text: string | undefined;
}

const fields = 'apiVersion|kind|level|auditID|stage|requestURI|verb|user|objectRef|items|metadata';
const begins = new RegExp(String.raw`^( *- +)?(?:${fields})\s*:(?:\s|$)`);
/** What ends a document: a marker, the items of a list, or something else that is pasted after it. */
const ends = /^(?:---|\.\.\.|items:\s*$|\{|(?:[$%>#] )?(?:kubectl|curl)\b|[A-Z]{3,7} \/)/;

/** Whether a text may have YAML in it that looks like audit events. */
export const seemsYaml = (text: string): boolean => new RegExp(begins, 'm').test(text);

/** Returns the YAML that begins in a line; undefined if none does. Never throws. */
export function yamlPiece(lines: readonly string[], from: number): YamlPiece | undefined {
  const first = lines[from] ?? '';
  const dash = begins.exec(first);
  if (!dash) return undefined;
  if (/^items:\s*$/.test(first)) return { lines: 1, text: undefined };
  const indent = first.search(/\S/);
  const isItem = dash[1] !== undefined;
  let end = from + 1;
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? '';
    const at = line.search(/\S/);
    if (at < 0) continue;
    if (isItem ? at <= indent : ends.test(line)) break;
  }
  const taken = lines.slice(from, end);
  const text = taken.map((line, at) => (isItem && at === 0 ? line.replace('-', ' ') : line));
  // "apiVersion: v1" and "kind: EventList" before or after the items.
  const isHead =
    !isItem && taken.every((line) => /^(?:(?:apiVersion|kind|metadata):|\s|$)/.test(line));
  const isList =
    isHead &&
    (lines[end]?.startsWith('items:') || taken.some((line) => /^kind:\s*\w*List\s*$/.test(line)));
  return { lines: taken.length, text: isList ? undefined : text.join('\n') };
}
