import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useShallow } from 'zustand/react/shallow';
import { lineAt } from '../../engine/lineAt';
import type { Problem } from '../../engine/problem';
import type { ProblemFix } from '../../engine/problemFix';
import { useApp, useAppStore, useNoted, useStudioRoot } from '../../state/useApp';
import { Button } from '../../ui/Button';
import { Message } from '../../ui/Message';
import { severityMarks } from '../../ui/severityMarks';
import { focusRule } from './ruleActions';
import styles from './RuleProblems.module.css';
import { thousands } from '../../ui/counted';

/** So many are shown at once, because they are above the fields. */
const shownAtFirst = 4;
/** The Problems list has more of them. */
const shownAtMost = 50;

/** The problems of one rule, each in one line that can be opened, with its fix. */
export function RuleProblems({ index }: { index: number }) {
  const problems = useNoted(
    useShallow((state) => state.analysis.problems.filter(({ rule }) => rule === index)),
  );
  const store = useAppStore();
  const root = useStudioRoot();
  const [atMost, setAtMost] = useState(shownAtFirst);
  /** The button disappears with its problem: the rule's head gets the focus, or the next rule's if the rule is gone too. */
  const applyFix = (fix: ProblemFix) => {
    if (!flushSync(() => store.getState().applyFix(fix))) return;
    const { selectedRule, analysis } = store.getState();
    const last = (analysis.reading.draft?.rules.length ?? 0) - 1;
    focusRule(root, selectedRule ?? Math.min(index, last));
  };
  if (problems.length === 0) return null;
  const more = problems.length - atMost;
  return (
    <ul className={styles.problems}>
      {problems.slice(0, atMost).map((problem, at) => (
        <Card key={`${at} ${problem.message}`} problem={problem} onFix={applyFix} />
      ))}
      {more > 0 && (
        <li className={styles.more}>
          {atMost === shownAtFirst ? (
            <Button look="link" onClick={() => setAtMost(shownAtMost)}>
              Show {thousands(Math.min(more, shownAtMost))} more
            </Button>
          ) : (
            `and ${thousands(more)} more`
          )}
        </li>
      )}
    </ul>
  );
}

interface CardProps {
  problem: Problem;
  onFix: (fix: ProblemFix) => void;
}

/** A problem in one line. Opened it is written out, with the way to its line and to the Problems list. */
function Card({ problem, onFix }: CardProps) {
  const { severity, message, advice, fix } = problem;
  const [isOpen, setOpen] = useState(false);
  return (
    <li className={styles.problem} data-severity={severity} data-open={isOpen}>
      <button
        type="button"
        className={styles.line}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <span className={styles.mark} aria-hidden="true">
          {severityMarks[severity]}
        </span>
        <span className={styles.words}>
          <span className="visually-hidden">{severity}: </span>
          <Message text={advice === '' ? message : advice} />
        </span>
      </button>
      {fix && (
        <Button
          look="link"
          className={styles.fix ?? ''}
          title={isOpen ? undefined : fix.title}
          onClick={() => onFix(fix)}
        >
          <Message text={fix.title} />
        </Button>
      )}
      {isOpen && <Places problem={problem} />}
    </li>
  );
}

/** The ways to a problem's line, and to its row in the Problems list. */
function Places({ problem }: { problem: Problem }) {
  const text = useNoted(({ analysis }) => analysis.text);
  const showPlace = useApp((state) => state.showPlace);
  const show = useShowProblem();
  return (
    <span className={styles.places}>
      <Button look="link" onClick={() => showPlace(problem.range)}>
        Go to line {lineAt(text)(problem.range.start)}
      </Button>
      <Button look="link" onClick={() => show(problem)}>
        Show in Problems
      </Button>
    </span>
  );
}

/** Returns a function that goes to the row of a problem in the Problems list. */
function useShowProblem() {
  const store = useAppStore();
  const root = useStudioRoot();
  return ({ code, range }: Problem) => {
    flushSync(() => store.getState().showPane('Problems'));
    const list = root.current?.querySelector('[data-pane="Problems"]');
    // Of a problem on many lines, not all lines are listed.
    const row =
      list?.querySelector<HTMLElement>(`[data-code="${code}"] [data-start="${range.start}"]`) ??
      list?.querySelector<HTMLElement>(`[data-code="${code}"] [data-start]`);
    row?.closest('li')?.scrollIntoView({ block: 'nearest' });
    row?.focus({ preventScroll: true });
  };
}
