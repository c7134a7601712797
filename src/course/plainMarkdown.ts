/** A piece of a line. */
export type Inline =
  | { kind: 'text' | 'code' | 'strong' | 'emphasis'; text: string }
  | { kind: 'link'; text: string; href: string };

/** A paragraph, a list or a block of code. */
export type Block =
  | { kind: 'paragraph'; content: Inline[] }
  | { kind: 'list'; isNumbered: boolean; items: Inline[][] }
  | { kind: 'code'; text: string };

const fence = /^ {0,3}```/;
const item = /^ {0,3}(?:([-*])|\d{1,9}[.)])\s+(?=\S)/;
/** No mark reaches over the end of its line; links go to this page or over HTTPS. */
const marks =
  /`([^`\n]+)`|\*\*([^*\n]+)\*\*|\*([^*\s][^*\n]*)\*|\[([^[\]\n]{1,300})\]\((#learn[^\s()]*|https:\/\/[^\s()]{1,2000})\)/g;

/**
 * Reads the subset of Markdown that tasks and teachers' texts may use: paragraphs, lists of one level, fenced code,
 * `code`, **strong**, *emphasis* and links. Everything else, HTML above all, is text. Takes time in proportion to the
 * text, whatever it holds. Never throws.
 */
export function readPlainMarkdown(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    const last = blocks.at(-1);
    const begun = item.exec(line);
    if (fence.test(line)) {
      const end = lines.findIndex((each, index) => index > at && fence.test(each));
      const code = lines.slice(at + 1, end < 0 ? lines.length : end);
      blocks.push({ kind: 'code', text: code.join('\n') });
      if (end < 0) break;
      at = end;
    } else if (begun) {
      const isNumbered = begun[1] === undefined;
      const content = inlines(line.slice(begun[0].length));
      if (last?.kind === 'list' && last.isNumbered === isNumbered) last.items.push(content);
      else blocks.push({ kind: 'list', isNumbered, items: [content] });
    } else {
      const isContinued = at > 0 && lines[at - 1]?.trim() !== '';
      const before =
        last?.kind === 'paragraph' ? last.content : last?.kind === 'list' ? last.items.at(-1) : [];
      if (isContinued && last && last.kind !== 'code' && before) {
        before.push({ kind: 'text', text: ' ' }, ...inlines(line.trim()));
      } else blocks.push({ kind: 'paragraph', content: inlines(line.trim()) });
    }
  }
  return blocks;
}

function inlines(line: string): Inline[] {
  const found: Inline[] = [];
  let from = 0;
  for (const match of line.matchAll(marks)) {
    const [whole, code, strong, emphasis, text, href] = match;
    if (match.index > from) found.push({ kind: 'text', text: line.slice(from, match.index) });
    if (code !== undefined) found.push({ kind: 'code', text: code });
    else if (strong !== undefined) found.push({ kind: 'strong', text: strong });
    else if (emphasis !== undefined) found.push({ kind: 'emphasis', text: emphasis });
    else if (text !== undefined && href !== undefined) found.push({ kind: 'link', text, href });
    from = match.index + whole.length;
  }
  if (from < line.length) found.push({ kind: 'text', text: line.slice(from) });
  return found;
}
