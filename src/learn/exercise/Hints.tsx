import { useState } from 'react';
import { firstAnswer } from '../../course/gradeExercise';
import type { Exercise, PolicyTask } from '../../course/types';
import { saveExercise } from '../../storage/learn/progress';
import { Button } from '../../ui/Button';
import { Words } from '../lesson/Words';
import { PlainMarkdown } from '../prose/PlainMarkdown';
import { useProgress } from '../useProgress';
import { begun } from './begun';
import styles from './Exercise.module.css';

interface Props {
  exercise: Exercise | PolicyTask;
  /** There is nothing to show: the teacher has kept it. */
  isSolutionKept?: boolean;
  /** The reference policy, if the answer is one. */
  solution?: string;
  /** Puts the solution into the editor. */
  onTake?: () => void;
}

/** Hints one by one, then the solution with its reasons, when asked for. */
export function Hints({ exercise, isSolutionKept = false, solution, onTake }: Props) {
  const { id, hints, why } = exercise;
  const saved = useProgress().exercises[id];
  const opened = Math.min(saved?.hints ?? 0, hints.length);
  const [isShown, setShown] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const start = firstAnswer(exercise);
  const show = () => {
    const before = begun(id, start);
    if (!before.isPassed) saveExercise(id, { ...before, isSolutionSeen: true });
    setShown(true);
  };
  return (
    <section className={styles.hints} aria-label="Help">
      {opened > 0 && (
        <ol>
          {hints.slice(0, opened).map((hint, index) => (
            <li key={index}>
              <Words text={hint} />
            </li>
          ))}
        </ol>
      )}
      <div className={styles.help}>
        {opened < hints.length && (
          <Button
            look="link"
            onClick={() => {
              const before = begun(id, start);
              saveExercise(id, { ...before, hints: before.hints + 1 });
            }}
          >
            {opened === 0 ? 'Show a hint' : `Next hint (${hints.length - opened} left)`}
          </Button>
        )}
        {!isShown &&
          !isSolutionKept &&
          (isAsked || saved?.isPassed ? (
            <Button look="link" onClick={show}>
              {saved?.isPassed ? 'Compare with the solution' : 'Yes, show the solution'}
            </Button>
          ) : (
            <Button look="link" onClick={() => setAsked(true)}>
              Show the solution…
            </Button>
          ))}
      </div>
      {isShown && (
        <div className={styles.solution}>
          <h2>{solution === undefined ? 'The answers' : 'One solution'}</h2>
          {solution !== undefined && (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            <pre tabIndex={0}>
              <code>{solution}</code>
            </pre>
          )}
          <PlainMarkdown text={why} />
          {onTake && (
            <Button look="outlined" onClick={onTake}>
              Put it into the editor
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
