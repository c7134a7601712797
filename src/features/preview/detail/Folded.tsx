import type { ReactNode } from 'react';
import styles from './Folded.module.css';

/** What is there for whoever wants to know, behind its title. */
export function Folded({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className={styles.folded}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
