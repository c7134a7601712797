import { useDeferredValue, useMemo } from 'react';
import { policySentence } from '../../analysis/sentences/policySentence';
import { policyMarkdown, policyText } from '../../analysis/sentences/sentenceText';
import type { Policy } from '../../audit/types';
import { CopyButton } from '../../ui/CopyButton';
import { MoreRow } from '../../ui/long/MoreRow';
import { useRoom } from '../../ui/long/useRoom';
import { Pieces } from './Pieces';
import styles from './PolicyReading.module.css';

/** So many sentences appear at once; so many in all, until the user asks for more. Copies have all. */
const firstRules = 50;
const rulesAtMost = 200;

/** The whole policy in plain English, to read and to copy. */
export default function PolicyReading({ policy }: { policy: Policy }) {
  // A policy with a thousand rules must not delay typing.
  const shown = useDeferredValue(policy);
  const sentence = useMemo(() => policySentence(shown), [shown]);
  const { opening, rules, endings } = sentence;
  const { room, showMore, isFolded } = useRoom(rules.length, firstRules, rulesAtMost);
  return (
    <div className={styles.reading} role="group" aria-label="The policy in plain English">
      <p>
        <Pieces pieces={opening} />
      </p>
      {rules.length > 0 && (
        <ol className={styles.rules}>
          {rules.slice(0, room).map((pieces, index) => (
            <li key={index} className={styles.rule} data-terms={index}>
              <Pieces pieces={pieces} />
            </li>
          ))}
        </ol>
      )}
      {isFolded && (
        <p>
          <MoreRow hidden={rules.length - room} step={rulesAtMost} of="rules" onShow={showMore} />
        </p>
      )}
      {endings.map((pieces, index) => (
        <p key={index}>
          <Pieces pieces={pieces} />
        </p>
      ))}
      <div className={styles.copy}>
        <CopyButton label="Copy text" text={() => policyText(sentence)} />
        <CopyButton label="Copy Markdown" text={() => policyMarkdown(sentence)} />
        <a href="#prove">Prove what holds for every request</a>
      </div>
    </div>
  );
}
