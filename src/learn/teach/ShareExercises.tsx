import { useDeferredValue, useMemo, useState } from 'react';
import { openCourse, writeCourse, type SharedCourse } from '../../course/teaching/courseFile';
import { chatLimit, iframe } from '../../features/share/shareTexts';
import { addressOf } from '../../storage/address';
import { encodeCourse } from '../../storage/teaching/courseLink';
import { download } from '../../storage/download';
import { Button } from '../../ui/Button';
import { CopyButton } from '../../ui/CopyButton';
import { thousands } from '../../ui/counted';
import { addresses } from '../../course/addresses';
import styles from './Teach.module.css';

interface Props {
  course: SharedCourse;
  /** The exercise that is open, from 0. */
  open: number;
  onTitle: (title: string) => void;
}

const embeddedHeight = 720;

/** The exercises as a link, a file and a part of another page. */
export function ShareExercises({ course, open, onTitle }: Props) {
  const [isWhole, setWhole] = useState(false);
  const hasMore = course.exercises.length > 1;
  const chosen = useMemo(
    () =>
      hasMore && isWhole
        ? course
        : { title: course.title, exercises: course.exercises.slice(open, open + 1) },
    [course, open, hasMore, isWhole],
  );
  const shared = useDeferredValue(chosen);
  const { link, refused } = useMemo(() => {
    const opened = openCourse(writeCourse(shared, 'student'));
    if ('refused' in opened) return { link: undefined, refused: [opened.refused] };
    if (opened.leftOut.length > 0) return { link: undefined, refused: opened.leftOut };
    const encoded = encodeCourse(shared);
    return encoded === undefined
      ? { link: undefined, refused: ['This is too large for a link. Send the file instead.'] }
      : { link: addresses.shared(encoded).slice(1), refused: [] };
  }, [shared]);
  const title = (hasMore && isWhole ? course.title : shared.exercises[0]?.title) || 'Exercise';
  const address = link === undefined ? undefined : addressOf(link);
  const [refusal, setRefusal] = useState<{ course: SharedCourse; faults: readonly string[] }>();
  const faults = refusal?.course === course ? refusal.faults : [];
  const save = (reader: 'student' | 'teacher') => {
    const file = writeCourse(course, reader);
    const found = reader === 'student' ? faultsOf(file) : [];
    setRefusal({ course, faults: found });
    if (found.length === 0) download(fileName(course, reader), file, 'application/json');
  };
  return (
    <section className={styles.card} aria-label="Share">
      <h2>Share</h2>
      {hasMore && (
        <>
          <label className={styles.field}>
            Title of the course
            <input
              value={course.title}
              maxLength={200}
              onChange={({ target }) => onTitle(target.value)}
            />
          </label>
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={isWhole}
              onChange={({ target }) => setWhole(target.checked)}
            />
            All {course.exercises.length} exercises in one link
          </label>
        </>
      )}
      {refused.map((reason, index) => (
        <p key={index} className={styles.refused}>
          {reason}
        </p>
      ))}
      {address !== undefined && link !== undefined && (
        <>
          <input
            className={styles.link}
            readOnly
            aria-label="Link to the exercise"
            value={address}
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
          <div className={styles.row}>
            <CopyButton label="Copy link" text={address} look="primary" />
            <a href={address} target="_blank" rel="noopener noreferrer">
              Open as a student
            </a>
          </div>
          <p>
            {thousands(address.length)} characters. The part after # is never sent to a server.
            {address.length > chatLimit &&
              ` Some chat apps truncate links longer than ${thousands(chatLimit)} characters, which breaks them: send the file, or a link from a web page.`}
          </p>
          <div>
            <CopyButton
              label="Copy as iframe"
              look="outlined"
              text={() => iframe(title, addressOf(link, 'embed.html'), embeddedHeight, true)}
            />
          </div>
        </>
      )}
      <div className={styles.row}>
        <Button look="outlined" onClick={() => save('student')}>
          Course file for students
        </Button>
        <Button look="outlined" onClick={() => save('teacher')}>
          Save for yourself
        </Button>
      </div>
      {faults.length > 0 && (
        <div className={styles.refused} role="alert">
          Nothing was saved, because students could not open all of it:
          <ul className={styles.unmet}>
            {faults.map((fault, index) => (
              <li key={index}>{fault}</li>
            ))}
          </ul>
        </div>
      )}
      <p>
        Your own file also has the solutions that students do not get. Students open theirs at{' '}
        <a href={addresses.shared()}>Learn: exercises from your teacher</a>.
      </p>
      <p>
        <strong>Hidden checks are not secret.</strong> Everything that grades an answer is in the
        link or file, and a determined student can read it in the browser.
      </p>
    </section>
  );
}

/** Why students cannot open the file, or parts of it. */
function faultsOf(file: string): readonly string[] {
  const opened = openCourse(file);
  return 'refused' in opened ? [opened.refused] : opened.leftOut;
}

/** Named after the course, or its only exercise. */
function fileName({ title, exercises }: SharedCourse, reader: 'student' | 'teacher'): string {
  const name = title || (exercises.length === 1 ? exercises[0]?.title : '') || 'auditorium-course';
  const safe = name
    .replace(/[^\p{L}\p{N}.]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60);
  return `${safe || 'auditorium-course'}${reader === 'teacher' ? '-teacher' : ''}.json`;
}
