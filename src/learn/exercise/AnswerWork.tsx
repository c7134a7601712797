import type { ReactNode } from 'react';
import { useState } from 'react';
import { answersIn } from '../../course/answers';
import { gradeAnswers } from '../../course/gradeAnswers';
import type { PredictExercise, ReadExercise } from '../../course/types';
import { currentProgress, saveExercise } from '../../storage/learn/progress';
import { Button } from '../../ui/Button';
import { PlainMarkdown } from '../prose/PlainMarkdown';
import beside from '../studio/Beside.module.css';
import { AnswerSheet } from './AnswerSheet';
import { begun, saveTry } from './begun';
import { Hints } from './Hints';
import { Outcomes } from './Outcomes';
import { AfterExercise, Passed, PassedBefore } from './Passed';
import styles from './Exercise.module.css';

interface Props {
  exercise: PredictExercise | ReadExercise;
  where: ReactNode;
}

const none = '{}';

/** An exercise whose answer is a sheet of questions. */
export function AnswerWork({ exercise, where }: Props) {
  const { id, title, task } = exercise;
  const [answers, setAnswers] = useState(() =>
    answersIn(currentProgress().exercises[id]?.answer ?? none),
  );
  const [checked, setChecked] = useState(() =>
    begun(id, none).isChecked ? { answers, grade: gradeAnswers(exercise, answers) } : undefined,
  );
  const isCurrent = checked?.answers === answers;
  const isAnswered = Object.keys(answers).length > 0;

  const submit = () => {
    const grade = gradeAnswers(exercise, answers);
    saveTry(id, JSON.stringify(answers), grade.isPassed);
    setChecked({ answers, grade });
  };

  return (
    <div className={beside.page}>
      <div className={`${beside.words} ${styles.words}`}>
        {where}
        <div className={styles.task}>
          <h1>{title}</h1>
          <PlainMarkdown text={task} />
        </div>
        {checked && (
          <Outcomes
            says={checked.grade.outcomes.map((each) => each.says)}
            grade={checked.grade}
            isCurrent={isCurrent}
            of="questions"
          />
        )}
        {checked?.grade.isPassed && isCurrent && (
          <Passed>
            <AfterExercise id={id} />
          </Passed>
        )}
        {!checked && (
          <PassedBefore id={id}>
            <AfterExercise id={id} />
          </PassedBefore>
        )}
        <Hints exercise={exercise} />
      </div>
      <AnswerSheet
        exercise={exercise}
        answers={answers}
        onAnswer={(question, answer) => {
          const next = { ...answers, [question]: answer };
          setAnswers(next);
          const text = JSON.stringify(next);
          saveExercise(id, { ...begun(id, none), answer: text, isChecked: false });
        }}
      >
        <div className={styles.submit}>
          <Button look="primary" onClick={submit} disabled={!isAnswered}>
            Check my answers
          </Button>
        </div>
      </AnswerSheet>
    </div>
  );
}
