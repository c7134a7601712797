import { useEffect, useEffectEvent, useRef } from 'react';
import { createPortal } from 'react-dom';
import { manifestExercises } from '../../course/manifests/list';
import type { ManifestExercise } from '../../course/types';
import { currentProgress } from '../../storage/learn/progress';
import exerciseStyles from '../exercise/Exercise.module.css';
import { PlainMarkdown } from '../prose/PlainMarkdown';
import { ManifestEditor } from './ManifestEditor';
import { ManifestTask } from './ManifestTask';
import { useManifest } from './useManifest';
import styles from './Manifest.module.css';

interface Props {
  /** Of the exercise. */
  id: string;
  /** For the editor, beside the words. */
  place: HTMLElement | null;
  onPassed: () => void;
}

/** An exercise about a manifest as a screen of its lesson: one progress, here and in the list of exercises. */
export default function ManifestScreen({ id, ...rest }: Props) {
  const exercise = manifestExercises.find((each) => each.id === id);
  return exercise && <Shown exercise={exercise} {...rest} />;
}

function Shown({ exercise, place, onPassed }: Omit<Props, 'id'> & { exercise: ManifestExercise }) {
  const answer = useManifest(exercise);
  const area = useRef<HTMLTextAreaElement>(null);
  const isPassed =
    answer.grade?.isPassed === true || currentProgress().exercises[exercise.id]?.isPassed === true;
  const pass = useEffectEvent(onPassed);
  useEffect(() => {
    if (isPassed) pass();
  }, [isPassed]);
  return (
    <div className={`${styles.stack} ${exerciseStyles.words}`}>
      <div className={exerciseStyles.task}>
        <PlainMarkdown text={exercise.task} />
      </div>
      <ManifestTask exercise={exercise} answer={answer} area={area} />
      {place &&
        createPortal(<ManifestEditor exercise={exercise} answer={answer} area={area} />, place)}
    </div>
  );
}
