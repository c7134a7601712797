import { useEffect, useMemo, useState } from 'react';
import { isExamFile, readExam, type ExamHandedIn } from '../../course/exam/examFile';
import { openCourse, writeCourse } from '../../course/teaching/courseFile';
import { readResults, type HandedIn } from '../../course/teaching/results';
import type { PolicyTask } from '../../course/types';
import { fileSizeLimit } from '../../storage/fileText';
import { Button } from '../../ui/Button';
import { counted } from '../../ui/counted';
import { addresses } from '../../course/addresses';
import { FileButton } from '../shared/FileButton';
import { currentDraft } from './draft';
import { ExamTable } from './ExamTable';
import { StudentTable } from './StudentTable';
import styles from './Teach.module.css';

type ExamFile = ExamHandedIn & { file: string };

/** The results of students, from their files, side by side. */
export default function ResultsPage() {
  const [files, setFiles] = useState<readonly HandedIn[]>([]);
  const [exams, setExams] = useState<readonly ExamFile[]>([]);
  const [more, setMore] = useState<readonly PolicyTask[]>([]);
  const [said, setSaid] = useState<readonly string[]>([]);
  useEffect(() => {
    document.title = 'Results · Learn · Auditorium';
  }, []);
  const taskOf = useMemo(
    () => new Map([...ownTasks(), ...more].map((task) => [task.id, task])),
    [more],
  );
  const byExam = useMemo(
    () =>
      [...new Set(exams.map(({ seed }) => seed))].map(
        (seed) => [seed, exams.filter((each) => each.seed === seed)] as const,
      ),
    [exams],
  );

  const take = async (chosen: readonly File[]) => {
    const found: HandedIn[] = [];
    const sat: ExamFile[] = [];
    const tasks: PolicyTask[] = [];
    const lines: string[] = [];
    for (const opened of chosen) {
      const file = opened.name;
      if (opened.size > fileSizeLimit) {
        lines.push(`${file}: larger than 10 MB`);
        continue;
      }
      const text = await opened.text();
      const course = openCourse(text);
      const read = isExamFile(text) ? readExam(text) : readResults(text);
      if ('exercises' in course) tasks.push(...course.exercises.map(({ task }) => task));
      else if ('refused' in read) lines.push(`${file}: ${read.refused}`);
      else if ('seed' in read) sat.push({ ...read, file });
      else found.push({ ...read, file });
    }
    setFiles((before) => [...before, ...found]);
    setExams((before) => [...before, ...sat]);
    setMore((before) => [...before, ...tasks]);
    setSaid(lines);
  };
  const close = () => {
    setFiles([]);
    setExams([]);
  };

  return (
    <div className={styles.results}>
      <h1>Results</h1>
      <p>
        Open the files that your students exported, of exercises and of exams, several at once. They
        are read here and sent nowhere; a reload forgets them.{' '}
        <a href={addresses.teach}>Back to your exercises</a>
      </p>
      <div className={styles.row}>
        <FileButton label="Open results" look="primary" isMultiple onFiles={take} />
        {files.length + exams.length > 0 && <Button onClick={close}>Close all</Button>}
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
      {files.length > 0 && <StudentTable files={files} taskOf={taskOf} />}
      {byExam.map(([seed, sat]) => (
        <ExamTable key={seed} seed={seed} files={sat} />
      ))}
    </div>
  );
}

/** The exercises that the teacher is writing in this browser. */
function ownTasks(): readonly PolicyTask[] {
  const opened = openCourse(writeCourse(currentDraft().course, 'student'));
  return 'exercises' in opened ? opened.exercises.map(({ task }) => task) : [];
}
