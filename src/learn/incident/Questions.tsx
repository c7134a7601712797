import { Check, Circle } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { LoggedRequest } from '../../course/incident/auditLog';
import type { Hint } from '../../course/incident/question';
import { progressId, questions } from '../../course/incident/questions/list';
import { Button } from '../../ui/Button';
import { counted } from '../../ui/counted';
import { addresses } from '../../course/addresses';
import { useProgress } from '../useProgress';
import type { RoomLog } from './loadLog';
import { QuestionCard } from './QuestionCard';
import styles from './Questions.module.css';

interface Props {
  log: RoomLog;
  /** The id of the question that is open; absent: the first without an answer. */
  open: string | undefined;
  picked: LoggedRequest | undefined;
  onFollow: (hint: Hint) => void;
}

/** The story and its questions, of which one is open. */
export function Questions({ log, open, picked, onFollow }: Props) {
  const { exercises } = useProgress();
  const isDone = (id: string) => exercises[`incident-${id}`]?.isPassed === true;
  // Answering a question must not close it.
  const [first] = useState(() => (questions.find(({ id }) => !isDone(id)) ?? questions[0])?.id);
  const shown = questions.some(({ id }) => id === open) ? open : first;
  // On phones.
  const [isAll, setAll] = useState(false);
  const card = useRef<HTMLLIElement>(null);
  const before = useRef(shown);
  useEffect(() => {
    if (before.current !== shown) card.current?.scrollIntoView({ block: 'nearest' });
    before.current = shown;
  }, [shown]);
  const count = questions.filter(({ id }) => isDone(id)).length;
  return (
    <div className={styles.questions}>
      <header className={styles.head}>
        <h1>Incident room</h1>
        <p>
          A small cluster runs a shop. Four people and a pipeline work on it, one node is drained,
          and somebody uses a stolen token. A real kube-apiserver 1.37.2 wrote down what happened:{' '}
          {log.lines} lines. Find out who did what.
        </p>
        {log.bad.length > 0 && (
          <p role="status">
            {counted(log.bad.length, 'line')} without an audit event{' '}
            {log.bad.length === 1 ? 'was' : 'were'} left out.
          </p>
        )}
        <p className={styles.count} role="status">
          {count} of {questions.length} questions answered
        </p>
      </header>
      <Button look="link" className={styles.all ?? ''} onClick={() => setAll(!isAll)}>
        {isAll ? 'Only this question' : `All ${questions.length} questions`}
      </Button>
      <ol aria-label="Questions" data-all={isAll}>
        {questions.map((question, index) => {
          const isOpen = question.id === shown;
          return (
            <li key={question.id} data-open={isOpen} {...(isOpen && { ref: card })}>
              <a
                className={styles.title}
                href={addresses.incident(question.id)}
                aria-current={isOpen ? 'true' : undefined}
              >
                <span className={styles.state} data-done={isDone(question.id)}>
                  {isDone(question.id) ? (
                    <Check size={14} aria-label="Answered" />
                  ) : (
                    <Circle size={10} aria-hidden="true" />
                  )}
                </span>
                {index + 1}. {question.title}
              </a>
              {isOpen && (
                <QuestionCard
                  key={question.id}
                  question={question}
                  progressId={progressId(question)}
                  next={questions[index + 1]}
                  log={log}
                  picked={picked}
                  onFollow={onFollow}
                />
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
