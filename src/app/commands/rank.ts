import type { Command } from './command';

/**
 * Returns the commands that match every word of a query, best first; of equals, the recently used.
 * A word matches the start of a word, a substring, or, if nothing matches better, letters in the
 * same order ("mvup"). It counts more near the start of a title, and less in the title of a thing to go to, such as a rule.
 */
export function rank<T extends Pick<Command, 'id' | 'title' | 'keywords' | 'isThing'>>(
  query: string,
  commands: readonly T[],
  recent: readonly string[] = [],
): T[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const whole = words.join(' ');
  const found = commands
    .flatMap((command) => {
      const title = command.title.toLowerCase();
      const keywords = command.keywords?.toLowerCase() ?? '';
      const scores = words.map((word) => scoreOf(word, title, keywords, command.isThing));
      if (scores.includes(0)) return [];
      const score = scores.reduce((sum, each) => sum + each, title.startsWith(whole) ? 40 : 0);
      const used = recent.indexOf(command.id);
      const isLoose = scores.includes(loose);
      return [{ command, isLoose, score: used < 0 ? score : score + recency - used }];
    })
    .toSorted((one, other) => other.score - one.score);
  const close = found.filter(({ isLoose }) => !isLoose);
  return (close.length > 0 ? close : found).map(({ command }) => command);
}

/** The bonus of the most recently used command; each earlier one gets one less. */
const recency = 8;
/** The score of a word of which only the letters match. */
const loose = 4;

/** Returns how well a word matches; 0 if it does not. */
function scoreOf(word: string, title: string, keywords: string, isThing = false): number {
  if (begins(title, word)) return (isThing ? 45 : 60) - Math.min(title.indexOf(word), 40) / 20;
  if (title.includes(word)) return 30;
  if (begins(keywords, word)) return 20;
  if (keywords.includes(word)) return 10;
  return word.length > 2 && hasLetters(title, word) ? loose : 0;
}

/** Returns whether a word of `text` begins with `word`. */
function begins(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[a-z0-9]/.test(text[at - 1] ?? '')) return true;
  }
  return false;
}

/** Returns whether `text` contains the letters in this order, the first at the start of a word. */
function hasLetters(text: string, word: string): boolean {
  let from = ` ${text}`.indexOf(` ${word[0]}`);
  if (from < 0) return false;
  for (const letter of word) {
    from = text.indexOf(letter, from) + 1;
    if (from === 0) return false;
  }
  return true;
}
