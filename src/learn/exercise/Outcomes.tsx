import { Check, Circle, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Grade, Outcome } from '../../course/grade';
import { LevelName } from '../../ui/LevelMark';
import { Words } from '../lesson/Words';
import { actualOf } from './actualOf';
import styles from './Exercise.module.css';

interface Props {
  /** The sentences of the requirements. */
  says: readonly string[];
  grade: Grade | undefined;
  /** The answer is still the one that was graded. */
  isCurrent: boolean;
  /** Decisions and reasons are not told: the learner has not asked for them yet. */
  isAnswerHidden?: boolean;
  /** What each of them is. */
  of?: 'requirements' | 'questions';
}

/** The requirements, and after a check which of them are met, each failing one with a request as evidence. */
export function Outcomes(props: Props) {
  const { says, grade, isCurrent, isAnswerHidden = false, of = 'requirements' } = props;
  const section = useRef<HTMLElement>(null);
  // On a phone it is far from the button. What is there from an earlier visit stays where it is.
  const shown = useRef(grade);
  useEffect(() => {
    if (grade && grade !== shown.current) section.current?.scrollIntoView({ block: 'nearest' });
    shown.current = grade;
  }, [grade]);
  const met = grade?.outcomes.filter(({ isMet }) => isMet).length ?? 0;
  return (
    <section ref={section} className={styles.outcomes} aria-label="Requirements">
      <h2>{of === 'questions' ? 'Your answers' : 'What is asked'}</h2>
      {grade?.refused !== undefined && (
        <p className={styles.refused} role="alert">
          {grade.refused}
        </p>
      )}
      <ol>
        {says.map((sentence, index) => (
          <Item
            key={index}
            says={sentence}
            outcome={grade?.outcomes[index]}
            isAnswerHidden={isAnswerHidden}
          />
        ))}
      </ol>
      <p role="status" className={styles.count}>
        {grade &&
          (isCurrent
            ? `${met} of ${says.length} ${of === 'questions' ? 'answers right' : 'requirements met'}.`
            : 'You have changed your answer since. Check again.')}
      </p>
    </section>
  );
}

interface ItemProps {
  says: string;
  outcome: Outcome | undefined;
  isAnswerHidden: boolean;
}

function Item({ says, outcome, isAnswerHidden }: ItemProps) {
  const state = !outcome ? 'open' : outcome.isMet ? 'met' : 'unmet';
  const evidence = outcome?.evidence;
  return (
    <li data-state={state}>
      <span className={styles.state}>
        {state === 'met' && <Check size={14} aria-label="Met" />}
        {state === 'unmet' && <X size={14} aria-label="Not met" />}
        {state === 'open' && <Circle size={10} aria-hidden="true" />}
      </span>
      <div>
        <Words text={says} />
        {outcome?.why !== undefined && (
          <p className={styles.evidence}>
            <span>
              <Words text={outcome.why} />
            </span>
          </p>
        )}
        {evidence && (
          <p className={styles.evidence}>
            <code>{evidence.row.request.command}</code>
            <span>
              by {evidence.row.request.user?.username ?? 'nobody (authentication failed)'}:{' '}
              {isAnswerHidden ? (
                'not as asked.'
              ) : (
                <>
                  wanted {evidence.failures[0]?.expected ?? 'something else'}, is{' '}
                  {evidence.failures[0]?.part === 'level' ? (
                    <LevelName level={evidence.row.decision.level} />
                  ) : (
                    actualOf(evidence)
                  )}
                  , because {evidence.because}.
                </>
              )}
            </span>
          </p>
        )}
      </div>
    </li>
  );
}
