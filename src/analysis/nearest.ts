/**
 * Returns the candidate that `word` is most likely a misspelling of: at most `limit` letters inserted,
 * deleted, replaced or swapped with the next, case ignored. undefined when there is none, or when two
 * are equally close.
 */
export function nearest(word: string, candidates: Iterable<string>, limit = 2): string | undefined {
  const wanted = word.toLowerCase();
  const letters = lettersIn(wanted);
  let best: string | undefined;
  let bestDistance = Math.min(limit, Math.floor((wanted.length - 1) / 2)) + 1;
  let tie = false;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) > bestDistance) continue;
    // Each letter that only one of the words has costs an edit; most candidates are skipped here.
    const theirs = lettersOf(candidate);
    if (Math.max(countOf(letters & ~theirs), countOf(theirs & ~letters)) > bestDistance) continue;
    const distance = editDistance(wanted, candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
      tie = false;
    } else if (distance === bestDistance && best !== undefined && candidate !== best) {
      tie = true;
    }
  }
  return tie ? undefined : best;
}

/** The letters of a word, as a set of 32 bits; two letters may have the same bit. */
function lettersIn(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/** The candidates are names that Kubernetes knows: a few hundred. */
const rememberedLetters = new Map<string, number>();

function lettersOf(candidate: string): number {
  let letters = rememberedLetters.get(candidate);
  if (letters === undefined) {
    letters = lettersIn(candidate.toLowerCase());
    rememberedLetters.set(candidate, letters);
  }
  return letters;
}

/** The number of bits that are set. */
function countOf(set: number): number {
  let count = 0;
  for (let left = set; left !== 0; left &= left - 1) count += 1;
  return count;
}

/** Optimal string alignment distance; gives up with Infinity once it is certain to exceed `most`. */
function editDistance(a: string, b: string, most: number): number {
  let beforeLast: number[] = [];
  let last: number[] = [];
  for (let j = 0; j <= b.length; j++) last.push(j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let leastOfRow = i;
    for (let j = 1; j <= b.length; j++) {
      const replace = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(replace, last[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, beforeLast[j - 2]! + 1);
      }
      row.push(least);
      leastOfRow = Math.min(leastOfRow, least);
    }
    // A swap reads two rows back and costs one, so the next row has at least this minimum.
    if (leastOfRow > most) return Infinity;
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
