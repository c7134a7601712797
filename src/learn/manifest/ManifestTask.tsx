import type { ReactNode, RefObject } from 'react';
import type { ManifestExercise } from '../../course/types';
import { replaceText } from '../../enable/check/replaceText';
import { Button } from '../../ui/Button';
import { shortcutText } from '../../ui/shortcut';
import styles from '../exercise/Exercise.module.css';
import { Hints } from '../exercise/Hints';
import { Outcomes } from '../exercise/Outcomes';
import { Passed } from '../exercise/Passed';
import { Foretelling } from './Foretelling';
import type { ManifestAnswer } from './useManifest';

interface Props {
  exercise: ManifestExercise;
  answer: ManifestAnswer;
  area: RefObject<HTMLTextAreaElement | null>;
  /** What comes after it was passed. */
  after?: ReactNode;
}

/** What is asked of a configuration, and what became of the answer. */
export function ManifestTask({ exercise, answer, area, after }: Props) {
  const { grade, isCurrent, submit } = answer;
  const { requirements, solution } = exercise;
  return (
    <>
      <Foretelling exercise={exercise} />
      <Outcomes says={requirements.map(({ says }) => says)} grade={grade} isCurrent={isCurrent} />
      <div className={styles.submit}>
        <Button look="primary" onClick={submit} aria-keyshortcuts="Control+Enter">
          Check my answer
        </Button>
        <kbd>{shortcutText('Mod+Enter')}</kbd>
      </div>
      {grade?.isPassed && isCurrent && <Passed>{after}</Passed>}
      <Hints
        exercise={exercise}
        solution={solution}
        onTake={() => area.current && replaceText(area.current, solution)}
      />
    </>
  );
}
