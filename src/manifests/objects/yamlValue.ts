import { Lexer, parseDocument } from 'yaml';

/** Returns the value of YAML as kube-apiserver reads it, or why it cannot stand in source code as an object. */
export function yamlValue(text: string): { value: unknown } | { refused: string } {
  const document = parseDocument(text, { version: '1.1' });
  if (document.errors.length > 0) {
    return { refused: 'The policy has an error, so its value is not known.' };
  }
  const comment = firstComment(text);
  if (comment !== undefined) {
    return {
      refused: `The file has it as an object, which cannot take the comment in line ${comment}.`,
    };
  }
  return { value: document.toJS() as unknown };
}

/** What the lexer writes before the text of a scalar. */
const scalar = '\u001f';

/** Returns the number of the line with the first comment, from 1. */
function firstComment(text: string): number | undefined {
  let line = 1;
  let before = '';
  for (const lexeme of new Lexer().lex(text)) {
    if (before !== scalar && lexeme.startsWith('#')) return line;
    line += lexeme.split('\n').length - 1;
    before = lexeme;
  }
  return undefined;
}
