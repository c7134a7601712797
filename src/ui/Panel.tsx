import type { ReactNode } from 'react';
import styles from './Panel.module.css';

interface PaneProps {
  /** The name of the landmark. */
  name: string;
  children: ReactNode;
}

/** A landmark that can be moved to, whatever is in it. */
export function Pane({ name, children }: PaneProps) {
  return (
    <section className={styles.panel} aria-label={name} data-pane={name} tabIndex={-1}>
      {children}
    </section>
  );
}

interface Props {
  /** The name of the pane, shown as its heading. */
  name: string;
  /** A short text next to the heading. */
  hint?: ReactNode;
  /** Buttons on the right. */
  actions?: ReactNode;
  children: ReactNode;
}

/** What is in a pane: a heading bar and the rest. */
export function Panel({ name, hint, actions, children }: Props) {
  return (
    <>
      <div className={styles.bar}>
        <h2>{name}</h2>
        {Boolean(hint) && <span className={styles.hint}>{hint}</span>}
        <span className={styles.grow} />
        {actions}
      </div>
      {children}
    </>
  );
}
