import styles from './Loading.module.css';

/** Stands in while a part is on its way; not seen when that takes but a moment. */
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
