import { Document, Scalar, type ScalarTag } from 'yaml';

/**
 * Returns a value as YAML that readers of YAML 1.1 and 1.2 understand alike: strings that either would take for something else
 * are quoted, and lines are never folded. Strings made with {@link verbatim} come back byte for byte. The comment, without
 * number signs, goes above.
 */
export function toYaml(value: unknown, comment?: string): string {
  const document = new Document(value, {
    compat: 'yaml-1.1',
    aliasDuplicateObjects: false,
    customTags: (tags) => [escaped, ...tags],
  });
  if (comment !== undefined) document.commentBefore = ` ${comment.replaceAll('\n', '\n ')}`;
  return document.toString({
    lineWidth: 0,
    indentSeq: false,
    flowCollectionPadding: false,
    doubleQuotedMinMultiLineLength: Infinity,
  });
}

/** Returns a text as a literal block if every reader gives it back unchanged, otherwise as a double-quoted string. */
export function verbatim(text: string): Scalar<string> {
  const scalar = new Scalar(text);
  scalar.type = isSafeBlock(text) ? 'BLOCK_LITERAL' : 'QUOTE_DOUBLE';
  return scalar;
}

/** What is not printable, and what YAML 1.1 takes for the end of a line: U+0085, U+2028 and U+2029. */
const unsafe =
  /[^\n\x20-\x7e\u00a0-\u200a\u2010-\u2027\u2030-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;

/** Returns whether a text has characters that cannot stand in YAML as they are, tabs and carriage returns aside. */
export const isUnsafe = (text: string): boolean => unsafe.test(text.replaceAll(/[\t\r]/g, ''));

/** Blocks keep no carriage returns, and readers differ about tabs and white space at the edges. */
function isSafeBlock(text: string): boolean {
  return /\S/.test(text) && !unsafe.test(text) && !/^[ \n]|\n +\n*$/.test(text);
}

const everyUnsafe = new RegExp(unsafe.source, 'gu');

/** Strings that no other style keeps: in double quotes, with escapes. */
const escaped: ScalarTag = {
  tag: 'tag:yaml.org,2002:str',
  default: true,
  identify: (value) => typeof value === 'string' && unsafe.test(value),
  resolve: (text) => text,
  stringify: ({ value }) =>
    JSON.stringify(value).replaceAll(
      everyUnsafe,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
};
