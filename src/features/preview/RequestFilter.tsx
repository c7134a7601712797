import { useMemo, type KeyboardEvent } from 'react';
import { shownKinds } from '../../catalog/types';
import type { Row } from '../../engine/decide';
import { isAnswerHidden } from '../../state/isAnswerHidden';
import { useApp } from '../../state/useApp';
import { moveAmongButtons } from '../../ui/moveAmongButtons';
import { SearchField } from '../../ui/fields/SearchField';
import { ofKind, unseenOf } from './summary';
import styles from './RequestFilter.module.css';

const moveAmongKinds = (event: KeyboardEvent<HTMLElement>) =>
  moveAmongButtons(event, ['ArrowLeft', 'ArrowRight'], 'first');

/** Filters the requests by kind and by words. */
export function RequestFilter({ count, rows }: { count: number; rows: readonly Row[] }) {
  const total = rows.length;
  const kind = useApp((state) => state.requestKind);
  const filter = useApp((state) => state.requestFilter);
  const setKind = useApp((state) => state.setRequestKind);
  const setFilter = useApp((state) => state.setRequestFilter);
  const isHidden = useApp(isAnswerHidden);
  const kinds = useMemo(
    () =>
      shownKinds.map((each) => ({
        each,
        unseen: each === 'All' || isHidden ? undefined : unseenIn(ofKind(rows, each)),
      })),
    [rows, isHidden],
  );

  return (
    <div className={styles.filter}>
      <div
        role="group"
        aria-label="Kind of request"
        className={styles.kinds}
        onKeyDown={moveAmongKinds}
      >
        {kinds.map(({ each, unseen }) => (
          <button
            key={each}
            type="button"
            className={styles.kind}
            aria-pressed={kind === each}
            tabIndex={kind === each ? 0 : -1}
            title={
              unseen &&
              `${each}: ${unseen.words || 'all recorded'}; a request can be of several kinds`
            }
            onClick={() => setKind(each)}
          >
            {each}
            {unseen && unseen.count > 0 && (
              <small className={styles.unseen} aria-hidden="true">
                {unseen.count}
              </small>
            )}
          </button>
        ))}
      </div>
      <SearchField
        label="Filter requests"
        className={styles.search ?? ''}
        value={filter}
        onChange={setFilter}
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

/** Nothing to say of a kind without requests. */
const unseenIn = (rows: readonly Row[]) => (rows.length > 0 ? unseenOf(rows) : undefined);
