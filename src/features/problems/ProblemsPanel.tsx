import { useMemo } from 'react';
import type { Problem } from '../../state/analysis';
import { useApp, useSettled } from '../../state/useApp';
import { Button } from '../../ui/Button';
import { Panel } from '../../ui/Panel';
import { lineAt } from '../../state/lineAt';
import styles from './ProblemsPanel.module.css';

const shownAtMost = 200;

/** What kube-apiserver says, word for word, and what we noticed, each with its place and its fix. */
export function ProblemsPanel() {
  const analysis = useSettled((state) => state.analysis);
  const { reading, problems, text } = analysis;
  const server = problems.filter(({ source }) => source === 'kube-apiserver');
  const ours = problems.filter(({ source }) => source === 'auditorium');
  const words = reading.error ?? reading.warning;
  const lineOf = useMemo(() => lineAt(text), [text]);

  return (
    <Panel
      name="Problems"
      className={styles.panel ?? ''}
      hint={<Summary server={words !== null} />}
    >
      <div
        className={styles.scroll}
        tabIndex={problems.length > 0 ? 0 : -1}
        role="group"
        aria-label="List of problems"
      >
        {words !== null && (
          <section aria-label="What kube-apiserver says" className={styles.server}>
            <ul>
              {reading.warning !== null && (
                <li>
                  <Verbatim label="warning in its log" text={reading.warning} tone="warn" />
                </li>
              )}
              {reading.error !== null && (
                <li>
                  <Verbatim label="does not start" text={reading.error} tone="bad" />
                </li>
              )}
            </ul>
          </section>
        )}
        <ul className={styles.list}>
          {[...server, ...ours].slice(0, shownAtMost).map((problem, index) => (
            <ProblemItem
              key={`${index} ${problem.message}`}
              problem={problem}
              line={lineOf(problem.range.start)}
            />
          ))}
        </ul>
        {problems.length > shownAtMost && (
          <p className={styles.more}>and {problems.length - shownAtMost} more</p>
        )}
      </div>
    </Panel>
  );
}

function Summary({ server }: { server: boolean }) {
  const kubernetes = useSettled((state) => state.kubernetes);
  const { reading, problems, tooLarge } = useSettled((state) => state.analysis);
  if (tooLarge) return 'The text is too long to read.';
  if (server) return `kube-apiserver ${kubernetes} says:`;
  const quiet = problems.length === 0 ? ' Nothing else to say.' : '';
  return reading.outcome === 'accepted' ? `kube-apiserver ${kubernetes} would start.${quiet}` : '';
}

function Verbatim({ label, text, tone }: { label: string; text: string; tone: 'warn' | 'bad' }) {
  return (
    <div className={styles.verbatim} data-tone={tone}>
      <span className={styles.label}>{label}</span>
      <code>{text}</code>
    </div>
  );
}

const marks = { error: '■', warning: '▲', notice: '●' };

function ProblemItem({ problem, line }: { problem: Problem; line: number }) {
  const showPlace = useApp((state) => state.showPlace);
  const mend = useApp((state) => state.mend);
  const { fix } = problem;
  const isServers = problem.source === 'kube-apiserver';
  return (
    <li className={styles.problem} data-severity={problem.severity}>
      <span className={styles.mark} aria-hidden="true">
        {marks[problem.severity]}
      </span>
      <button type="button" className={styles.line} onClick={() => showPlace(problem.range)}>
        line {line}
      </button>
      <span className={styles.words}>
        <span className="visually-hidden">{problem.severity}: </span>
        {isServers ? <code>{problem.message}</code> : problem.message}
        {problem.advice !== '' && <span className={styles.advice}> {problem.advice}</span>}
      </span>
      {fix && (
        <Button
          look="link"
          onClick={(event) => {
            // The button goes away with its problem: the list keeps the focus.
            const list = event.currentTarget.closest<HTMLElement>('[role="group"]');
            if (mend(fix)) list?.focus();
          }}
        >
          {fix.title}
        </Button>
      )}
    </li>
  );
}
