import { callers } from './callers';
import { events } from './events';
import { policy } from './policy';
import { requests } from './requests';
import { server } from './server';
import type { Term } from './term';

const byId = { ...policy, ...events, ...requests, ...callers, ...server };

/** The id of a term, which is the end of its address. */
export type TermId = keyof typeof byId;

/** A term of the glossary with its id. */
export interface Entry extends Term {
  id: TermId;
}

/** What a term is sorted by: `--audit-log-path` is under A. */
const sortedBy = ({ term }: Term) => term.replace(/^-+/, '').toLowerCase();

/** All terms, in the order of the alphabet. */
export const glossary: readonly Entry[] = Object.entries<Term>(byId)
  .map(([id, term]) => ({ ...term, id: id as TermId }))
  .toSorted((a, b) => sortedBy(a).localeCompare(sortedBy(b), 'en'));

/** Returns the term with an id; undefined if there is none. */
export const termOf = (id: string): Entry | undefined => glossary.find((each) => each.id === id);

/** The letter that a term stands under. */
export const letterOf = (term: Term): string => sortedBy(term).charAt(0).toUpperCase();

/**
 * Returns the terms that a search finds, in the order of the alphabet; all of them for an empty one. Every word of the
 * search must be in the term, in another word for it, or in its id. Case does not matter.
 */
export function findTerms(search: string): readonly Entry[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return glossary.filter(({ id, term, also = [] }) => {
    const named = [id, term, ...also].join('\n').toLowerCase();
    return words.every((word) => named.includes(word));
  });
}
