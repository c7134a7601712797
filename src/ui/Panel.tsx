import type { ReactNode } from 'react';
import styles from './Panel.module.css';

interface Props {
  /** The name of the landmark, shown as its heading. */
  name: string;
  /** A short text next to the heading. */
  hint?: ReactNode;
  /** Buttons on the right. */
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A pane: a landmark with a heading bar. */
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
        {Boolean(hint) && <span className={styles.hint}>{hint}</span>}
        <span className={styles.grow} />
        {actions}
      </div>
      {children}
    </section>
  );
}
