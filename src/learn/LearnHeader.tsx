import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Studio } from '../app/commands/command';
import { Mark } from '../app/Mark';
import { studioFragment } from '../storage/address';
import { addresses } from '../course/addresses';
import type { Route } from './route';
import { ThemeButton } from '../app/ThemeButton';
import styles from './LearnHeader.module.css';

/** The places in Learn, and the pages that belong to each. */
const places: readonly { title: string; address: string; pages: readonly Route['page'][] }[] = [
  { title: 'Course', address: addresses.home, pages: ['home', 'lesson', 'exercise', 'shared'] },
  { title: 'Exam', address: addresses.exam(), pages: ['exam'] },
  { title: 'Incident room', address: addresses.incident(), pages: ['incident'] },
  { title: 'Glossary', address: addresses.glossary, pages: ['glossary'] },
  { title: 'Checks', address: addresses.checks, pages: ['checks'] },
  { title: 'Teach', address: addresses.teach, pages: ['teach', 'results'] },
];

interface Props extends Pick<Studio, 'theme' | 'setTheme'> {
  page: Route['page'];
}

/** The header of Learn: its places, and the way back to the studio. */
export function LearnHeader({ page, theme, setTheme }: Props) {
  const nav = useRef<HTMLElement>(null);
  // On a phone the places are wider than the header.
  useEffect(() => {
    const current = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (nav.current && current)
      nav.current.scrollLeft = current.offsetLeft - nav.current.offsetLeft - 24;
  });
  return (
    <header className={styles.header}>
      <a href={studioFragment()} className={styles.back}>
        <ArrowLeft size={15} aria-hidden="true" />
        Studio
      </a>
      <span className={styles.separator} />
      <Mark />
      <span className={styles.name}>Learn</span>
      <nav className={styles.places} aria-label="Learn" ref={nav}>
        {places.map(({ title, address, pages }) => (
          <a key={title} href={address} aria-current={pages.includes(page) ? 'page' : undefined}>
            {title}
          </a>
        ))}
      </nav>
      <span className={styles.grow} />
      <ThemeButton theme={theme} setTheme={setTheme} />
    </header>
  );
}
