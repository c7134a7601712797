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

/** What the open workspace looked like before; each can be taken again, as one step of undo. */
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
          Nothing yet: a state is kept for each minute with changes, the last 50 of them.
        </p>
      ) : (
        <ol className={styles.states}>
          {earlier.map((state) => {
            const when = timeText(state.at);
            return (
              <li key={state.at} className={styles.row}>
                <span>{when}</span>
                <span className={styles.when}>
                  {counted(state.text.split('\n').length, 'line')}, {linesSince(state.text, text)}
                </span>
                <Button
                  look="outlined"
                  aria-label={`Restore the state of ${when}`}
                  onClick={() => {
                    takeText(state.text, `the state of ${when}`);
                    say('The earlier state is the text now. Undo brings the other one back.');
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
