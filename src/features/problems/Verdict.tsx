import { freshness } from '../../state/rows';
import { shownProblems } from '../../state/shownProblems';
import { useApp, useNoted } from '../../state/useApp';
import { useExpected } from '../../state/useExpected';
import { Button } from '../../ui/Button';
import { verdictOf } from './verdictOf';
import styles from './Verdict.module.css';

/** Whether kube-apiserver accepts the policy, and how many problems there are. Always in sight. */
export function Verdict() {
  const analysis = useNoted((state) => state.analysis);
  const behind = useNoted((state) => freshness(state) === 'reading');
  const checking = useApp((state) => state.checking);
  const verdict = verdictOf(analysis, useNoted(shownProblems));
  const fails = useExpected()?.counts.fail ?? 0;
  const waiting = checking === 'stopped' ? 'stopped' : 'checking…';
  return (
    <>
      <div
        role="status"
        aria-label="Verdict"
        className={styles.verdict}
        data-tone={fails > 0 && verdict.tone === 'good' ? 'warn' : verdict.tone}
      >
        <span className={styles.dot} aria-hidden="true" />
        <strong>{verdict.word}</strong>
        <span className={styles.detail}>
          {behind
            ? waiting
            : [verdict.detail, ...(fails > 0 ? [`${fails} not as expected`] : [])].join(' · ')}
        </span>
      </div>
      <CheckControl />
    </>
  );
}

/** Stops a check that takes long, or starts it again. */
function CheckControl() {
  const checking = useApp((state) => state.checking);
  const stop = useApp((state) => state.stopChecking);
  const resume = useApp((state) => state.resumeChecking);
  if (checking === undefined) return null;
  return checking === 'slow' ? (
    <Button look="link" onClick={stop}>
      Stop checking
    </Button>
  ) : (
    <Button look="link" onClick={resume}>
      Check
    </Button>
  );
}
