import { LineCounter, parseDocument, type Document } from 'yaml';

/** The value of a YAML text, or why it is not read and where, in lines from 0. */
export type YamlValue = { value: unknown } | { refused: string; line?: number };

/** No manifest or event nests deeper, and none of them has more lines. Reading them would take long. */
const deepest = 50;
const linesAtMost = 5000;
const aliasesAtMost = 100;

/** Returns the value of one YAML document from any source. Never throws, and never takes long. */
export function yamlValue(text: string): YamlValue {
  if (text.includes('{{')) return { refused: 'This is a template. Paste what it renders.' };
  const lines = text.split('\n').length;
  if (lines > linesAtMost || opened(text) > deepest || aliasesIn(text) > aliasesAtMost)
    return { refused: 'This YAML is too long or too deep.' };
  const counter = new LineCounter();
  const root = parseDocument(text, {
    lineCounter: counter,
    logLevel: 'silent',
    // Both take long in a long text.
    uniqueKeys: false,
    prettyErrors: false,
  });
  const [error] = root.errors;
  if (!error) return { value: plain(root) };
  return {
    line: counter.linePos(error.pos[0]).line - 1,
    refused: `Not valid YAML from here on: ${error.message.slice(0, 200)}.`,
  };
}

function plain(root: Document.Parsed): unknown {
  try {
    return root.toJS({ maxAliasCount: 100 });
  } catch {
    return undefined;
  }
}

/** How many brackets are open at most. */
function opened(text: string): number {
  let open = 0;
  let most = 0;
  for (const [char] of text.matchAll(/[[\]{}]/g)) {
    open = Math.max(0, open + ('[{'.includes(char) ? 1 : -1));
    most = Math.max(most, open);
  }
  return most;
}

/** Each alias is looked for in all of the text. */
const aliasesIn = (text: string) => text.match(/(?:^|[\s[{,:])\*[\w-]/g)?.length ?? 0;
