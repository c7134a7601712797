import { verdictOf } from '../../features/problems/verdictOf';
import { useApp } from '../../state/useApp';
import { Legend } from './Legend';
import styles from './Paper.module.css';
import { thousands } from '../../ui/counted';

/** Some forty pages. */
const printedAtMost = 100_000;

/** What a printout begins with: the title, the author's note, the policy that the results belong to, and the legend. */
export function PaperHead() {
  const { name, note } = useApp((state) => state.workspace);
  const analysis = useApp((state) => state.analysis);
  const lastGood = useApp((state) => state.lastGood);
  const text = lastGood?.text ?? analysis.text;
  const isOlder = lastGood !== undefined && lastGood.text !== analysis.text;
  const { word, detail } = verdictOf(analysis);
  const policyName = lastGood?.reading.policy?.metadata?.name;
  const facts = [
    ...(policyName === undefined || policyName === '' ? [] : [policyName]),
    `Kubernetes ${analysis.kubernetes}`,
    `${word}: ${detail}`,
  ];
  return (
    <header className={styles.head} data-paper>
      <h1>{name}</h1>
      <p className={styles.facts}>{facts.join(' · ')}</p>
      {note !== undefined && (
        <p className={styles.note} dir="auto">
          {note}
        </p>
      )}
      <h2>
        {isOlder ? 'Policy: the last valid version, to which these results belong' : 'Policy'}
      </h2>
      <pre className={styles.policy}>{text.slice(0, printedAtMost)}</pre>
      {text.length > printedAtMost && (
        <p>The remaining {thousands(text.length - printedAtMost)} characters are not printed.</p>
      )}
      <Legend />
    </header>
  );
}
