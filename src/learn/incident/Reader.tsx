import { useMemo } from 'react';
import type { LoggedRequest } from '../../course/incident/auditLog';
import {
  filtered,
  isEmptyFilter,
  noFilter,
  timeline,
  type Filter,
} from '../../course/incident/filter';
import { Button } from '../../ui/Button';
import { counted } from '../../ui/counted';
import { Filters } from './Filters';
import type { RoomLog } from './loadLog';
import { RequestDetail } from './RequestDetail';
import { RequestList } from './RequestList';
import { Timeline } from './Timeline';
import styles from './Reader.module.css';

interface Props {
  log: RoomLog;
  filter: Filter;
  picked: LoggedRequest | undefined;
  onFilter: (filter: Filter) => void;
  /** Called with the id of a request; undefined closes it. */
  onPick: (id: number | undefined) => void;
}

/** The requests of the log: filters, a timeline, a row for each, and the events of the one that is selected. */
export function Reader({ log, filter, picked, onFilter, onPick }: Props) {
  const { requests } = log;
  const shown = useMemo(() => filtered(requests, filter), [requests, filter]);
  const buckets = useMemo(() => timeline(requests, shown), [requests, shown]);
  return (
    <div className={styles.reader} data-detail={picked !== undefined}>
      <div className={styles.top}>
        <Filters filter={filter} day={requests[0]?.at ?? 0} onFilter={onFilter} />
        <Timeline
          buckets={buckets}
          picked={picked?.at}
          onSpan={(from, to) => onFilter({ ...filter, from, to })}
        />
        <p className={styles.count}>
          <span role="status">
            {shown.length === requests.length
              ? counted(requests.length, 'request')
              : `${shown.length} of ${counted(requests.length, 'request')}`}
          </span>
          {!isEmptyFilter(filter) && shown.length > 0 && (
            <Button look="link" onClick={() => onFilter(noFilter)}>
              Clear filters
            </Button>
          )}
        </p>
      </div>
      {shown.length === 0 ? (
        <p className={styles.empty}>
          No requests match.{' '}
          <Button look="link" onClick={() => onFilter(noFilter)}>
            Clear filters
          </Button>
        </p>
      ) : (
        <RequestList requests={shown} picked={picked?.id} onPick={onPick} />
      )}
      {picked && (
        <RequestDetail key={picked.id} request={picked} onClose={() => onPick(undefined)} />
      )}
    </div>
  );
}
