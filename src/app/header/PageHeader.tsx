import { ArrowLeft, ChevronDown } from 'lucide-react';
import { useEffect, useId, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import type { Studio } from '../commands/command';
import { Mark } from '../Mark';
import { studioFragment } from '../../storage/address';
import { ThemeButton } from '../ThemeButton';
import styles from './PageHeader.module.css';

/** A place in a page beside the studio. */
export interface Place {
  title: string;
  address: string;
  isCurrent: boolean;
}

interface Props extends Pick<Studio, 'theme' | 'setTheme'> {
  /** The name of the page. */
  name: string;
  places: readonly Place[];
}

/** The header of a page beside the studio: its places, and the way back to the studio. */
export function PageHeader({ name, places, theme, setTheme }: Props) {
  return (
    <header className={styles.header}>
      <a href={studioFragment()} className={styles.back}>
        <ArrowLeft size={15} aria-hidden="true" />
        Studio
      </a>
      <span className={styles.separator} />
      <Mark />
      <span className={styles.name}>{name}</span>
      {places.length > 0 && <Places name={name} places={places} />}
      <span className={styles.grow} />
      <ThemeButton theme={theme} setTheme={setTheme} />
    </header>
  );
}

/** The places as links in a row; on phones below a button that names the current one. */
function Places({ name, places }: Pick<Props, 'name' | 'places'>) {
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
  const current = places.find(({ isCurrent }) => isCurrent);
  return (
    // Keys and focus of what is in it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.around} ref={around} onKeyDown={onKeyDown} onBlur={onBlur}>
      <button
        ref={button}
        type="button"
        className={styles.open}
        aria-label={`Pages of ${name}: ${current?.title ?? 'none of them'}`}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {current?.title ?? 'Pages'}
        <ChevronDown size={14} aria-hidden="true" />
      </button>
      <nav id={id} className={styles.places} aria-label={name} data-open={isOpen}>
        {places.map(({ title, address, isCurrent }) => (
          <a
            key={title}
            href={address}
            aria-current={isCurrent ? 'page' : undefined}
            onClick={() => setOpen(false)}
          >
            {title}
          </a>
        ))}
      </nav>
    </div>
  );
}
