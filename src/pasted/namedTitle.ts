import type { FixTitle } from '../analysis/fixTitle';
import type { TextEdit } from '../document/textEdit';

/** Titles of slips of one character, which can be named. */
const unnamed = new Set<FixTitle>(['Change the brackets', 'Change the quotation marks']);

/** Returns a title that names the character and its line, if a fix of that kind is one edit; else the title. */
export function namedTitle(title: FixTitle, edits: readonly TextEdit[], text: string): FixTitle {
  const [edit, ...more] = edits;
  if (!edit || more.length > 0 || !unnamed.has(title)) return title;
  const was = text.slice(edit.start, edit.end);
  const line = text.slice(0, edit.start).split('\n').length;
  if (was === '') return `Add ${edit.insert} on line ${line}`;
  return edit.insert === ''
    ? `Remove ${was} on line ${line}`
    : `Change ${was} to ${edit.insert} on line ${line}`;
}
