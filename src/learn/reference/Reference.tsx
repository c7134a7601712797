import { Fragment, useEffect, useRef, useState, type MouseEvent, type ReactNode } from 'react';
import { Button } from '../../ui/Button';
import { counted } from '../../ui/counted';
import { SearchField } from '../../ui/fields/SearchField';
import styles from './Reference.module.css';

/** Entries under one heading. */
export type Section<Entry> = readonly [heading: string, entries: readonly Entry[]];

interface Props<Entry extends { id: string }> {
  title: string;
  intro: ReactNode;
  /** What an entry is: "term". */
  noun: string;
  /** The name of the search field. */
  searchLabel: string;
  /** The id that the address names. */
  named: string | undefined;
  addressOf: (id: string) => string;
  /** What a search finds; everything for an empty one. */
  find: (search: string) => readonly Section<Entry>[];
  /** The title of an entry, for the title of the page. */
  titleOf: (entry: Entry) => string;
  children: (entry: Entry) => ReactNode;
}

/** A page to look things up in: entries under headings, a search, and an address for each entry. */
export function Reference<Entry extends { id: string }>(props: Props<Entry>) {
  const { title, intro, noun, searchLabel, named, addressOf, find, titleOf, children } = props;
  const [search, setSearch] = useState('');
  // A link to an entry shows it, whatever was searched for before.
  const [followed, setFollowed] = useState(named);
  if (followed !== named) {
    setFollowed(named);
    setSearch('');
  }
  const page = useRef<HTMLDivElement>(null);
  const found = find(search);
  const count = entriesOf(found).length;
  const entry =
    named === undefined ? undefined : entriesOf(find('')).find(({ id }) => id === named);
  const ofPage = entry ? titleOf(entry) : title;
  const shown = entry?.id;

  useEffect(() => {
    document.title = `${ofPage} · Learn · Auditorium`;
    if (shown !== undefined) show(page.current, shown);
  }, [ofPage, shown]);

  // The address stays the same when a link leads to the entry that it names already.
  const again = ({ target }: MouseEvent) => {
    const link = target instanceof Element ? target.closest('a') : null;
    if (shown !== undefined && link?.hash === addressOf(shown)) show(page.current, shown);
  };

  return (
    <div className={styles.page} ref={page} onClick={again} role="presentation">
      <header className={styles.head}>
        <h1>{title}</h1>
        <p>{intro}</p>
      </header>
      <div className={styles.bar}>
        <SearchField
          label={searchLabel}
          className={styles.search ?? ''}
          value={search}
          onChange={setSearch}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setSearch('');
          }}
        />
        <nav className={styles.headings} aria-label="Headings">
          {found.map(([heading]) => (
            <button key={heading} type="button" onClick={() => show(page.current, heading)}>
              {heading}
            </button>
          ))}
        </nav>
        <span className="visually-hidden" role="status">
          {search.trim() === '' ? '' : `${counted(count, noun)} found`}
        </span>
      </div>
      {named !== undefined && !entry && (
        <p className={styles.notice}>
          There is no {noun} “{named}”. These are all there are.
        </p>
      )}
      {found.map(([heading, entries]) => (
        <section key={heading} aria-label={heading}>
          <h2 data-place={heading} tabIndex={-1}>
            {heading}
          </h2>
          {entries.map((each) => (
            <article
              key={each.id}
              className={styles.entry}
              data-place={each.id}
              data-named={each.id === shown}
              tabIndex={-1}
              aria-label={titleOf(each)}
            >
              {children(each)}
            </article>
          ))}
        </section>
      ))}
      {count === 0 && (
        <p className={styles.notice}>
          No {noun} matches “{search.trim()}”.{' '}
          <Button look="link" onClick={() => setSearch('')}>
            Show all
          </Button>
        </p>
      )}
    </div>
  );
}

const entriesOf = <Entry,>(sections: readonly Section<Entry>[]): readonly Entry[] =>
  sections.flatMap(([, entries]) => entries);

/** Scrolls to a heading or an entry. The keyboard goes on from there. */
function show(page: HTMLElement | null, place: string): void {
  const element = page?.querySelector<HTMLElement>(`[data-place="${place}"]`);
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'start' });
}

/** Links one after the other: "Stage, Level". */
export function Links({ to }: { to: readonly (readonly [address: string, title: string])[] }) {
  return to.map(([address, title], index) => (
    <Fragment key={address}>
      {index > 0 && ', '}
      <a href={address}>{title}</a>
    </Fragment>
  ));
}
