/** Has a meaning anywhere in a line of Markdown, as of CommonMark and GitHub; $ begins formulas there. */
const meaningful = /[\\`*_[\]<>|~&$]|:(?=\S)|@/g;

/**
 * Returns text that Markdown shows as it is, on one line: everything that would become markup, a link, HTML, a
 * character reference or the start of a list or heading is escaped.
 */
export function markdownText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(meaningful, '\\$&')
    .replace(/(www)\./gi, '$1\\.')
    .replace(/^ ?(?=[-+#=])/, '$&\\')
    .replace(/^( ?\d+)(?=[.)])/, '$1\\');
}

/** Returns a link in Markdown to an address as of a URL's `href`. */
export function markdownLink(text: string, address: string): string {
  const escaped = address.replace(
    /[()<>\\]|&(?=#?\w+;)/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  // Some parsers take the escapes of brackets in a link's text away before they read it.
  const shown = markdownText(text).replace(/\\[[\]]/g, (escape) => `&#${escape.charCodeAt(1)};`);
  return `[${shown}](${escaped})`;
}

/** Returns the length of the longest run of backquotes in a text. Code in Markdown stands between longer ones. */
export function longestTicks(text: string): number {
  let longest = 0;
  for (const [ticks] of text.matchAll(/`+/g)) longest = Math.max(longest, ticks.length);
  return longest;
}
