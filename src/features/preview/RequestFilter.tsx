import { useMemo, type KeyboardEvent } from 'react';
import { requestKinds } from '../../catalog/types';
import type { Row } from '../../engine/decide';
import { useApp } from '../../state/useApp';
import { unseenOf } from './summary';
import styles from './RequestFilter.module.css';

/** Filters the requests by kind and by words. */
export function RequestFilter({ count, rows }: { count: number; rows: readonly Row[] }) {
  const total = rows.length;
  const kind = useApp((state) => state.requestKind);
  const filter = useApp((state) => state.requestFilter);
  const setKind = useApp((state) => state.setRequestKind);
  const setFilter = useApp((state) => state.setRequestFilter);
  const unseen = useMemo(
    () =>
      (['All', ...requestKinds] as const).map((each) => ({
        each,
        count: each === 'All' ? 0 : unseenOf(rows, each),
      })),
    [rows],
  );

  return (
    <div className={styles.filter}>
      <div role="group" aria-label="Kind of request" className={styles.kinds} onKeyDown={moveFocus}>
        {unseen.map(({ each, count: without }) => (
          <button
            key={each}
            type="button"
            className={styles.kind}
            aria-pressed={kind === each}
            tabIndex={kind === each ? 0 : -1}
            title={without > 0 ? `${each}: ${without} without an event` : undefined}
            onClick={() => setKind(each)}
          >
            {each}
            {without > 0 && (
              <small className={styles.unseen} aria-hidden="true">
                {without}
              </small>
            )}
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

/** Arrow keys move the focus among the kinds; Tab goes past them. */
function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((each) => each === document.activeElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  buttons.at(to % buttons.length)?.focus();
}
