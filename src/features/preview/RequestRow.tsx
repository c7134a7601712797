import { memo } from 'react';
import type { Decision } from '../../audit/types';
import type { Row } from '../../engine/decide';
import type { Result } from '../../expectations/judge';
import { formatBytes } from '../../ui/formatBytes';
import { LevelMark, LevelName } from '../../ui/LevelMark';
import { StageTrack, stagesText } from '../../ui/StageTrack';
import { cutCommand } from './cutCommand';
import { isWithoutEvent, levelWords } from './levelWords';
import styles from './RequestGrid.module.css';

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

export const RequestRow = memo(function RequestRow({
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

const marks = {
  pass: { sign: '✓', words: 'as expected' },
  fail: { sign: '✗', words: 'not as expected' },
  unset: { sign: '', words: 'nothing expected' },
};

/** Returns how a row is marked, of a request whose expectation came to this. */
export const markOf = (result: Result | undefined) =>
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
