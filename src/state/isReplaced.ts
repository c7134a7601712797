import type { State } from './state';

type Texts = Pick<State, 'text' | 'history'>;

/**
 * Returns whether a change replaced the text: templates, files, earlier versions and pastes over everything do, and
 * so does undoing one. One edit that deletes a third of the text, with a third of its lines, counts; typing and
 * moving rules do not, nor does typing at several carets.
 */
export function isReplaced(before: Texts, now: Texts): boolean {
  if (before.text === now.text || before.text.trim() === '') return false;
  const { isWhole, length } = deletion(before, now);
  return isWhole || (length * 3 >= before.text.length && isThirdGone(before.text, now.text));
}

/** Whether the last change is one of the whole text, and how much it deleted; nothing at several carets. */
function deletion(before: Texts, now: Texts): { isWhole: boolean; length: number } {
  const [last, undone] = [now.history.past.at(-1), before.history.past.at(-1)];
  const isUndone = undone !== undefined && undone.forth === now.history.future.at(-1)?.forth;
  const step = isUndone ? undone : last;
  const isWhole = step?.source !== undefined;
  if (isUndone) return { isWhole, length: undone.forth.insert.length };
  if (last && last.forth === before.history.future.at(-1)?.forth)
    return { isWhole, length: last.back.insert.length };
  const [place, ...others] = last?.touched ?? [];
  if (!place || others.length > 0) return { isWhole, length: 0 };
  return { isWhole, length: before.text.length - now.text.length + (place.end - place.start) };
}

function isThirdGone(before: string, now: string): boolean {
  const left = new Set(now.split('\n'));
  const lines = before.split('\n').filter((line) => line.trim() !== '');
  return lines.filter((line) => !left.has(line)).length * 3 >= lines.length;
}
