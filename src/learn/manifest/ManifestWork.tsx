import { useRef, type ReactNode } from 'react';
import type { ManifestExercise } from '../../course/types';
import styles from '../exercise/Exercise.module.css';
import { AfterExercise, PassedBefore } from '../exercise/Passed';
import { PlainMarkdown } from '../prose/PlainMarkdown';
import beside from '../studio/Beside.module.css';
import { ManifestEditor } from './ManifestEditor';
import { ManifestTask } from './ManifestTask';
import { useManifest } from './useManifest';

interface Props {
  exercise: ManifestExercise;
  where: ReactNode;
}

/** An exercise whose answer is how kube-apiserver is started. */
export default function ManifestWork({ exercise, where }: Props) {
  const { id, title, task } = exercise;
  const answer = useManifest(exercise);
  const area = useRef<HTMLTextAreaElement>(null);
  return (
    <div className={beside.page}>
      <div className={`${beside.words} ${styles.words}`}>
        {where}
        <div className={styles.task}>
          <h1>{title}</h1>
          <PlainMarkdown text={task} />
        </div>
        {!answer.grade && (
          <PassedBefore id={id}>
            <AfterExercise id={id} />
          </PassedBefore>
        )}
        <ManifestTask
          exercise={exercise}
          answer={answer}
          area={area}
          after={<AfterExercise id={id} />}
        />
      </div>
      <ManifestEditor exercise={exercise} answer={answer} area={area} />
    </div>
  );
}
