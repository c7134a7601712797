import { useApp } from '../../state/useApp';
import { counted } from '../../ui/counted';
import type { KeptState } from '../../storage/kept';
import { Button } from '../../ui/Button';
import { linesSince } from './linesSince';
import { timeText } from './timeText';
import styles from './WorkspacesDialog.module.css';

interface Props {
  states: readonly KeptState[];
  onRestored: () => void;
}

/** Earlier versions of the open workspace. Each can be restored, as one undo step. */
export function States({ states, onRestored }: Props) {
  const text = useApp((state) => state.text);
  const takeText = useApp((state) => state.takeText);
  const say = useApp((state) => state.say);
  const earlier = states.filter((state) => state.text !== text);
  return (
    <section aria-label="History of the open workspace">
      <h3 className={styles.heading}>History</h3>
      {earlier.length === 0 ? (
        <p className={styles.when}>
          No earlier versions yet. A version is saved every minute while you edit; the last 50 are
          kept.
        </p>
      ) : (
        <ol className={styles.states}>
          {earlier.map((state, index) => {
            const when = timeText(state.at);
            return (
              <li key={`${state.at} ${index}`} className={styles.row}>
                <span>{when}</span>
                <span className={styles.when}>
                  {counted(state.text.split('\n').length, 'line')}, {linesSince(state.text, text)}
                </span>
                <Button
                  look="outlined"
                  aria-label={`Restore the version from ${when}`}
                  onClick={() => {
                    takeText(state.text, `the version from ${when}`);
                    say(`Restored the version from ${when}. Undo to go back.`);
                    onRestored();
                  }}
                >
                  Restore
                </Button>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
