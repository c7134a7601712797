import type { Command } from './command';

/**
 * The commands that fit every word of a query, best first; of equals, those used lately.
 * A word fits where a word begins, by being inside, or, where nothing fits better, by its letters
 * in their order ("mvup").
 */
export function rank<T extends Pick<Command, 'id' | 'title' | 'keywords'>>(
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
      const fits = words.map((word) => fitOf(word, title, keywords));
      if (fits.includes(0)) return [];
      const score = fits.reduce((sum, fit) => sum + fit, title.startsWith(whole) ? 40 : 0);
      const used = recent.indexOf(command.id);
      const isLoose = fits.includes(loose);
      return [{ command, isLoose, score: used < 0 ? score : score + recency - used }];
    })
    .toSorted((one, other) => other.score - one.score);
  const close = found.filter(({ isLoose }) => !isLoose);
  return (close.length > 0 ? close : found).map(({ command }) => command);
}

/** What it counts to be the command used last; each one before it counts one less. */
const recency = 8;
/** A word of which only the letters fit: counts when nothing fits better. */
const loose = 4;

/** How well one word fits; 0 when it does not. */
function fitOf(word: string, title: string, keywords: string): number {
  if (begins(title, word)) return 60;
  if (title.includes(word)) return 30;
  if (begins(keywords, word)) return 20;
  if (keywords.includes(word)) return 10;
  return word.length > 2 && hasLetters(title, word) ? loose : 0;
}

/** Whether a word of the text begins so. */
function begins(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[a-z0-9]/.test(text[at - 1] ?? '')) return true;
  }
  return false;
}

/** Whether the letters stand in this order, the first of them where a word begins. */
function hasLetters(text: string, word: string): boolean {
  let from = ` ${text}`.indexOf(` ${word[0]}`);
  if (from < 0) return false;
  for (const letter of word) {
    from = text.indexOf(letter, from) + 1;
    if (from === 0) return false;
  }
  return true;
}
