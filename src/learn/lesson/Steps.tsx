import { Check } from 'lucide-react';
import { useEffect, useState } from 'react';
import { isDone, notYet, withWay } from '../../course/isDone';
import type { WholeScreen } from '../../course/screens';
import type { LessonId } from '../../course/types';
import { currentProgress } from '../../storage/learn/progress';
import { useApp, useAppStore, useNoted } from '../../state/useApp';
import { Button } from '../../ui/Button';
import { markDone } from './markDone';
import { Words } from './Words';
import styles from './Tasks.module.css';

interface Props {
  id: LessonId;
  shown: number;
  screen: WholeScreen;
}

/** What there is to try, one after the other. A step notices when it is done, and stays done. */
export function Steps({ id, shown, screen: { steps = [], text } }: Props) {
  const store = useAppStore();
  const analysis = useNoted((state) => state.analysis);
  // What is noted follows the text a moment later.
  const isCurrent = useApp(({ text: now }) => now === analysis.text);
  const [done, setDone] = useState(() =>
    currentProgress().lessons[id]?.done.includes(shown) ? steps.length : 0,
  );
  const step = steps[done];
  /** The text with which the current step began. */
  const [from, setFrom] = useState(text);
  if (step && isCurrent && !analysis.isWaiting && isDone(step.done, analysis)) {
    setDone(done + 1);
    setFrom(analysis.text);
  }
  const isTried = !analysis.isWaiting && analysis.text !== from;
  const why = step && isTried ? notYet(step.done, analysis) : undefined;
  const isAll = done >= steps.length;
  useEffect(() => {
    if (isAll) markDone(id, shown);
  }, [isAll, id, shown]);

  /** Does the current step for the learner, from the text as it should be now. Undo takes it back. */
  const show = () => {
    const way = steps.slice(0, done + 1).flatMap((each) => each.way);
    const own = step && withWay(store.getState().text, step.way);
    const next = own ?? withWay(text, way);
    if (next !== undefined) store.getState().takeText(next);
  };

  return (
    <section className={styles.tasks} aria-label="Try it">
      <h3>Try it</h3>
      <ol className={styles.steps}>
        {steps.map(({ say, notice }, index) => (
          <li key={say} data-done={index < done} aria-current={index === done ? 'step' : undefined}>
            <span className={styles.tick}>
              {index < done && <Check size={13} aria-label="Done" />}
            </span>
            <span>
              <Words text={say} />
              {index === done && (
                <Button look="link" onClick={show}>
                  Show me
                </Button>
              )}
              {index === done && why && (
                <span className={styles.notYet}>
                  Not yet: {why.command !== undefined && <code>{why.command}</code>}
                  {why.command !== undefined && ': '}
                  {why.says}.
                </span>
              )}
              {index < done && notice && (
                <span className={styles.notice}>
                  <Words text={notice} />
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
      <p role="status" className="visually-hidden">
        {done > 0 && `Step ${done} of ${steps.length} done. ${steps[done - 1]?.notice ?? ''}`}
      </p>
    </section>
  );
}
