import type { ReactNode } from 'react';
import styles from './Folded.module.css';

/** Details that are hidden until their title is clicked. */
export function Folded({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className={styles.folded}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
