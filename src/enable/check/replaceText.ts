/**
 * In UTF-16 units. Chromium types an inserted text line by line: 20 kB take a second, 200 kB minutes. What comes at once instead is HTML, which
 * the page's Trusted Types do not allow.
 */
const longestTyped = 20_000;

/**
 * Replaces the text of a text area as one step that its own undo takes back: only what differs is typed. If that is too long,
 * undo does not know the step; `beforeUnknown` is called before it.
 */
export function replaceText(
  area: HTMLTextAreaElement,
  text: string,
  beforeUnknown?: (old: string) => void,
): void {
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
  const isTyped = insert.length <= longestTyped;
  // The only way that keeps the history of the text area; no browser plans to drop it.
  const command = insert === '' ? 'delete' : 'insertText';
  if (isTyped && document.execCommand?.(command, false, insert)) return;
  if (!isTyped) beforeUnknown?.(old);
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(area, text);
  area.dispatchEvent(new Event('input', { bubbles: true }));
}
