import { useState } from 'react';
import { gradeManifest } from '../../course/manifests/gradeManifest';
import type { Grade } from '../../course/grade';
import type { ManifestExercise } from '../../course/types';
import { currentProgress, saveExercise } from '../../storage/learn/progress';
import { begun, saveTry } from '../exercise/begun';

/** An answer while it is written, and what became of it when it was checked last. */
export interface ManifestAnswer {
  text: string;
  grade: Grade | undefined;
  /** The text is still the one that was graded. */
  isCurrent: boolean;
  type: (text: string) => void;
  submit: () => void;
}

/** Keeps the answer to an exercise, saved as it is written. */
export function useManifest(exercise: ManifestExercise): ManifestAnswer {
  const { id, start } = exercise;
  const [text, setText] = useState(() => currentProgress().exercises[id]?.answer ?? start);
  const [checked, setChecked] = useState(() =>
    begun(id, start).isChecked ? { text, grade: gradeManifest(exercise, text) } : undefined,
  );
  return {
    text,
    grade: checked?.grade,
    isCurrent: checked?.text === text,
    type: (answer) => {
      setText(answer);
      saveExercise(id, { ...begun(id, start), answer, isChecked: answer === checked?.text });
    },
    submit: () => {
      const grade = gradeManifest(exercise, text);
      saveTry(id, text, grade.isPassed);
      setChecked({ text, grade });
    },
  };
}
