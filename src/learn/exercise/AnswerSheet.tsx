import { useMemo, type ReactNode } from 'react';
import { newestKubernetes } from '../../audit/types';
import { questionId, rowOf } from '../../course/prediction';
import type { Answers, Chosen, Guess, PredictExercise, ReadExercise } from '../../course/types';
import { check } from '../../engine/check';
import { Json } from '../../features/preview/detail/Json';
import { Options } from '../lesson/Options';
import tasks from '../lesson/Tasks.module.css';
import { ChoiceField } from './ChoiceField';
import styles from './AnswerSheet.module.css';

interface SheetProps<Asked> {
  exercise: Asked;
  answers: Answers;
  /** Called with the id of the question. */
  onAnswer: (id: string, answer: Guess | Chosen) => void;
  isOpen?: boolean;
  /** Below the questions. */
  children?: ReactNode;
}

/** What the questions are about, and the questions. */
export function AnswerSheet(props: SheetProps<PredictExercise | ReadExercise>) {
  const { exercise, ...rest } = props;
  return exercise.kind === 'predict' ? (
    <PredictSheet exercise={exercise} {...rest} />
  ) : (
    <ReadSheet exercise={exercise} {...rest} />
  );
}

function PredictSheet(props: SheetProps<PredictExercise>) {
  const { exercise, answers, onAnswer, isOpen = true, children } = props;
  const { policy: text, kubernetes = newestKubernetes, questions } = exercise;
  const policy = useMemo(() => check(text, kubernetes).reading.policy, [text, kubernetes]);
  return (
    <div className={styles.sheet}>
      <section aria-label="Policy" className={styles.given}>
        <h2>Policy</h2>
        <ol className={styles.lines}>
          {text
            .trimEnd()
            .split('\n')
            .map((line, index) => (
              <li key={index}>
                <code>{line || ' '}</code>
              </li>
            ))}
        </ol>
      </section>
      <section aria-label="Questions" className={styles.questions}>
        {questions.map((question) => {
          const id = questionId(question);
          const row = policy && rowOf(question, policy, kubernetes);
          const answer = answers[id];
          return (
            policy &&
            row && (
              <div key={id} className={tasks.question}>
                <Options
                  prediction={question}
                  policy={policy}
                  row={row}
                  guess={answer === undefined ? undefined : asGuess(answer)}
                  onGuess={(guess) => onAnswer(id, guess)}
                  isOpen={isOpen}
                />
              </div>
            )
          );
        })}
        {children}
      </section>
    </div>
  );
}

/** Numbers are rules, and lists are stages: numbers in a list mean nothing here. */
const asGuess = (answer: Guess | Chosen): Guess =>
  typeof answer === 'object' ? answer.filter((each) => typeof each === 'string') : answer;

function ReadSheet(props: SheetProps<ReadExercise>) {
  const { exercise, answers, onAnswer, isOpen = true, children } = props;
  return (
    <div className={styles.sheet}>
      <section aria-label="Log" className={styles.given}>
        <h2>audit.log</h2>
        {exercise.log.map((line, index) => (
          <details key={index} open={exercise.log.length <= 2}>
            <summary>
              <span>{index + 1}</span>
              <code>{summaryOf(line)}</code>
            </summary>
            <Json name={`Line ${index + 1}`} text={JSON.stringify(JSON.parse(line), null, 2)} />
          </details>
        ))}
      </section>
      <section aria-label="Questions" className={styles.questions}>
        {exercise.questions.map((question) => (
          <ChoiceField
            key={question.id}
            question={question}
            answer={answers[question.id]}
            onAnswer={(answer) => onAnswer(question.id, answer)}
            isOpen={isOpen}
          />
        ))}
        {children}
      </section>
    </div>
  );
}

/** What tells one line from the others at a glance; the whole line is below it. */
function summaryOf(line: string): string {
  const { stage, verb, requestURI } = JSON.parse(line) as Record<string, unknown>;
  return [stage, verb, requestURI].filter((part) => typeof part === 'string').join(' · ');
}
