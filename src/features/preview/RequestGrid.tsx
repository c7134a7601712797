import { memo, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Row } from '../../state/decisions';
import { useApp } from '../../state/useApp';
import { formatBytes } from '../../ui/formatBytes';
import { LevelName } from '../../ui/LevelMark';
import { StageTrack, stagesText } from '../../ui/StageTrack';
import styles from './RequestGrid.module.css';

interface Props {
  rows: readonly Row[];
  /** The answers are older than the text. */
  stale: boolean;
}

/**
 * The canned requests and their decisions.
 * Arrow keys move the selection; the focus alone selects nothing.
 */
export function RequestGrid({ rows, stale }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const selected = useApp((state) => state.selectedRequest);
  const selectedRule = useApp((state) => state.selectedRule);
  const select = useApp((state) => state.selectRequest);
  /** The row that was left with Escape: it keeps the focus, and arrow keys go on from it. */
  const [left, setLeft] = useState<string>();
  const indexOf = (id: string | undefined) => rows.findIndex(({ request }) => request.id === id);
  const current = indexOf(selected);
  const tabStop = Math.max(current < 0 ? indexOf(left) : current, 0);

  // The detail opens with the first selection and takes half of the grid.
  useLayoutEffect(() => {
    if (selected !== undefined) rowOf(body.current, selected)?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  const moveTo = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (!row) return;
    select(row.request.id);
    rowOf(body.current, row.request.id)?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const focused = document.activeElement?.closest<HTMLElement>('tr')?.dataset['id'];
    const from = indexOf(focused);
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
      moveTo(target);
    } else if (event.key === 'Escape') {
      setLeft(focused);
      select(undefined);
    }
  };

  return (
    <div className={styles.scroll} data-stale={stale}>
      <table
        role="grid"
        aria-label="Requests"
        className={styles.grid}
        aria-rowcount={rows.length + 1}
      >
        <thead>
          <tr>
            <th scope="col">request</th>
            <th scope="col">rule</th>
            <th scope="col">level</th>
            <th scope="col" title="RequestReceived, ResponseStarted, ResponseComplete, Panic">
              <span className="visually-hidden">stages</span>
              <span className={styles.stageLetters} aria-hidden="true">
                <span>R</span>
                <span>S</span>
                <span>C</span>
                <span>P</span>
              </span>
            </th>
            <th scope="col" className={styles.size}>
              size
            </th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={onKeyDown}>
          {rows.map((row, index) => (
            <RequestRow
              key={row.request.id}
              row={row}
              selected={index === current}
              tabStop={index === tabStop}
              lit={selectedRule !== undefined && row.decision.rule === selectedRule}
              select={select}
            />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className={styles.none}>No request fits this filter.</p>}
    </div>
  );
}

function rowOf(body: HTMLElement | null, id: string): HTMLElement | null | undefined {
  return body?.querySelector<HTMLElement>(`[data-id="${id}"]`);
}

interface RowProps {
  row: Row;
  selected: boolean;
  tabStop: boolean;
  /** The selected rule decides it. */
  lit: boolean;
  select: (id: string) => void;
}

const RequestRow = memo(function RequestRow({ row, selected, tabStop, lit, select }: RowProps) {
  const { request, decision } = row;
  const { fates, bytes } = row.output;
  const rule = decision.rule === undefined ? 'no rule' : `${decision.rule + 1}`;
  return (
    <tr
      data-id={request.id}
      data-lit={lit}
      aria-selected={selected}
      tabIndex={tabStop ? 0 : -1}
      onClick={() => select(request.id)}
    >
      <th scope="row" className={styles.command} title={`${request.command}\n${request.title}`}>
        {request.command}
      </th>
      <td
        aria-label={decision.rule === undefined ? 'no rule' : `rule ${rule}`}
        className={styles.rule}
      >
        {rule}
      </td>
      <td aria-label={`level ${decision.level}`}>
        <LevelName level={decision.level} />
      </td>
      <td aria-label={`stages ${stagesText(fates)}`}>
        <StageTrack fates={fates} />
      </td>
      <td className={styles.size}>{bytes === 0 ? '0' : formatBytes(bytes)}</td>
    </tr>
  );
});
