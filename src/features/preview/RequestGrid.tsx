import { memo, useRef, type KeyboardEvent } from 'react';
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

/** The canned requests and their decisions. Arrow keys move the selection, as in any list. */
export function RequestGrid({ rows, stale }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const selected = useApp((state) => state.selectedRequest);
  const selectedRule = useApp((state) => state.selectedRule);
  const select = useApp((state) => state.selectRequest);
  const current = rows.findIndex(({ request }) => request.id === selected);

  const moveTo = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (!row) return;
    select(row.request.id);
    body.current?.querySelector<HTMLElement>(`[data-id="${row.request.id}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: rows.length - 1 }[
      event.key
    ];
    if (target !== undefined) {
      event.preventDefault();
      moveTo(target);
    } else if (event.key === 'Escape') {
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
              tabStop={index === Math.max(current, 0)}
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
      onFocus={() => select(request.id)}
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
