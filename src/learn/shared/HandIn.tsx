import { useState } from 'react';
import type { OpenedCourse } from '../../course/teaching/courseFile';
import { writeResults } from '../../course/teaching/results';
import { download } from '../../storage/download';
import { studentName } from '../../storage/keptText';
import { currentProgress } from '../../storage/learn/progress';
import { Button } from '../../ui/Button';
import { counted } from '../../ui/counted';
import { useProgress } from '../useProgress';
import styles from './Shared.module.css';

/** The student's results as a file, with the name that the student types. */
export function HandIn({ course }: { course: OpenedCourse }) {
  const { exercises: saved } = useProgress();
  const [name, setName] = useState(() => studentName.current() ?? '');
  const begun = course.exercises.filter(({ task }) => saved[task.id]);
  const passed = begun.filter(({ task }) => saved[task.id]?.isPassed);
  const isReady = begun.length > 0 && name.trim() !== '';
  const hand = () => {
    const student = name.trim();
    const { exercises } = currentProgress();
    const results = course.exercises.flatMap(({ task: { id, title } }) => {
      const own = exercises[id];
      return own ? [{ id, title, ...own }] : [];
    });
    const fileName = student.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 40);
    download(
      `results-${fileName}.json`,
      writeResults({ student, at: Date.now(), exercises: results }),
      'application/json',
    );
  };
  return (
    // No form: in a frame that was embedded without `allow-forms`, the browser drops its submission.
    <div className={styles.handIn} role="group" aria-label="Results">
      <h2>Hand in your results</h2>
      <p>
        {begun.length === 0
          ? 'Nothing to hand in yet.'
          : `${counted(begun.length, 'exercise')} begun, ${passed.length} passed.`}{' '}
        The file has your name, answers, tries and hints. Nothing is sent: give it to your teacher.
      </p>
      <label>
        Your name
        <input
          value={name}
          maxLength={100}
          autoComplete="name"
          onChange={({ target }) => {
            setName(target.value);
            studentName.save(target.value);
          }}
          onKeyDown={({ key }) => {
            if (key === 'Enter' && isReady) hand();
          }}
        />
      </label>
      <Button look="outlined" onClick={hand} disabled={!isReady}>
        Export my results
      </Button>
      {begun.length > 0 && !isReady && <p>Type your name to export them.</p>}
    </div>
  );
}
