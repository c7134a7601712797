import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { ownKind, type SampleRequest } from '../../catalog/types';
import type { Row } from '../../engine/decide';
import type { Result } from '../../expectations/judge';
import { isAnswerHidden } from '../../state/isAnswerHidden';
import { useShown } from '../../state/useApp';
import { markOf, RequestRow } from './RequestRow';
import { RowGroup } from './RowGroup';
import { rowOf } from './rowOf';
import { keepInView, showNearest } from './showNearest';
import styles from './RequestGrid.module.css';

interface Props {
  rows: readonly Row[];
  /** While comparing: the earlier rows of the requests that differ. */
  before: ReadonlyMap<SampleRequest, Row> | undefined;
  /** What became of the expectations, by the id of the request; undefined if nothing is expected of any. */
  expected: ReadonlyMap<string, Result> | undefined;
  /** The rows are older than the text. */
  stale: boolean;
}

const groupSize = 8;
/** Up to this many rows, all are on the page, so that the browser's search finds them. */
const fewRows = 200;
/** Of a longer list, these are there before the browser says what is in view. */
const firstRows = 40;

/** The requests and their decisions. Arrow keys move the selection; focus alone selects nothing. */
export function RequestGrid({ rows, before, expected, stale }: Props) {
  const pane = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const selected = useShown((state) => state.selectedRequest);
  const selectedRule = useShown((state) => state.selectedRule);
  const isHidden = useShown(isAnswerHidden);
  const select = useShown((state) => state.selectRequest);
  /** The row that was selected last: Tab goes to it, and arrow keys continue from it. */
  const [last, setLast] = useState(selected);
  if (selected !== undefined && selected !== last) setLast(selected);
  const indexOf = (id: string | undefined) => rows.findIndex(({ request }) => request.id === id);
  const current = indexOf(selected);
  const tabStop = Math.max(current < 0 ? indexOf(last) : current, 0);

  // The detail opens with the first selection and takes half the height of the grid.
  useLayoutEffect(() => {
    const row = selected === undefined ? null : rowOf(body.current, selected);
    if (!row || !pane.current) return;
    showNearest(pane.current, row);
    // What comes later above the panes, such as an author's note, makes the list lower.
    return keepInView(pane.current, row);
  }, [selected]);

  const isLong = rows.length > fewRows;
  const groups = Array.from(
    { length: Math.ceil(rows.length / groupSize) },
    (_, index) => index * groupSize,
  );

  const moveTo = (index: number, isPick: boolean) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (!row) return;
    flushSync(() => {
      setLast(row.request.id);
      // A detail that would take the place of the list opens only when asked to.
      if (isPick || !pane.current?.closest('[data-alone="true"]')) select(row.request.id);
    });
    const element = rowOf(body.current, row.request.id);
    if (!element || !pane.current) return;
    element.focus({ preventScroll: true });
    showNearest(pane.current, element);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const from = indexOf(idAt(document.activeElement));
    const keys: Record<string, number | undefined> = {
      ArrowDown: from + 1,
      ArrowUp: from - 1,
      Home: 0,
      End: rows.length - 1,
      Enter: from,
      ' ': from,
    };
    const target = keys[event.key];
    if (target !== undefined) {
      event.preventDefault();
      moveTo(target, target === from);
    } else if (event.key === 'Escape') {
      select(undefined);
    }
  };

  return (
    <div className={styles.scroll} data-stale={stale} ref={pane}>
      <div
        role="grid"
        aria-label="Requests"
        className={styles.grid}
        data-unmatched={rows.some(({ decision }) => decision.rule === undefined)}
        data-comparing={before !== undefined}
        data-hidden={isHidden}
        data-expecting={expected !== undefined}
        aria-rowcount={rows.length + 1}
        tabIndex={-1}
        ref={body}
        onKeyDown={onKeyDown}
        onClick={({ target }) => {
          const id = idAt(target);
          if (id !== undefined) select(id);
        }}
      >
        <div role="rowgroup" className={styles.head}>
          <div role="row" className={styles.row}>
            <span role="columnheader">request</span>
            {!isHidden && (
              <div className={styles.facts}>
                {expected && <Heading name="as expected" />}
                <span role="columnheader">rule</span>
                <span role="columnheader">level</span>
                <span
                  role="columnheader"
                  title="RequestReceived, ResponseStarted, ResponseComplete, Panic"
                >
                  <span className="visually-hidden">stages</span>
                  <span className={styles.stageLetters} aria-hidden="true">
                    <span>R</span>
                    <span>S</span>
                    <span>C</span>
                    <span>P</span>
                  </span>
                </span>
                <span role="columnheader" className={styles.size}>
                  size
                </span>
              </div>
            )}
          </div>
        </div>
        {groups.map((start) => (
          <RowGroup
            key={start}
            size={Math.min(groupSize, rows.length - start)}
            scroller={pane}
            isOfMany={isLong && start >= firstRows}
            isKept={[current, tabStop].some((at) => at >= start && at < start + groupSize)}
          >
            {() =>
              rows
                .slice(start, start + groupSize)
                .map((row, at) => (
                  <RequestRow
                    key={row.request.id}
                    number={isLong ? start + at + 2 : undefined}
                    heading={headingOf(rows, start + at)}
                    row={row}
                    before={before?.get(row.request)}
                    expected={expected && markOf(expected.get(row.request.id))}
                    selected={start + at === current}
                    tabStop={start + at === tabStop}
                    lit={
                      selectedRule !== undefined && row.decision.rule === selectedRule && !isHidden
                    }
                    isHidden={isHidden}
                  />
                ))
            }
          </RowGroup>
        ))}
      </div>
      {rows.length === 0 && (
        <p className={styles.none}>
          {before?.size === 0
            ? 'No changes: every request is recorded as before.'
            : 'No requests match this filter.'}
        </p>
      )}
    </div>
  );
}

/** The id of the request whose row contains an element. */
function idAt(element: EventTarget | null): string | undefined {
  const row = element instanceof Element && element.closest<HTMLElement>('[data-id]');
  return row ? row.dataset['id'] : undefined;
}

/** The group that begins with a row, or what the requests behind a group are. */
function headingOf(rows: readonly Row[], at: number): string | undefined {
  const [before, request] = [rows[at - 1]?.request.group, rows[at]?.request];
  if (!request || request.group === before) return undefined;
  return request.group ?? (request.kinds.includes(ownKind) ? 'Without a group' : 'Sample requests');
}

/** The name of a column whose cells speak for themselves. */
const Heading = ({ name }: { name: string }) => (
  <span role="columnheader">
    <span className="visually-hidden">{name}</span>
  </span>
);
