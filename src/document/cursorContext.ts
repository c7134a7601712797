/** What stands at the caret of a text that may be half typed: found by indentation, not by parsing. */
export interface CursorContext {
  /** The keys above, outermost first: ['rules', 'resources'] inside an entry of a rule's resources. */
  parents: string[];
  /** 'key': a field name is typed. 'value': the value of `field`. 'item': a list value of `field`. */
  position: 'key' | 'value' | 'item';
  /** The field whose value is typed; '' at a key. */
  field: string;
  /** What is typed so far, without an opening quote. */
  word: string;
  /** Offset where the typed word begins, after an opening quote. */
  wordStart: number;
  /** The opening quote typed before the word, or ''. */
  quote: '' | '"' | "'";
  /** Inside the brackets of a flow list. */
  inFlow: boolean;
}

const keyLine = /^(\s*)((?:- +)*)(?:"([^"]*)"|'([^']*)'|([^\s"'#:[\]{}-][^\s:#]*)) *:(?: +|$)(.*)$/;
const wordAtEnd = /(["']?)([^\s"'[\]{},:]*(?::[^\s"'[\]{},:]+)*)$/;

/**
 * The context at an offset (UTF-16) of a policy text. Reads at most the lines above the caret,
 * so that it answers for text that does not parse, which is the usual state while typing.
 */
export function cursorContext(text: string, offset: number): CursorContext {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const typed = text.slice(lineStart, offset);
  const [, quote = '', word = ''] = wordAtEnd.exec(typed) ?? [];
  const base = { word, wordStart: offset - word.length, quote: quote as CursorContext['quote'] };

  const flowKey = keyOfOpenFlow(text, offset);
  if (flowKey) {
    const parents = parentsOf(text, flowKey.lineStart, flowKey.column, flowKey.dash);
    return { ...base, parents, position: 'item', field: flowKey.key, inFlow: true };
  }
  const key = keyLine.exec(typed);
  if (key) {
    const { column, name, dash } = partsOf(key);
    const parents = parentsOf(text, lineStart, column, dash);
    return { ...base, parents, position: 'value', field: name, inFlow: false };
  }
  const [, indent = '', dashes = ''] = /^(\s*)((?:-(?: +|$))*)/.exec(typed) ?? [];
  const column = indent.length + dashes.length;
  const dash = dashes === '' ? undefined : indent.length;
  const parents = parentsOf(text, lineStart, column, dash);
  const isItem = dash !== undefined && !holdsMaps(parents);
  return isItem
    ? {
        ...base,
        parents: parents.slice(0, -1),
        position: 'item',
        field: parents.at(-1) ?? '',
        inFlow: false,
      }
    : { ...base, parents, position: 'key', field: '', inFlow: false };
}

/** `rules`, and `resources` of a rule (not of an entry in it), are lists of maps. */
function holdsMaps(parents: string[]): boolean {
  const path = parents.join('.');
  return path === 'rules' || path === 'rules.resources';
}

interface KeyPlace {
  key: string;
  lineStart: number;
  column: number;
  dash: number | undefined;
}

/** The `key: [` around the offset whose bracket is still open. */
function keyOfOpenFlow(text: string, offset: number): KeyPlace | undefined {
  const open = text.lastIndexOf('[', offset - 1);
  if (open < 0 || text.lastIndexOf(']', offset - 1) > open) return undefined;
  const between = text.slice(open, offset);
  if (/\n\s*(?:- )?[A-Za-z]+:/.test(between) || between.includes('#')) return undefined;
  const lineStart = text.lastIndexOf('\n', open) + 1;
  const key = keyLine.exec(text.slice(lineStart, open));
  if (!key) return undefined;
  const { column, name, dash } = partsOf(key);
  return { key: name, lineStart, column, dash };
}

function partsOf(match: RegExpExecArray) {
  const [, indent = '', dashes = '', double, single, plain = ''] = match;
  return {
    column: indent.length + dashes.length,
    dash: dashes === '' ? undefined : indent.length,
    name: double ?? single ?? plain,
  };
}

/** Walks up the lines above and collects the keys that enclose a column. */
function parentsOf(
  text: string,
  lineStart: number,
  column: number,
  dash: number | undefined,
): string[] {
  const parents: string[] = [];
  // A list may stand at the same column as its key, so the key of a dash may share its column.
  let limit = dash === undefined ? column : dash + 1;
  let isKeyOfList = dash !== undefined;
  let end = lineStart - 1;
  while (end >= 0 && (limit > 0 || isKeyOfList)) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    end = start - 1;
    const key = keyLine.exec(line);
    const bare = /^(\s*)-\s*$/.exec(line);
    if (key) {
      const parts = partsOf(key);
      const value = (key[6] ?? '').replace(/^#.*/, '');
      if (parts.column < limit && value === '') {
        parents.unshift(parts.name);
        limit = parts.dash === undefined ? parts.column : parts.dash + 1;
        isKeyOfList = parts.dash !== undefined;
      } else if (parts.dash !== undefined && parts.dash < limit) {
        limit = parts.dash + 1;
        isKeyOfList = true;
      }
    } else if (bare && (bare[1] ?? '').length < limit) {
      limit = (bare[1] ?? '').length + 1;
      isKeyOfList = true;
    }
  }
  return parents;
}
