import { ruleSentence } from '../../analysis/ruleSentence';
import type { PolicyRule } from '../../audit/types';
import styles from './RuleSentence.module.css';

/** A sentence of more characters than this may need more than four lines. */
const shortSentence = 120;

/** A rule in plain English, as its card shows it. `isLast`: the last of several rules. */
export function RuleSentence({ rule, isLast }: { rule: PolicyRule; isLast: boolean }) {
  const sentence = ruleSentence(rule, isLast);
  const length = sentence.reduce((sum, { text }) => sum + text.length, 0);
  return (
    <span className={styles.sentence} data-long={length > shortSentence}>
      <span className={`visually-hidden ${styles.level}`}>{rule.level || 'no level'}: </span>
      {sentence.map((piece, at) =>
        piece.strong ? <strong key={at}>{piece.text}</strong> : <span key={at}>{piece.text}</span>,
      )}
    </span>
  );
}
