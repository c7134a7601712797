import { useDeferredValue, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { generate } from '../../apiServer/setups/generate';
import { setups } from '../../apiServer/setups/setups';
import type { Choice } from '../../apiServer/setups/choice';
import { useApp } from '../../state/useApp';
import { studioFragment } from '../../storage/address';
import { Button } from '../../ui/Button';
import { counted } from '../../ui/counted';
import { Choices } from './Choices';
import { currentChosen, followChosen, saveChosen, type Chosen } from './chosen';
import { Current, useCurrent } from './Current';
import { FlagTable } from './FlagTable';
import { unusable } from './policyToSetUp';
import { RunbookView } from './RunbookView';
import { titleOf } from './titleOf';
import styles from './SetupPage.module.css';

/** The choices on one side; on the other what to do, with the studio's policy in it. */
export default function SetupPage() {
  const chosen = useSyncExternalStore(followChosen, currentChosen);
  const text = useApp((state) => state.text);
  const analysis = useApp((state) => state.analysis);
  const name = useApp((state) => state.workspace.name);
  const studioVersion = useApp((state) => state.kubernetes);
  const choice: Choice = useMemo(
    () => ({ ...chosen, kubernetes: chosen.kubernetes ?? studioVersion }),
    [chosen, studioVersion],
  );
  const shown = useDeferredValue(choice);
  const wrong = useMemo(
    () => unusable({ text, analysis }, shown.kubernetes),
    [text, analysis, shown.kubernetes],
  );
  const current = useCurrent(choice.setup);
  const given = useDeferredValue(current.read);
  const runbook = useMemo(() => generate(shown, text, given), [shown, text, given]);
  useEffect(() => {
    document.title = 'Set up · Switch it on · Auditorium';
  }, []);
  const change = (next: Partial<Chosen>) => saveChosen({ ...chosen, ...next });
  const { refused } = runbook;
  const result = useRef<HTMLDivElement>(null);
  return (
    <div className={styles.setup}>
      <section className={styles.choices} aria-label="Choices">
        <Choices choice={choice} studioVersion={studioVersion} onChange={change} />
        <Current setup={choice.setup} text={current.text} onChange={current.change} />
        <div className={styles.jump}>
          <Button look="outlined" onClick={() => result.current?.scrollIntoView()}>
            {wrong || refused.length > 0
              ? 'See why there are no steps'
              : `Go to the ${counted(runbook.steps.length, 'step')}`}
          </Button>
        </div>
      </section>
      <div ref={result} className={styles.result}>
        <header className={styles.head}>
          <h1>{titleOf(shown)}</h1>
          <p>
            With the policy that is open in the studio, <a href={studioFragment()}>{name}</a>.{' '}
            {setups[shown.setup].summary}
          </p>
        </header>
        {wrong && (
          <div role="alert" className={styles.refused}>
            <p>
              {wrong.reason} <a href={studioFragment()}>Open the studio</a>
            </p>
            {wrong.words !== undefined && <pre>{wrong.words}</pre>}
          </div>
        )}
        {refused.length > 0 && (
          <div role="alert" className={styles.refused}>
            <p>It would not start with these choices:</p>
            <ul>
              {refused.map((words) => (
                <li key={words}>
                  <code>{words}</code>
                </li>
              ))}
            </ul>
          </div>
        )}
        <FlagTable choice={choice} onFlags={(flags) => change({ flags })} />
        {!wrong && refused.length === 0 && <RunbookView runbook={runbook} choice={shown} />}
      </div>
    </div>
  );
}
