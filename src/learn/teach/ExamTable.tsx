import { Check, TriangleAlert, X } from 'lucide-react';
import { useMemo } from 'react';
import { pointsToPass } from '../../course/exam/drawExam';
import type { ExamHandedIn } from '../../course/exam/examFile';
import { examCsv, examTable, type ExamRow } from '../../course/exam/examTable';
import { timeText } from '../../course/exam/session';
import { CopyButton } from '../../ui/CopyButton';
import { AnswerText } from './AnswerText';
import { Unmet } from './ResultCell';
import { StudentName } from './StudentName';
import styles from './Teach.module.css';

interface Props {
  seed: string;
  files: readonly (ExamHandedIn & { file: string })[];
}

/** The results of one exam: a row for each student, a column for each task, graded again. */
export function ExamTable({ seed, files }: Props) {
  const { tasks, rows } = useMemo(() => examTable(seed, files), [seed, files]);
  const passed = rows.filter(({ isPassed }) => isPassed).length;
  return (
    <>
      <h2>Exam {seed}</h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard scrolls it */}
      <div className={styles.table} tabIndex={0} role="group" aria-label={`Exam ${seed}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">Student</th>
              <th scope="col">
                Points
                <small>
                  {passed} of {rows.length} passed, with {pointsToPass} of 100
                </small>
              </th>
              {tasks.map(({ exercise, points }, index) => (
                <th scope="col" key={exercise.id}>
                  {index + 1}. {exercise.title}
                  <small>{points} points</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                <StudentName
                  student={row.student}
                  files={row.isNameTwice ? [row.file] : []}
                  at={row.at}
                />
                <Points row={row} />
                {row.isDrawnOtherwise && (
                  <td colSpan={tasks.length} className={styles.none}>
                    not graded
                  </td>
                )}
                {row.tasks.map(({ exercise, points, earned, isAnswered, answer, grade }) => (
                  <td key={exercise.id}>
                    {isAnswered ? (
                      <>
                        {earned} of {points}
                        {!grade.isPassed && <Unmet grade={grade} />}
                        <AnswerText answer={answer} grade={grade} />
                      </>
                    ) : (
                      <span className={styles.none}>not answered</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div>
        <CopyButton label="Copy as CSV" look="outlined" text={() => examCsv({ tasks, rows })} />
      </div>
    </>
  );
}

function Points({ row }: { row: ExamRow }) {
  const { earned, isPassed, saidEarned, isDrawnOtherwise, usedMs, totalMs } = row;
  const Icon = isDrawnOtherwise ? TriangleAlert : isPassed ? Check : X;
  return (
    <td>
      <span
        className={styles.outcome}
        data-state={isDrawnOtherwise ? 'does not pass' : isPassed ? 'passed' : 'not passed'}
      >
        <Icon size={14} aria-hidden="true" />
        {isDrawnOtherwise ? 'not graded' : `${earned} · ${isPassed ? 'passed' : 'not passed'}`}
      </span>
      <small>
        {timeText(usedMs)} of {timeText(totalMs)} used
      </small>
      {isDrawnOtherwise && (
        <small className={styles.differs}>
          Another version of Auditorium drew other tasks for this exam. The file says {saidEarned}{' '}
          points.
        </small>
      )}
      {!isDrawnOtherwise && saidEarned !== earned && (
        <small className={styles.differs}>The file says {saidEarned} points.</small>
      )}
    </td>
  );
}
