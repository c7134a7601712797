import { Plus } from 'lucide-react';
import { useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { addToCourse, type Added } from '../../course/teaching/addToCourse';
import { exercisesAtMost, readCourse, type SharedCourse } from '../../course/teaching/courseFile';
import { exerciseFromPolicy } from '../../course/teaching/fromPolicy';
import { emptyExercise, type SharedExercise } from '../../course/teaching/sharedExercise';
import { StoreContext } from '../../state/useApp';
import { fileSizeLimit } from '../../storage/fileText';
import { Button } from '../../ui/Button';
import { counted } from '../../ui/counted';
import { addresses } from '../../course/addresses';
import { FileButton } from '../shared/FileButton';
import { Checks } from './Checks';
import { currentDraft, followDraft, saveDraft } from './draft';
import type { ChangeExercise } from './changeExercise';
import { ExerciseForm } from './ExerciseForm';
import { LostParts } from './LostParts';
import { newExerciseId } from './newExerciseId';
import { policyAtHand } from './policyAtHand';
import { ShareExercises } from './ShareExercises';
import styles from './Teach.module.css';
import { UnreadDraft } from './UnreadDraft';
import { useFocusAfter } from './useFocusAfter';

/** Where a teacher writes exercises, checks them and shares them. */
export default function TeachPage() {
  const draft = useSyncExternalStore(followDraft, currentDraft);
  const { course, isKept, unread } = draft;
  const studio = useContext(StoreContext)?.store;
  const [chosen, setChosen] = useState(course.exercises.length - 1);
  const [before, setBefore] = useState<{ course: SharedCourse; said: string }>();
  const [said, setSaid] = useState('');
  const [lost, setLost] = useState<readonly string[]>([]);
  const { root, focusAfter } = useFocusAfter<HTMLDivElement>();
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
    focusAfter('[data-title]');
  };
  const change: ChangeExercise = (next, what) => {
    const all = { ...course, exercises: exercises.with(open, next) };
    if (what === undefined) edit(all);
    else replace(all, what);
  };
  const replace = (next: SharedCourse, what: string) => {
    setBefore({ course, said: what });
    saveDraft(next);
  };
  const remove = (next: SharedCourse, what: string) => {
    replace(next, what);
    focusAfter('[aria-pressed="true"], [data-begin]');
  };
  const move = (by: number) => {
    const moved = exercises.toSpliced(open, 1).toSpliced(open + by, 0, exercise ?? emptyExercise);
    edit({ ...course, exercises: moved });
    setChosen(open + by);
  };
  const openFile = async ([file]: readonly File[]) => {
    if (!file) return;
    setLost([]);
    if (file.size > fileSizeLimit) return setSaid(`${file.name} is larger than 10 MB.`);
    const read = readCourse(await file.text());
    if ('refused' in read) return setSaid(read.refused);
    const now = currentDraft().course;
    const more = addToCourse(now, read, newExerciseId);
    if (!more)
      return setSaid(`With ${file.name}, there would be more than ${exercisesAtMost} exercises.`);
    setSaid(addedText(file.name, more));
    setLost(read.leftOut.map((part) => `${file.name}: ${part}`));
    edit(more.course);
    if (more.added > 0) setChosen(now.exercises.length);
  };
  const addFromStudio = () => {
    if (studio) add(exerciseFromPolicy(policyAtHand(studio), newExerciseId()));
  };

  const addEmpty = () => add({ ...emptyExercise, id: newExerciseId() });

  return (
    <div className={styles.page} ref={root}>
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
      <UnreadDraft draft={draft} />
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
          <Button disabled={isFull} onClick={addEmpty}>
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
        <span role="status" className={styles.said} data-undo={before !== undefined}>
          {before ? (
            <>
              {before.said}{' '}
              <Button
                look="link"
                onClick={() => {
                  saveDraft(before.course);
                  setBefore(undefined);
                  focusAfter('[aria-pressed="true"], [data-begin]');
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
      {lost.length > 0 && (
        <div className={styles.warning} role="alert">
          <p>
            This version of Auditorium does not know these parts of the file, and left them out:
          </p>
          <LostParts parts={lost} />
        </div>
      )}
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
                  remove(
                    { ...course, exercises: exercises.toSpliced(open, 1) },
                    'Exercise removed.',
                  )
                }
              >
                Remove this exercise
              </Button>
              {open > 0 && <Button onClick={() => move(-1)}>Move this exercise earlier</Button>}
              {open < exercises.length - 1 && (
                <Button onClick={() => move(1)}>Move this exercise later</Button>
              )}
              <Button onClick={() => remove({ title: '', exercises: [] }, 'All removed.')}>
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
          <Button look="outlined" data-begin onClick={addEmpty}>
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

function addedText(file: string, { added, same, changed }: Added): string {
  return [
    `Added ${counted(added, 'exercise')} of ${file}.`,
    changed > 0 && `${changed} of them differ from yours: both are kept.`,
    same > 0 && `${counted(same, 'exercise')} of it ${same === 1 ? 'was' : 'were'} here already.`,
  ]
    .filter(Boolean)
    .join(' ');
}
