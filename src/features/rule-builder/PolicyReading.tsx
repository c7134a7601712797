import { useDeferredValue, useMemo } from 'react';
import { policySentence } from '../../analysis/sentences/policySentence';
import { policyMarkdown, policyText } from '../../analysis/sentences/sentenceText';
import type { Policy } from '../../audit/types';
import { CopyButton } from '../../ui/CopyButton';
import { Pieces } from './Pieces';
import styles from './PolicyReading.module.css';

/** The whole policy in plain English, to read and to copy. */
export default function PolicyReading({ policy }: { policy: Policy }) {
  // A policy with a thousand rules must not delay typing.
  const shown = useDeferredValue(policy);
  const sentence = useMemo(() => policySentence(shown), [shown]);
  const { opening, rules, endings } = sentence;
  return (
    <div className={styles.reading} role="group" aria-label="The policy in plain English">
      <p>
        <Pieces pieces={opening} />
      </p>
      {rules.length > 0 && (
        <ol className={styles.rules}>
          {rules.map((pieces, index) => (
            <li key={index} className={styles.rule} data-terms={index}>
              <Pieces pieces={pieces} />
            </li>
          ))}
        </ol>
      )}
      {endings.map((pieces, index) => (
        <p key={index}>
          <Pieces pieces={pieces} />
        </p>
      ))}
      <div className={styles.copy}>
        <CopyButton label="Copy text" text={() => policyText(sentence)} />
        <CopyButton label="Copy Markdown" text={() => policyMarkdown(sentence)} />
      </div>
    </div>
  );
}
