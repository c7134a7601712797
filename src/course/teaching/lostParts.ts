import { entriesIn } from '../../workspace/entriesIn';

const valueAtMost = 60;

/** The name of a list's items. */
const singular: Record<string, string> = {
  exercises: 'exercise',
  requirements: 'requirement',
  requests: 'request',
  hints: 'hint',
  shown: 'shown request',
};

/**
 * Returns what of data of any origin is not in what was read from it, each with its place: `requirement 3, pod-list,
 * level "Everything"`. Empty texts, and spaces around texts, are not missed. In: JSON, and what was read from it.
 */
export function lostParts(given: unknown, kept: unknown, place: readonly string[] = []): string[] {
  if (isNothing(given)) return [];
  const lost = () => [[...place, valueText(given)].filter(Boolean).join(', ')];
  if (Array.isArray(given)) {
    if (!Array.isArray(kept)) return given.every(isNothing) ? [] : lost();
    const name = place.at(-1) ?? '';
    const above = place.slice(0, -1);
    const items = given.filter((item) => !isBlank(item));
    return items.flatMap((item, index) =>
      lostParts(item, keptItem(item, kept, index), [...above, itemName(name, item, index)]),
    );
  }
  const entries = entriesIn(given);
  if (entries) {
    const keptEntries = entriesIn(kept);
    if (!keptEntries) return lost();
    return [...entries].flatMap(([key, value]) =>
      lostParts(value, keptEntries.get(key), [...place, key]),
    );
  }
  if (given === kept || isSameText(given, kept)) return [];
  const instead =
    typeof kept === 'string' && kept !== '' && kept.length < 20 ? `: ${kept} instead` : '';
  return lost().map((words) => words + instead);
}

/** What says the same as nothing. */
const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === false || isBlank(value);
const isBlank = (value: unknown) => typeof value === 'string' && value.trim() === '';

const plain = (text: string) => text.replace(/[\s\p{C}]+/gu, ' ').trim();
const isSameText = (a: unknown, b: unknown) =>
  typeof a === 'string' && typeof b === 'string' && plain(a) === plain(b);

/** The names of items that have one; the others are told by their number. */
function nameOf(item: unknown): string | undefined {
  const entries = entriesIn(item);
  const name = entries?.get('request') ?? entries?.get('id');
  return typeof name === 'string' ? name : undefined;
}

function keptItem(item: unknown, kept: readonly unknown[], index: number): unknown {
  if (typeof item === 'string') return kept.find((each) => isSameText(each, item));
  const name = nameOf(item);
  return name === undefined ? kept[index] : kept.find((each) => nameOf(each) === name);
}

function itemName(list: string, item: unknown, index: number): string {
  const name = nameOf(item);
  if (list === 'expects' && name !== undefined) return name;
  return `${singular[list] ?? list} ${index + 1}`.trim();
}

function valueText(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > valueAtMost ? `${text.slice(0, valueAtMost)}…` : text;
}
