import { useSettled } from '../../state/useApp';
import { verdictOf } from './verdictOf';
import styles from './Verdict.module.css';

/** Whether kube-apiserver accepts the policy, and how many problems there are. Always in sight. */
export function Verdict() {
  const analysis = useSettled((state) => state.analysis);
  const behind = useSettled((state) => state.analysis.text !== state.text);
  const verdict = verdictOf(analysis);
  return (
    <div role="status" aria-label="Verdict" className={styles.verdict} data-tone={verdict.tone}>
      <span className={styles.dot} aria-hidden="true" />
      <strong>{verdict.word}</strong>
      <span className={styles.detail}>{behind ? 'checking…' : verdict.detail}</span>
    </div>
  );
}
