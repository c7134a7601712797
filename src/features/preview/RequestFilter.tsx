import { requestKinds } from '../../catalog/types';
import { useApp } from '../../state/useApp';
import styles from './RequestFilter.module.css';

/** Filters the requests by kind and by words. */
export function RequestFilter({ count, total }: { count: number; total: number }) {
  const kind = useApp((state) => state.requestKind);
  const filter = useApp((state) => state.requestFilter);
  const setKind = useApp((state) => state.setRequestKind);
  const setFilter = useApp((state) => state.setRequestFilter);

  return (
    <div className={styles.filter}>
      <div role="group" aria-label="Kind of request" className={styles.kinds}>
        {(['All', ...requestKinds] as const).map((each) => (
          <button
            key={each}
            type="button"
            className={styles.kind}
            aria-pressed={kind === each}
            onClick={() => setKind(each)}
          >
            {each}
          </button>
        ))}
      </div>
      <input
        type="search"
        className={styles.search}
        aria-label="Filter requests"
        placeholder="Filter"
        value={filter}
        data-draft={filter !== ''}
        onChange={(event) => setFilter(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setFilter('');
        }}
      />
      <span className="visually-hidden" role="status">
        {count === total ? '' : `${count} of ${total} requests shown`}
      </span>
    </div>
  );
}
