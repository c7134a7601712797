import { useMemo } from 'react';
import { gradePolicy, type Grade } from '../../course/grade';
import { joinResults, type HandedIn, type Result } from '../../course/teaching/results';
import { resultsCsv } from '../../course/teaching/resultsCsv';
import { resultState } from '../../course/teaching/resultState';
import type { PolicyTask } from '../../course/types';
import { CopyButton } from '../../ui/CopyButton';
import { ResultCell } from './ResultCell';
import { StudentName } from './StudentName';
import styles from './Teach.module.css';

interface Props {
  files: readonly HandedIn[];
  /** The exercises that are at hand, by their ids. */
  taskOf: ReadonlyMap<string, PolicyTask>;
}

/** The results of exercises: a row for each student, graded again where the exercise is at hand. */
export function StudentTable({ files, taskOf }: Props) {
  const table = useMemo(() => joinResults(files), [files]);
  const { exercises, students } = table;
  const gradeOf = useMemo(() => {
    const results = files.flatMap((file) => file.exercises);
    const grades = new Map(
      results.flatMap((result): [Result, Grade][] => {
        const task = taskOf.get(result.id);
        // Nobody passes what cannot be checked here: then the file is all there is.
        const canGrade = task?.requirements.every(({ isUnknown }) => !isUnknown);
        return task && canGrade ? [[result, gradePolicy(task, result.answer)]] : [];
      }),
    );
    return (result: Result) => grades.get(result);
  }, [files, taskOf]);
  const passed = (id: string) =>
    students.filter(({ byExercise }) => {
      const result = byExercise.get(id);
      return resultState(result, result && gradeOf(result)) === 'passed';
    }).length;
  const isNameTwice = students.some((row) => row.isNameTwice);
  return (
    <>
      {isNameTwice && (
        <p role="note" className={styles.warning}>
          Files with the same name have different answers to one exercise. Each is a row of its own,
          with the name of its file, and each counts: they may be of two students, or of one who
          handed in twice.
        </p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard scrolls it */}
      <div className={styles.table} tabIndex={0} role="group" aria-label="Results by student">
        <table>
          <thead>
            <tr>
              <th scope="col">Student</th>
              {exercises.map(({ id, title }) => (
                <th scope="col" key={id}>
                  {title}
                  <small>
                    {passed(id)} of {students.length} passed
                  </small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {students.map(
              ({ student, at, files: names, byExercise, isNameTwice: isTwice }, row) => (
                <tr key={row}>
                  <StudentName student={student} files={isTwice ? names : []} at={at} />
                  {exercises.map(({ id }) => {
                    const result = byExercise.get(id);
                    return (
                      <ResultCell key={id} result={result} grade={result && gradeOf(result)} />
                    );
                  })}
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
      <div>
        <CopyButton label="Copy as CSV" look="outlined" text={() => resultsCsv(table, gradeOf)} />
      </div>
      <p>
        Answers to your own exercises are graded again here, and only what passes is counted. Of
        others, this is what the file says, and a student can change it: open the course file here,
        too, to grade them.
      </p>
    </>
  );
}
