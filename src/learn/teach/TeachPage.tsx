import { Plus } from 'lucide-react';
import { useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { exercisesAtMost, readCourse, type SharedCourse } from '../../course/teaching/courseFile';
import { exerciseFromPolicy } from '../../course/teaching/fromPolicy';
import { emptyExercise, type SharedExercise } from '../../course/teaching/sharedExercise';
import { StoreContext } from '../../state/useApp';
import { download } from '../../storage/download';
import { fileSizeLimit } from '../../storage/fileText';
import { Button } from '../../ui/Button';
import { addresses } from '../../course/addresses';
import { FileButton } from '../shared/FileButton';
import { Checks } from './Checks';
import { currentDraft, dropUnread, followDraft, saveDraft } from './draft';
import { ExerciseForm } from './ExerciseForm';
import { policyAtHand } from './policyAtHand';
import { ShareExercises } from './ShareExercises';
import styles from './Teach.module.css';

/** Where a teacher writes exercises, checks them and shares them. */
export default function TeachPage() {
  const { course, isKept, unread } = useSyncExternalStore(followDraft, currentDraft);
  const studio = useContext(StoreContext)?.store;
  const [chosen, setChosen] = useState(course.exercises.length - 1);
  const [before, setBefore] = useState<{ course: SharedCourse; said: string }>();
  const [said, setSaid] = useState('');
  useEffect(() => {
    document.title = 'Teach · Learn · Auditorium';
  }, []);
  const { exercises } = course;
  const open = Math.min(Math.max(chosen, 0), exercises.length - 1);
  const exercise = exercises[open];
  const isFull = exercises.length >= exercisesAtMost;

  const edit = (next: SharedCourse) => {
    // Undo would take this back, too.
    setBefore(undefined);
    saveDraft(next);
  };
  const add = (exercise: SharedExercise) => {
    const all = [...exercises, exercise];
    edit({ ...course, exercises: all });
    setChosen(all.length - 1);
  };
  const change = (next: SharedExercise) =>
    edit({ ...course, exercises: exercises.with(open, next) });
  const replace = (next: SharedCourse, what: string) => {
    setBefore({ course, said: what });
    saveDraft(next);
  };
  const openFile = async ([file]: readonly File[]) => {
    if (!file) return;
    if (file.size > fileSizeLimit) return setSaid(`${file.name} is larger than 10 MB.`);
    const read = readCourse(await file.text());
    if ('refused' in read) return setSaid(read.refused);
    setSaid(`Added the exercises of ${file.name}.`);
    const now = currentDraft().course;
    const all = [...now.exercises, ...read.exercises].slice(0, exercisesAtMost);
    edit({ title: now.title || read.title, exercises: all });
    setChosen(now.exercises.length);
  };
  const addFromStudio = () => {
    if (studio) add(exerciseFromPolicy(policyAtHand(studio)));
  };

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <h1>Teach</h1>
          <p>
            Write exercises, and share them as a link or a file. Students need no account, and
            neither do you. Everything is in the link or file, hidden checks included: a determined
            student can read them. <a href={addresses.results}>Open your students’ results</a>
          </p>
        </div>
      </header>
      {unread !== undefined && (
        <div className={styles.warning} role="alert">
          <p>
            This browser has exercises that this version of Auditorium cannot read. They stay as
            they are, and what you write now is not saved until you decide.
          </p>
          <Button
            look="outlined"
            onClick={() => download('auditorium-exercises.json', unread, 'application/json')}
          >
            Download them
          </Button>
          <Button onClick={dropUnread}>Delete them</Button>
        </div>
      )}
      {!isKept && unread === undefined && (
        <p className={styles.warning} role="alert">
          This browser cannot save your exercises. Save them as a file before you leave.
        </p>
      )}
      <div className={styles.bar}>
        {exercises.length > 0 && (
          <div className={styles.tabs} role="group" aria-label="Exercises">
            {exercises.map(({ title }, index) => (
              <Button
                key={index}
                aria-pressed={index === open}
                onClick={() => setChosen(index)}
                look={index === open ? 'outlined' : 'quiet'}
              >
                {index + 1}. {title.slice(0, 40) || 'No title'}
              </Button>
            ))}
          </div>
        )}
        {exercises.length > 0 && (
          <Button disabled={isFull} onClick={() => add(emptyExercise)}>
            <Plus size={14} aria-hidden="true" />
            New exercise
          </Button>
        )}
        {exercises.length > 0 && studio && (
          <Button disabled={isFull} onClick={addFromStudio}>
            <Plus size={14} aria-hidden="true" />
            From the studio’s policy
          </Button>
        )}
        {exercises.length > 0 && (
          <FileButton label="Open a course file" look="quiet" onFiles={openFile} />
        )}
        <span role="status" className={styles.said}>
          {before ? (
            <>
              {before.said}{' '}
              <Button
                look="link"
                onClick={() => {
                  saveDraft(before.course);
                  setBefore(undefined);
                }}
              >
                Undo
              </Button>
            </>
          ) : (
            said
          )}
        </span>
      </div>
      {exercise ? (
        <div className={styles.columns}>
          <div className={styles.form}>
            <ExerciseForm
              key={open}
              exercise={exercise}
              onChange={change}
              {...(studio && { studio })}
            />
            <div className={styles.row}>
              <Button
                onClick={() =>
                  replace(
                    { ...course, exercises: exercises.toSpliced(open, 1) },
                    'Exercise removed.',
                  )
                }
              >
                Remove this exercise
              </Button>
              <Button onClick={() => replace({ title: '', exercises: [] }, 'All removed.')}>
                Remove all exercises
              </Button>
            </div>
          </div>
          <aside className={styles.side}>
            <Checks exercise={exercise} onChange={change} />
            <ShareExercises
              course={course}
              open={open}
              onTitle={(title) => edit({ ...course, title })}
            />
          </aside>
        </div>
      ) : (
        <div className={styles.begin}>
          {studio && (
            <Button look="primary" onClick={addFromStudio}>
              Make an exercise from the studio’s policy
            </Button>
          )}
          <Button look="outlined" onClick={() => add(emptyExercise)}>
            Begin with an empty exercise
          </Button>
          <FileButton label="Open a course file" onFiles={openFile} />
          <p>
            From the studio, the policy becomes the solution, and what you expect of it in Preview
            becomes the requirements.
          </p>
        </div>
      )}
    </div>
  );
}
