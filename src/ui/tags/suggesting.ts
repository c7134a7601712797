/** A value that a list of the form offers. */
export interface Suggestion {
  value: string;
  /** A short text next to the value. */
  detail?: string;
}

const shownAtMost = 60;

/**
 * Returns the suggestions not yet added: those that start with the typed text, the shortest first, then those that
 * contain it, in their name or detail.
 */
export function matching<Offer extends Suggestion>(
  suggestions: readonly Offer[],
  typed: string,
  values: readonly string[],
): Offer[] {
  const word = typed.toLowerCase();
  const added = new Set(values);
  const open = suggestions.filter(({ value }) => !added.has(value));
  if (word === '') return open.slice(0, shownAtMost);
  const starts = open
    .filter(({ value }) => startsWith(value, word))
    .toSorted((a, b) => a.value.length - b.value.length);
  const contains = open.filter(
    ({ value, detail = '' }) =>
      !startsWith(value, word) && `${value} ${detail}`.toLowerCase().includes(word),
  );
  return [...starts, ...contains].slice(0, shownAtMost);
}

/**
 * Returns the suggestion that Enter takes for a typed part of a name: the first that starts with it, or the only one. None
 * if the text is a name already: one that is suggested, or one of the values.
 */
export function completionOf<Offer extends Suggestion>(
  found: readonly Offer[],
  typed: string,
  values: readonly string[],
): Offer | undefined {
  const [first] = found;
  if (typed === '' || !first || values.includes(typed)) return undefined;
  if (found.some(({ value }) => value === typed)) return undefined;
  return startsWith(first.value, typed.toLowerCase()) || found.length === 1 ? first : undefined;
}

const startsWith = (value: string, word: string) => value.toLowerCase().startsWith(word);
