import type { ReactNode } from 'react';
import { addresses } from '../course/addresses';
import type { TermId } from '../course/glossary/glossary';

/** A word that the glossary explains. */
export function Term({ id, children }: { id: TermId; children: ReactNode }) {
  return <a href={addresses.term(id)}>{children}</a>;
}
