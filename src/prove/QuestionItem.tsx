import { Ticked } from '../enable/check/Ticked';
import type { Answer } from '../questions/ask';
import type { Question } from '../questions/question';
import { answerSentence, verdictOf } from '../questions/report/words';
import { Button } from '../ui/Button';
import styles from './ProvePage.module.css';
import { Witnesses } from './Witnesses';

interface Props {
  question: Question;
  answer: Answer | undefined;
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
  onRemove?: () => void;
}

/** A question with its answer; opened, what proves it. */
export function QuestionItem({ question, answer, isOpen, setOpen, onRemove }: Props) {
  const { title, claim, why, source, code } = question;
  // What a list asks for is not what its claim says.
  const isClaimed = question.kind === 'check' || answer?.kind !== 'no';
  return (
    <details
      className={styles.question}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <span className={styles.title}>{title}</span>
        <span className={styles.verdict} data-look={answer ? lookOf(answer) : 'none'}>
          {answer ? verdictOf(answer) : 'Asking …'}
        </span>
      </summary>
      {isOpen && (
        <div className={styles.body}>
          <p>
            {isClaimed && <Ticked text={claim} />}{' '}
            {answer && <strong>{answerSentence(answer)}</strong>}
          </p>
          {(why !== '' || source) && (
            <p className={styles.muted}>
              <Ticked text={why} /> {source && `${source.name}, ${source.place}.`}{' '}
              <code>{code}</code>
            </p>
          )}
          {answer && <Witnesses answer={answer} />}
          {onRemove && (
            <div>
              <Button look="outlined" onClick={onRemove}>
                Remove this question
              </Button>
            </div>
          )}
        </div>
      )}
    </details>
  );
}

/** The color of an answer: a list has no wrong one. */
function lookOf({ kind, question }: Answer): string {
  if (kind === 'undecided' || kind === 'empty') return 'warn';
  if (kind === 'yes') return 'good';
  return question.kind === 'list' ? 'some' : 'bad';
}
