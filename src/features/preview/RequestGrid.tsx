import { memo, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import type { Decision } from '../../audit/types';
import { ownKind, type SampleRequest } from '../../catalog/types';
import type { Row } from '../../engine/decide';
import type { Result } from '../../expectations/judge';
import { isAnswerHidden } from '../../state/isAnswerHidden';
import { useShown } from '../../state/useApp';
import { formatBytes } from '../../ui/formatBytes';
import { LevelMark, LevelName } from '../../ui/LevelMark';
import { StageTrack, stagesText } from '../../ui/StageTrack';
import { cutCommand } from './cutCommand';
import { isWithoutEvent, levelWords } from './levelWords';
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

const ruleName = ({ rule }: Decision) => (rule === undefined ? 'no rule' : `${rule + 1}`);

interface RowProps {
  row: Row;
  /** Its number among the rows, the head being the first; undefined if all rows are on the page. */
  number: number | undefined;
  /** The group of own requests that begins with it. */
  heading: string | undefined;
  /** The earlier row, while comparing and if it differs. */
  before: Row | undefined;
  /** Whether the request is decided as expected, if anything is expected of any. */
  expected: keyof typeof marks | undefined;
  selected: boolean;
  tabStop: boolean;
  /** The selected rule matches it first. */
  lit: boolean;
  /** The answer is hidden: only the request is shown. */
  isHidden: boolean;
}

const RequestRow = memo(function RequestRow({
  row,
  number,
  heading,
  before,
  expected,
  selected,
  tabStop,
  lit,
  isHidden,
}: RowProps) {
  const { request, decision } = row;
  const { fates, bytes } = row.output;
  const isEmpty = isWithoutEvent(row);
  const rule = ruleName(decision);
  // Without an earlier row, the cells are those of every other row.
  const ruleBefore = before?.decision.rule;
  const was = before && ruleBefore !== decision.rule && ruleName(before.decision);
  const wasLevel = before && levelWords(before) !== levelWords(row) ? before : undefined;
  return (
    <>
      {heading !== undefined && (
        <div role="row" className={styles.heading}>
          <span role="rowheader" dir="auto">
            {heading}
          </span>
        </div>
      )}
      <div
        role="row"
        className={styles.row}
        aria-rowindex={number}
        data-id={request.id}
        data-lit={lit}
        aria-selected={selected}
        tabIndex={tabStop ? 0 : -1}
      >
        <span
          role="rowheader"
          className={styles.command}
          aria-label={request.command}
          title={`${request.command}\n${request.title}`}
        >
          <Command text={request.command} />
        </span>
        {!isHidden && (
          <div className={styles.facts}>
            {expected && <Mark of={expected} />}
            <span
              role="gridcell"
              aria-label={`${decision.rule === undefined ? rule : `rule ${rule}`}${was ? `, before ${was}` : ''}`}
              className={styles.rule}
            >
              {was && <s className={styles.was}>{ruleBefore === undefined ? '–' : was}</s>}
              {rule}
            </span>
            <span
              role="gridcell"
              aria-label={`level ${levelWords(row)}${wasLevel ? `, before ${levelWords(wasLevel)}` : ''}`}
              className={styles.level}
            >
              {wasLevel && (
                <span className={styles.wasLevel} title={`before: ${levelWords(wasLevel)}`}>
                  <LevelMark level={wasLevel.decision.level} isEmpty={isWithoutEvent(wasLevel)} />
                  <span aria-hidden="true">→</span>
                </span>
              )}
              <LevelName level={decision.level} isEmpty={isEmpty} />
            </span>
            <span role="gridcell" aria-label={`stages ${stagesText(fates)}`}>
              <StageTrack fates={fates} />
            </span>
            <span role="gridcell" className={styles.size}>
              {isEmpty ? <small>no event</small> : bytes === 0 ? '0' : formatBytes(bytes)}
            </span>
          </div>
        )}
      </div>
    </>
  );
});

/** The name of a column whose cells speak for themselves. */
const Heading = ({ name }: { name: string }) => (
  <span role="columnheader">
    <span className="visually-hidden">{name}</span>
  </span>
);

const marks = {
  pass: { sign: '✓', words: 'as expected' },
  fail: { sign: '✗', words: 'not as expected' },
  unset: { sign: '', words: 'nothing expected' },
};

const markOf = (result: Result | undefined) =>
  !result || result.verdict === 'gone' ? 'unset' : result.verdict;

function Mark({ of }: { of: keyof typeof marks }) {
  const { sign, words } = marks[of];
  return (
    <span role="gridcell" aria-label={words} title={words} className={styles.mark} data-of={of}>
      {sign}
    </span>
  );
}

/** A command whose middle is cut if it does not fit. The tool, which most have in common, is dimmed or left out. */
function Command({ text }: { text: string }) {
  const { tool, start, end } = cutCommand(text);
  return (
    <>
      {tool && <span className={styles.tool}>{tool}</span>}
      <span className={styles.start} data-long={end !== ''}>
        {start}
      </span>
      {end && <span className={styles.end}>{end}</span>}
    </>
  );
}
