import { ArrowLeft, ChevronDown } from 'lucide-react';
import { useEffect, useId, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
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
  return (
    <header className={styles.header}>
      <a href={studioFragment()} className={styles.back}>
        <ArrowLeft size={15} aria-hidden="true" />
        Studio
      </a>
      <span className={styles.separator} />
      <Mark />
      <span className={styles.name}>Learn</span>
      <Places page={page} />
      <span className={styles.grow} />
      <ThemeButton theme={theme} setTheme={setTheme} />
    </header>
  );
}

/** The places as links in a row; on phones below a button that names the current one. */
function Places({ page }: Pick<Props, 'page'>) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const around = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const onPointerDown = ({ target }: PointerEvent) => {
      if (target instanceof Node && !around.current?.contains(target)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointerDown);
    return () => document.removeEventListener('pointerdown', onPointerDown);
  }, [isOpen]);
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape' || !isOpen) return;
    setOpen(false);
    button.current?.focus();
  };
  const onBlur = ({ relatedTarget, currentTarget }: FocusEvent) => {
    if (relatedTarget && !currentTarget.contains(relatedTarget)) setOpen(false);
  };
  const current = places.find(({ pages }) => pages.includes(page));
  return (
    // Keys and focus of what is in it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.around} ref={around} onKeyDown={onKeyDown} onBlur={onBlur}>
      <button
        ref={button}
        type="button"
        className={styles.open}
        aria-label={`Pages of Learn: ${current?.title ?? 'none of them'}`}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {current?.title ?? 'Pages'}
        <ChevronDown size={14} aria-hidden="true" />
      </button>
      <nav id={id} className={styles.places} aria-label="Learn" data-open={isOpen}>
        {places.map(({ title, address, pages }) => (
          <a
            key={title}
            href={address}
            aria-current={pages.includes(page) ? 'page' : undefined}
            onClick={() => setOpen(false)}
          >
            {title}
          </a>
        ))}
      </nav>
    </div>
  );
}
