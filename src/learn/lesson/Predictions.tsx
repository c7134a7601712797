import { Check, X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { Policy } from '../../audit/types';
import { answerTo, guessText, isSameGuess, rowOf } from '../../course/prediction';
import { guessKey } from '../../course/progress';
import type { WholeScreen } from '../../course/screens';
import type { Guess, LessonId, Prediction } from '../../course/types';
import { check } from '../../engine/check';
import type { Row } from '../../engine/decide';
import { currentProgress } from '../../storage/learn/progress';
import { useAppStore } from '../../state/useApp';
import { Button } from '../../ui/Button';
import { markDone, saveGuess } from './markDone';
import { Options } from './Options';
import { Words } from './Words';
import styles from './Tasks.module.css';

interface Props {
  id: LessonId;
  shown: number;
  screen: WholeScreen;
}

/** Questions to answer before the studio shows its decisions. Whoever answered them before sees both at once. */
export function Predictions({ id, shown, screen }: Props) {
  const store = useAppStore();
  const { predict = [], steps, text, version } = screen;
  const [before] = useState(() => {
    const { done = [], guesses = {} } = currentProgress().lessons[id] ?? {};
    return { isDone: done.includes(shown), guesses };
  });
  const [answered, setAnswered] = useState(() => {
    const open = predict.findIndex(
      (_, index) => before.guesses[guessKey(shown, index)] === undefined,
    );
    return before.isDone || open < 0 ? predict.length : open;
  });
  const policy = useMemo(() => check(text, version).reading.policy, [text, version]);
  const isAnswered = answered >= predict.length;

  useEffect(() => {
    store.getState().hideAnswer(!isAnswered);
    if (isAnswered && !steps) markDone(id, shown);
    return () => store.getState().hideAnswer(false);
  }, [store, isAnswered, steps, id, shown]);

  return (
    <section className={styles.tasks} aria-label="Predict">
      <h3>Predict first{predict.length > 1 && `: ${predict.length} questions`}</h3>
      {predict.slice(0, answered + 1).map((prediction, index) => {
        const row = policy && rowOf(prediction, policy, version);
        return (
          policy &&
          row && (
            <Question
              key={index}
              prediction={prediction}
              policy={policy}
              row={row}
              before={before.guesses[guessKey(shown, index)]}
              onAnswer={(guess) => {
                saveGuess(id, shown, index, guess);
                setAnswered(Math.max(answered, index + 1));
                store.getState().selectRequest(row.request.id);
              }}
            />
          )
        );
      })}
    </section>
  );
}

interface QuestionProps {
  prediction: Prediction;
  policy: Policy;
  row: Row;
  /** What was answered at an earlier visit. */
  before?: Guess | undefined;
  onAnswer?: (guess: Guess) => void;
}

/** One prediction: the guess, whether it is right, and why. */
export function Question({ prediction, policy, row, before, onAnswer }: QuestionProps) {
  const [guess, setGuess] = useState(before);
  const [given, setGiven] = useState(before);
  const answer = answerTo(prediction, row);
  const isRight = given !== undefined && isSameGuess(given, answer);
  return (
    <form
      className={styles.question}
      onSubmit={(event) => {
        event.preventDefault();
        if (guess === undefined) return;
        setGiven(guess);
        onAnswer?.(guess);
      }}
    >
      <Options
        prediction={prediction}
        policy={policy}
        row={row}
        guess={guess}
        onGuess={setGuess}
        isOpen={given === undefined}
      />
      {given === undefined ? (
        <Button look="outlined" type="submit" disabled={guess === undefined}>
          Check
        </Button>
      ) : (
        <p className={styles.said} data-right={isRight} role="status">
          {isRight ? <Check size={15} aria-hidden="true" /> : <X size={15} aria-hidden="true" />}
          <span>
            <strong>
              {isRight ? 'Right: ' : 'No: '}
              {guessText(answer)}.
            </strong>{' '}
            <Words text={prediction.why} />
          </span>
        </p>
      )}
    </form>
  );
}
