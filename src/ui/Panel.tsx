import type { ReactNode } from 'react';
import styles from './Panel.module.css';

interface Props {
  /** The landmark's name, shown as its heading. */
  name: string;
  /** A few words beside the heading. */
  hint?: ReactNode;
  /** Buttons at the right end. */
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A pane of the studio: a landmark with a heading bar. */
export function Panel({ name, hint, actions, className = '', children }: Props) {
  return (
    <section
      className={`${styles.panel} ${className}`}
      aria-label={name}
      data-pane={name}
      tabIndex={-1}
    >
      <div className={styles.bar}>
        <h2>{name}</h2>
        {hint !== undefined && <span className={styles.hint}>{hint}</span>}
        <span className={styles.grow} />
        {actions}
      </div>
      {children}
    </section>
  );
}
