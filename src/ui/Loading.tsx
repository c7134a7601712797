import styles from './Loading.module.css';

/** Shown while a part is loading, unless it loads quickly. */
export function Loading({ floating = false }: { floating?: boolean }) {
  return (
    <div role="status" className={styles.loading} data-floating={floating}>
      <span className="visually-hidden">Loading</span>
      <i />
      <i />
      <i />
    </div>
  );
}
