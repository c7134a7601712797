/** The end of a long list stays visible, because new values go there. */
const endShown = 5;

/**
 * Returns the indices of the values to show when there is room for only `room` of them: those that contain
 * `word` (case ignored), or without any such the first and the last few, in order. `room` must be over 5.
 */
export function visibleValues(values: readonly string[], room: number, word = ''): number[] {
  if (values.length <= room) return [...values.keys()];
  const found = word === '' ? [] : containing(values, room, word.toLowerCase());
  if (found.length > 0) return found;
  const start = room - endShown;
  return Array.from({ length: room }, (_, at) => (at < start ? at : values.length - room + at));
}

function containing(values: readonly string[], room: number, word: string): number[] {
  const found: number[] = [];
  for (const [index, value] of values.entries()) {
    if (found.length === room) break;
    if (value.toLowerCase().includes(word)) found.push(index);
  }
  return found;
}
