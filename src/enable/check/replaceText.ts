/** In UTF-16 units: typing more makes a browser stand still. Then undo does not know the step. */
const longestTyped = 20_000;

/**
 * Replaces the text of a text area as one step that its own undo takes back: only what differs is typed.
 */
export function replaceText(area: HTMLTextAreaElement, text: string): void {
  const old = area.value;
  if (old === text) return;
  const shorter = Math.min(old.length, text.length);
  let start = 0;
  while (start < shorter && old[start] === text[start]) start += 1;
  let end = 0;
  while (end < shorter - start && old.at(-1 - end) === text.at(-1 - end)) end += 1;
  area.focus();
  area.setSelectionRange(start, old.length - end);
  const insert = text.slice(start, text.length - end);
  // The only way that keeps the history of the text area; no browser plans to drop it.
  if (insert === '') {
    if (document.execCommand?.('delete')) return;
  } else {
    if (insertAsHtml(area, insert, text)) return;
    if (insert.length <= longestTyped && document.execCommand?.('insertText', false, insert))
      return;
  }
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(area, text);
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

/**
 * Chromium types an inserted text line by line: 60 kB take seconds, 200 kB minutes. What is inserted as HTML comes at once.
 * Returns whether it is there; where it is not, nothing has changed.
 */
function insertAsHtml(area: HTMLTextAreaElement, insert: string, text: string): boolean {
  if (!insert.includes('\n')) return false;
  const html = insert.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  if (!document.execCommand?.('insertHTML', false, html)) return false;
  if (area.value === text) return true;
  document.execCommand('undo');
  return false;
}
