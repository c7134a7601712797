/**
 * The part of Markdown that our documents use, as HTML: headings, paragraphs, lists in lists, tables, fenced code;
 * within a line code, strong text and links. Anything else is shown as it is written.
 */

/**
 * @param {string} text
 * @returns {string} HTML
 */
export function markdownToHtml(text) {
  return blocksOf(text.split('\n')).join('\n');
}

const item = /^(?<indent> *)(?<mark>-|\d+\.) (?<rest>.*)$/;

/**
 * @param {readonly string[]} lines
 * @returns {string[]}
 */
function blocksOf(lines) {
  const blocks = [];
  for (let at = 0; at < lines.length;) {
    const [block, next] = blockAt(lines, at);
    if (block !== '') blocks.push(block);
    at = next;
  }
  return blocks;
}

/**
 * Returns the block that begins in a line, and the line after it.
 * @param {readonly string[]} lines
 * @param {number} at
 * @returns {[html: string, next: number]}
 */
function blockAt(lines, at) {
  const line = lines[at] ?? '';
  if (line.trim() === '') return ['', at + 1];
  const heading = /^(#{1,6}) (.*)$/.exec(line);
  if (heading?.[1] && heading[2] !== undefined) {
    const level = heading[1].length;
    return [`<h${level}>${inline(heading[2])}</h${level}>`, at + 1];
  }
  if (line.startsWith('```')) {
    const end = endOf(lines, at + 1, (each) => each.startsWith('```'));
    const code = lines.slice(at + 1, end).join('\n');
    return [`<pre><code>${escaped(code)}\n</code></pre>`, end + 1];
  }
  if (line.startsWith('|')) {
    const end = endOf(lines, at, (each) => !each.startsWith('|'));
    return [table(lines.slice(at, end)), end];
  }
  if (item.test(line)) return listAt(lines, at);
  const end = endOf(lines, at + 1, (each) => each.trim() === '' || /^(```|\||#+ )/.test(each));
  return [`<p>${inline(lines.slice(at, end).join('\n'))}</p>`, end];
}

/**
 * A list ends at an empty line or at a list further out. Lines that follow an item belong to it.
 * @param {readonly string[]} lines
 * @param {number} at
 * @returns {[html: string, next: number]}
 */
function listAt(lines, at) {
  const { indent = '', mark = '-' } = item.exec(lines[at] ?? '')?.groups ?? {};
  const tag = mark === '-' ? 'ul' : 'ol';
  const items = [];
  let next = at;
  for (let found = item.exec(lines[next] ?? ''); found?.groups?.['indent'] === indent;) {
    const [words, inner, end] = itemAt(lines, next + 1, [found.groups['rest'] ?? ''], indent);
    items.push(`<li>${inline(words)}${inner}</li>`);
    next = end;
    found = item.exec(lines[next] ?? '');
  }
  return [`<${tag}>${items.join('')}</${tag}>`, next];
}

/**
 * @param {readonly string[]} lines
 * @param {number} at the line after the first of an item
 * @param {string[]} words of the first line
 * @param {string} indent of the item
 * @returns {[words: string, inner: string, next: number]}
 */
function itemAt(lines, at, words, indent) {
  for (let next = at; ; next++) {
    const line = lines[next] ?? '';
    const found = item.exec(line);
    if (found && (found.groups?.['indent'] ?? '').length > indent.length) {
      const [inner, end] = listAt(lines, next);
      return [words.join('\n'), inner, end];
    }
    if (found || line.trim() === '') return [words.join('\n'), '', next];
    words.push(line.trim());
  }
}

/** @param {readonly string[]} rows */
function table(rows) {
  const [head = [], ...body] = rows
    .filter((row) => !/^\|[\s:|-]+\|$/.test(row))
    .map((row) => row.slice(1, row.lastIndexOf('|')).split('|'));
  const cells = (/** @type {string[]} */ row, /** @type {string} */ tag) =>
    row.map((cell) => `<${tag}>${inline(cell.trim())}</${tag}>`).join('');
  const lines = body.map((row) => `<tr>${cells(row, 'td')}</tr>`);
  return `<table><thead><tr>${cells(head, 'th')}</tr></thead><tbody>${lines.join('')}</tbody></table>`;
}

/**
 * @param {readonly string[]} lines
 * @param {number} from
 * @param {(line: string) => boolean} isEnd
 */
function endOf(lines, from, isEnd) {
  const found = lines.slice(from).findIndex(isEnd);
  return found < 0 ? lines.length : from + found;
}

const tokens = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\((https:[^)\s]+)\)/g;

/** @param {string} text */
function inline(text) {
  let html = '';
  let from = 0;
  for (const found of text.matchAll(tokens)) {
    const [whole, code, strong, words, address] = found;
    html += escaped(text.slice(from, found.index));
    if (code !== undefined) html += `<code>${escaped(code)}</code>`;
    else if (strong !== undefined) html += `<strong>${escaped(strong)}</strong>`;
    else html += `<a href="${escaped(address ?? '')}">${escaped(words ?? '')}</a>`;
    from = found.index + whole.length;
  }
  return html + escaped(text.slice(from));
}

/** @param {string} text */
const escaped = (text) =>
  text.replace(/[&<>"]/g, (sign) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[sign]};`);
