import { useState, type ReactNode } from 'react';
import { isAnswerHidden } from '../../state/isAnswerHidden';
import { shownProblems } from '../../state/shownProblems';
import { useNoted } from '../../state/useApp';
import { Button } from '../../ui/Button';
import { Panel } from '../../ui/Panel';
import { problemGroups } from './grouped';
import { saysIdle } from './saysIdle';
import { wholeMessages } from './wholeMessages';
import { LongText } from './LongText';
import { ProblemItem } from './ProblemItem';
import styles from './ProblemsPanel.module.css';

const shownAtMost = 200;

interface Props {
  /** Opens the dialog that makes the policy shorter, where there is one. */
  onSimplify?: () => void;
  /** Shown below the problems of a policy that kube-apiserver accepts. */
  below?: ReactNode;
}

/**
 * Every problem once, with its place, the words of kube-apiserver and a fix. Where these are only a part of what it
 * prints, its whole message can be shown; where something has no effect, the policy can be simplified.
 */
export function ProblemsPanel({ onSimplify, below }: Props) {
  const analysis = useNoted((state) => state.analysis);
  const isHidden = useNoted(isAnswerHidden);
  const groups = problemGroups(useNoted(shownProblems), analysis.text);
  const said = isHidden ? [] : wholeMessages(analysis);
  const [isOpen, setOpen] = useState(false);
  const isIdle = groups.some(({ problem }) => saysIdle(problem));

  return (
    <Panel
      name="Problems"
      hint={<Summary />}
      actions={
        <>
          {onSimplify && isIdle && analysis.reading.policy && (
            <Button look="link" onClick={onSimplify} title={simplifyHint}>
              Simplify the policy
            </Button>
          )}
          {said.length > 0 && (
            <Button look="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              Full message
            </Button>
          )}
        </>
      }
    >
      <div
        className={styles.scroll}
        tabIndex={groups.length > 0 ? 0 : -1}
        role="group"
        aria-label="List of problems"
      >
        {isOpen && said.length > 0 && (
          <section aria-label="What kube-apiserver says" className={styles.server}>
            <ul>
              {said.map(({ label, text, tone }) => (
                <li key={label} className={styles.verbatim} data-tone={tone}>
                  <span className={styles.label}>{label}</span>
                  <LongText text={text} />
                </li>
              ))}
            </ul>
          </section>
        )}
        <ul className={styles.list}>
          {groups.slice(0, shownAtMost).map((group, index) => (
            <ProblemItem key={`${index} ${group.problem.message}`} group={group} />
          ))}
        </ul>
        {groups.length > shownAtMost && (
          <p className={styles.more}>and {groups.length - shownAtMost} more</p>
        )}
        {analysis.reading.policy && !isHidden && below}
      </div>
    </Panel>
  );
}

const simplifyHint = 'Removes what has no effect. Every request is recorded as before.';

function Summary() {
  const kubernetes = useNoted((state) => state.kubernetes);
  const { reading, problems, tooLarge, isWaiting } = useNoted((state) => state.analysis);
  const isHidden = useNoted(isAnswerHidden);
  if (tooLarge) return 'This text is too long to analyze (limit 1 MB).';
  if (isWaiting) return 'Checking the text…';
  if (isHidden && reading.outcome !== 'refused') return 'Hidden together with the answer.';
  // Nothing is said of findings that a task has left out.
  const quiet = problems.length === 0 ? ' No problems found.' : '';
  return `kube-apiserver ${kubernetes} ${does[reading.outcome]}.${quiet}`;
}

const does = {
  accepted: 'accepts this policy',
  warned: 'accepts this policy with warnings',
  refused: 'rejects this policy',
} as const;
