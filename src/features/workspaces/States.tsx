import { memo, useEffect, useState } from 'react';
import { inSlices } from '../../state/inSlices';
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
export const States = memo(function States({ states, onRestored }: Props) {
  const text = useApp((state) => state.text);
  const takeText = useApp((state) => state.takeText);
  const say = useApp((state) => state.say);
  const earlier = states.filter((state) => state.text !== text);
  const lines = useLines(states, text);
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
          {earlier.map((state) => {
            const when = timeText(state.at);
            return (
              <li key={state.at} className={styles.row}>
                <span>{when}</span>
                <span className={styles.when}>{lines.get(state) ?? '…'}</span>
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
});

/** How long versions are compared before the page can respond again, in ms. */
const sliceMs = 20;

/** Returns, for each version compared so far, its lines and how they differ from the text. Fifty long versions take a second. */
function useLines(states: readonly KeptState[], text: string): ReadonlyMap<KeptState, string> {
  const [lines, setLines] = useState<ReadonlyMap<KeptState, string>>(new Map());
  useEffect(() => {
    const compared = new Map<KeptState, string>();
    function* compare(): Generator<undefined, void> {
      for (const state of states) {
        compared.set(state, described(state.text, text));
        yield;
      }
    }
    return inSlices(compare(), () => setLines(new Map(compared)), { sliceMs });
  }, [states, text]);
  return lines;
}

const described = (then: string, now: string) =>
  `${counted(then.split('\n').length, 'line')}, ${linesSince(then, now)}`;
