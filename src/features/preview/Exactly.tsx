import { useMemo } from 'react';
import { differenceSentence, differenceWords } from '../../analysis/sentences/differenceSentence';
import { exampleWords, verdictOf, verdictSentence } from '../../analysis/sentences/differenceText';
import { textOf } from '../../analysis/sentences/sentencePiece';
import { attributesFor } from '../../engine/decide';
import { isInSet } from '../../proofs/isInSet';
import { openWitness } from '../../state/own/openWitness';
import type { ComparedWith } from '../../state/state';
import { useAppStore, useShown } from '../../state/useApp';
import { Button } from '../../ui/Button';
import { counted } from '../../ui/counted';
import { Isolated } from '../../ui/Isolated';
import { useDifference } from '../../state/useDifference';
import styles from './BeforeAfterBar.module.css';

/** So long nothing may change, in ms: what is typed next would make the work useless. */
const pauseMs = 400;

/** Says what differs of every request, beyond those in the list, or that nothing does. */
export default function Exactly({ comparedWith }: { comparedWith: ComparedWith }) {
  const store = useAppStore();
  const before = useShown((state) =>
    comparedWith === 'edit' ? state.beforeEdit : state.baseline.policy,
  );
  const after = useShown((state) => state.lastGood?.reading.policy ?? undefined);
  const requests = useShown((state) => state.requests);
  const difference = useDifference(before, after, pauseMs);
  const shown = useMemo(() => {
    if (!difference || !before || !after) return undefined;
    // One that no request in the list shows is more worth knowing.
    const isUnseen = (set: (typeof difference.sets)[number]) =>
      !requests.some((request) => isInSet(set, attributesFor(request), before, after));
    const set = difference.sets.find(isUnseen) ?? difference.sets[0];
    if (!set) return { text: verdictSentence(difference), set: undefined, more: 0 };
    const words = differenceWords(set, { before, after });
    return { text: textOf(differenceSentence(words)), set, more: difference.sets.length - 1 };
  }, [difference, before, after, requests]);
  if (!difference || !shown) return null;
  const { set, text, more } = shown;
  if (!set) {
    return (
      <span className={styles.sentence} data-equal={verdictOf(difference) === 'equal'}>
        <Isolated text={text} />
      </span>
    );
  }
  return (
    <span className={styles.sentence}>
      Of every request: <Isolated text={text} />{' '}
      {more > 0 && (
        <span className={styles.quiet}>
          And {counted(more, 'more set')}: File, Compare policies.{' '}
        </span>
      )}
      <Button
        look="link"
        title={textOf(exampleWords(set))}
        onClick={() => openWitness(store, set.request)}
      >
        Show such a request
      </Button>
    </span>
  );
}
