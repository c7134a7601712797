import { useEffect, useMemo, useState } from 'react';
import { openCourse, writeCourse } from '../../course/teaching/courseFile';
import { joinResults, readResults, type Results } from '../../course/teaching/results';
import type { PolicyTask } from '../../course/types';
import { fileSizeLimit } from '../../storage/fileText';
import { Button } from '../../ui/Button';
import { counted } from '../../ui/counted';
import { addresses } from '../../course/addresses';
import { FileButton } from '../shared/FileButton';
import { currentDraft } from './draft';
import { ResultCell } from './ResultCell';
import styles from './Teach.module.css';

/** The results of students, from their files, side by side. */
export default function ResultsPage() {
  const [files, setFiles] = useState<readonly Results[]>([]);
  const [more, setMore] = useState<readonly PolicyTask[]>([]);
  const [said, setSaid] = useState<readonly string[]>([]);
  useEffect(() => {
    document.title = 'Results · Learn · Auditorium';
  }, []);
  const taskOf = useMemo(
    () => new Map([...ownTasks(), ...more].map((task) => [task.id, task])),
    [more],
  );
  const { exercises, students } = useMemo(() => joinResults(files), [files]);

  const take = async (chosen: readonly File[]) => {
    const found: Results[] = [];
    const tasks: PolicyTask[] = [];
    const lines: string[] = [];
    for (const file of chosen) {
      if (file.size > fileSizeLimit) {
        lines.push(`${file.name}: larger than 10 MB`);
        continue;
      }
      const text = await file.text();
      const course = openCourse(text);
      const read = readResults(text);
      if ('exercises' in course) tasks.push(...course.exercises.map(({ task }) => task));
      else if ('refused' in read) lines.push(`${file.name}: ${read.refused}`);
      else found.push(read);
    }
    setFiles((before) => [...before, ...found]);
    setMore((before) => [...before, ...tasks]);
    setSaid(lines);
  };

  return (
    <div className={styles.results}>
      <h1>Results</h1>
      <p>
        Open the files that your students exported, several at once. They are read here and sent
        nowhere; a reload forgets them. <a href={addresses.teach}>Back to your exercises</a>
      </p>
      <div className={styles.row}>
        <FileButton label="Open results" look="primary" isMultiple onFiles={take} />
        {files.length > 0 && <Button onClick={() => setFiles([])}>Close all</Button>}
      </div>
      {said.length > 0 && (
        <div role="alert" className={styles.warning}>
          <p>{counted(said.length, 'file')} cannot be opened:</p>
          <ul>
            {said.map((line, index) => (
              <li key={index}>{line}</li>
            ))}
          </ul>
        </div>
      )}
      {students.length > 0 && (
        <>
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
                        {students.filter(({ byExercise }) => byExercise.get(id)?.isPassed).length}{' '}
                        of {students.length} passed
                      </small>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {students.map(({ student, byExercise }) => (
                  <tr key={student}>
                    <th scope="row">{student}</th>
                    {exercises.map(({ id }) => (
                      <ResultCell key={id} result={byExercise.get(id)} task={taskOf.get(id)} />
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p>
            Answers to your own exercises are graded again here. Of others, this is what the file
            says, and a student can change it: open the course file here, too, to grade them.
          </p>
        </>
      )}
    </div>
  );
}

/** The exercises that the teacher is writing in this browser. */
function ownTasks(): readonly PolicyTask[] {
  const opened = openCourse(writeCourse(currentDraft().course, 'student'));
  return 'exercises' in opened ? opened.exercises.map(({ task }) => task) : [];
}
