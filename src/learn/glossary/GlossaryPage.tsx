import { useEffect, useRef, useState, type MouseEvent } from 'react';
import { findTerms, glossary, letterOf, termOf, type Entry } from '../../course/glossary/glossary';
import { Button } from '../../ui/Button';
import { counted } from '../../ui/counted';
import { SearchField } from '../../ui/fields/SearchField';
import { addresses } from '../route';
import { TermEntry } from './TermEntry';
import styles from './Glossary.module.css';

/** Every word of audit policies and of what surrounds them. `term` is the one that the address names. */
export default function GlossaryPage({ term }: { term?: string | undefined }) {
  const [search, setSearch] = useState('');
  // A link to a term shows it, whatever was searched for before.
  const [followed, setFollowed] = useState(term);
  if (followed !== term) {
    setFollowed(term);
    setSearch('');
  }
  const page = useRef<HTMLDivElement>(null);
  const named = term === undefined ? undefined : termOf(term);
  const found = findTerms(search);
  const letters = byLetter(found);

  useEffect(() => {
    document.title = `${named?.term ?? 'Glossary'} · Learn · Auditorium`;
    if (named) show(page.current, named.id);
  }, [named]);

  // The address stays the same when a link leads to the term that it names already.
  const again = ({ target }: MouseEvent) => {
    const link = target instanceof Element ? target.closest('a') : null;
    if (link && named && link.hash === addresses.term(named.id)) show(page.current, named.id);
  };

  return (
    <div className={styles.page} ref={page} onClick={again} role="presentation">
      <header className={styles.head}>
        <h1>Glossary</h1>
        <p>
          {counted(glossary.length, 'term')} of audit policies, audit events and kube-apiserver, as
          Kubernetes uses them.
        </p>
      </header>
      <div className={styles.bar}>
        <SearchField
          label="Search the glossary"
          className={styles.search ?? ''}
          value={search}
          onChange={setSearch}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setSearch('');
          }}
        />
        <nav className={styles.letters} aria-label="Letters">
          {[...letters.keys()].map((letter) => (
            <button
              key={letter}
              type="button"
              aria-label={`Letter ${letter}`}
              onClick={() => show(page.current, letter)}
            >
              {letter}
            </button>
          ))}
        </nav>
        <span className="visually-hidden" role="status">
          {search.trim() === '' ? '' : `${counted(found.length, 'term')} found`}
        </span>
      </div>
      {term !== undefined && !named && (
        <p className={styles.notice}>There is no term “{term}”. These are all there are.</p>
      )}
      {[...letters].map(([letter, entries]) => (
        <section key={letter} aria-label={letter}>
          <h2 data-place={letter} tabIndex={-1}>
            {letter}
          </h2>
          {entries.map((entry) => (
            <TermEntry key={entry.id} entry={entry} isNamed={entry === named} />
          ))}
        </section>
      ))}
      {found.length === 0 && (
        <p className={styles.notice}>
          No term matches “{search.trim()}”.{' '}
          <Button look="link" onClick={() => setSearch('')}>
            Show all
          </Button>
        </p>
      )}
    </div>
  );
}

function byLetter(entries: readonly Entry[]): Map<string, Entry[]> {
  const letters = new Map<string, Entry[]>();
  for (const entry of entries) {
    const letter = letterOf(entry);
    letters.set(letter, [...(letters.get(letter) ?? []), entry]);
  }
  return letters;
}

/** Scrolls to a letter or a term. The keyboard goes on from there. */
function show(page: HTMLElement | null, place: string): void {
  const element = page?.querySelector<HTMLElement>(`[data-place="${place}"]`);
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'start' });
}
