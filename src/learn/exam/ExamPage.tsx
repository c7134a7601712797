import { useEffect, useState, useSyncExternalStore } from 'react';
import { drawExam, newSeed, pointsToPass, seedFrom, seedOfName } from '../../course/exam/drawExam';
import { begin, remainingMs, resumed, timeText, type Session } from '../../course/exam/session';
import { exercises } from '../../course/exercises/list';
import { addressOf, goTo } from '../../storage/address';
import { currentSession, followSession, saveSession, thisTab } from '../../storage/exam';
import { Button } from '../../ui/Button';
import { CopyButton } from '../../ui/CopyButton';
import { addresses } from '../../course/addresses';
import { ExamResultSheet } from './ExamResultSheet';
import { Sitting } from './Sitting';
import styles from './Exam.module.css';

/** A timed exam: its rules, the sitting, and the result. The seed in the address fixes tasks and order. */
export default function ExamPage({ seed: given }: { seed: string | undefined }) {
  const session = useSyncExternalStore(followSession, currentSession);
  useEffect(() => {
    document.title = 'Exam · Learn · Auditorium';
  }, []);
  const seed = given === undefined ? session?.seed : seedFrom(given);
  if (given !== undefined && seed === undefined) return <BadSeed given={given} />;
  if (session && session.seed === seed) {
    if (session.isFinished) return <ExamResultSheet session={session} />;
    if (session.owner === thisTab) return <Sitting key={seed} session={session} />;
    return <Continue session={session} />;
  }
  return <Before seed={seed} open={session?.isFinished === false ? session : undefined} />;
}

function BadSeed({ given }: { given: string }) {
  const near = seedOfName(given);
  return (
    <div className={styles.before}>
      <h1>This exam cannot be opened</h1>
      <p>
        “{given.slice(0, 60)}” is not the name of an exam: a name has up to 40 letters, digits and
        hyphens. The link may be cut off.
      </p>
      {near !== undefined && (
        <p>
          Is it <a href={addresses.exam(near)}>exam {near}</a>?
        </p>
      )}
      <a href={addresses.exam()}>Take another exam</a>
    </div>
  );
}

/** A sitting that another tab, or an earlier visit, left open. */
function Continue({ session }: { session: Session }) {
  const take = () => saveSession({ ...resumed(session, Date.now()), owner: thisTab });
  const [left] = useState(() => remainingMs(resumed(session, Date.now())));
  return (
    <div className={styles.before}>
      <h1>Your exam is still open</h1>
      <p>
        {left > 0
          ? `${timeText(left)} are left: the time goes on while the page is closed. If it is open in another tab, it stops there when you continue here. Nothing you have written is lost.`
          : 'The time is over. Everything you have written is there and is graded.'}
      </p>
      <Button look="primary" onClick={take}>
        {left > 0 ? 'Continue here' : 'See the result'}
      </Button>
    </div>
  );
}

interface BeforeProps {
  seed: string | undefined;
  /** Another exam that is not finished. */
  open: Session | undefined;
}

function Before({ seed, open }: BeforeProps) {
  const [named, setNamed] = useState('');
  const [fresh] = useState(() => newSeed(crypto.getRandomValues(new Uint8Array(8))));
  const chosen = seed ?? (named.trim() === '' ? fresh : seedOfName(named));
  const exam = drawExam(chosen ?? fresh, exercises);
  const link = chosen === undefined ? undefined : addressOf(addresses.exam(chosen).slice(1));
  const start = () => {
    if (chosen === undefined) return;
    saveSession(begin(chosen, exam.minutes, thisTab, Date.now()));
    goTo(addresses.exam(chosen));
  };
  return (
    <div className={styles.before}>
      <h1>Exam</h1>
      <p>
        {exam.tasks.length} tasks in {exam.minutes} minutes, {pointsToPass} of 100 points to pass,
        as in the CKS exam. There are no hints and no preview, and nothing is graded before the end.
        You can flag a task and come back to it. A reload loses nothing; the time goes on.
      </p>
      <p>
        The name of an exam fixes its tasks and their order: everyone who opens the same link takes
        the same exam.
      </p>
      {seed === undefined ? (
        <label className={styles.named}>
          Name of the exam (optional)
          <input
            value={named}
            onChange={({ target }) => setNamed(target.value)}
            placeholder={fresh}
            aria-invalid={chosen === undefined}
            aria-describedby="exam-name-help"
          />
          <small id="exam-name-help" role="status" data-bad={chosen === undefined}>
            {named.trim() === '' && 'Letters, digits and hyphens.'}
            {named.trim() !== '' &&
              (chosen === undefined
                ? 'This cannot be the name of an exam: use the letters a to z, digits and spaces, 40 at most.'
                : chosen !== named && `Its name in the link is ${chosen}.`)}
          </small>
        </label>
      ) : (
        <p>
          Exam <strong>{seed}</strong>
        </p>
      )}
      {link !== undefined && (
        <div className={styles.named}>
          <label htmlFor="exam-link">Link of this exam, for others to take it</label>
          <div className={styles.linked}>
            <input
              id="exam-link"
              readOnly
              value={link}
              onFocus={({ currentTarget }) => currentTarget.select()}
            />
            <CopyButton label="Copy link" look="outlined" text={link} />
          </div>
          <small>Copying it starts no clock.</small>
        </div>
      )}
      {open && (
        <p className={styles.warning} role="note">
          Exam “{open.seed}” is not finished. <a href={addresses.exam(open.seed)}>Continue it</a>,
          or start this one: then its answers are deleted.
        </p>
      )}
      <Button look="primary" onClick={start} disabled={chosen === undefined}>
        Start now: {exam.minutes} minutes
      </Button>
    </div>
  );
}
