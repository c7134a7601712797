import { useRef, useState } from 'react';
import { noProgress, readProgress, writeProgress, type Progress } from '../../course/progress';
import { download } from '../../storage/download';
import { addProgress, currentProgress, replaceProgress } from '../../storage/learn/progress';
import { Button } from '../../ui/Button';
import { useIsKept, useProgress } from '../useProgress';
import styles from './Home.module.css';

/** Progress as a file, to take along, and the reset. */
export function YourProgress() {
  const { lessons, exercises } = useProgress();
  const isKept = useIsKept();
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const [before, setBefore] = useState<Progress>();
  const isEmpty = Object.keys(lessons).length + Object.keys(exercises).length === 0;

  const take = async (file: File | undefined) => {
    if (!file) return;
    const read = readProgress(await file.text());
    if ('refused' in read) return setSaid(read.refused);
    setBefore(currentProgress());
    addProgress(read);
    setSaid('Progress imported.');
  };
  const reset = () => {
    setBefore(currentProgress());
    replaceProgress(noProgress);
    setSaid('Progress reset.');
  };

  return (
    <section className={styles.yours} aria-label="Your progress">
      <p>
        {isKept
          ? 'Your progress is saved in this browser only.'
          : 'This browser cannot save your progress. Export it before you leave.'}
      </p>
      <Button
        look="link"
        disabled={isEmpty}
        onClick={() =>
          download('auditorium-progress.json', writeProgress(currentProgress()), 'application/json')
        }
      >
        Export
      </Button>
      <Button look="link" onClick={() => input.current?.click()}>
        Import
      </Button>
      <Button look="link" disabled={isEmpty} onClick={reset}>
        Reset
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label="File with progress"
        onChange={({ target }) => {
          void take(target.files?.[0]);
          target.value = '';
        }}
      />
      <span role="status">
        {said}
        {before && said !== '' && (
          <>
            {' '}
            <Button
              look="link"
              onClick={() => {
                replaceProgress(before);
                setBefore(undefined);
                setSaid('Undone.');
              }}
            >
              Undo
            </Button>
          </>
        )}
      </span>
    </section>
  );
}
