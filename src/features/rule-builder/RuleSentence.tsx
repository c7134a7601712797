import { memo } from 'react';
import { ruleSentence } from '../../analysis/sentences/ruleSentence';
import { said } from '../../analysis/sentences/sentencePiece';
import type { PolicyRule } from '../../audit/types';
import { Isolated } from '../../ui/Isolated';
import { Pieces } from './Pieces';
import styles from './RuleSentence.module.css';

interface Props {
  rule: PolicyRule;
  index: number;
  isLast: boolean;
  /** The rule is open, so its sentence is not truncated. */
  isWhole: boolean;
}

/** A longer sentence, in characters, may need more than four lines. */
const shortSentence = 120;

/** A rule in plain English. `isLast`: the last of several rules. */
export const RuleSentence = memo(function RuleSentence({ rule, index, isLast, isWhole }: Props) {
  const sentence = ruleSentence(rule, isLast);
  const length = sentence.reduce((sum, { text }) => sum + text.length, 0);
  return (
    <span
      className={styles.sentence}
      data-long={length > shortSentence && !isWhole}
      data-terms={index}
    >
      <span className={`visually-hidden ${styles.level}`}>
        {rule.level === '' ? 'no level' : <Isolated text={said(rule.level)} />}:{' '}
      </span>
      <Pieces pieces={sentence} />
    </span>
  );
});
