import { useMemo } from 'react';
import { flushSync } from 'react-dom';
import { waysToReach, type Way } from '../../../analysis/proved/waysToReach';
import { rulesByValue } from '../../../analysis/proved/rulesByValue';
import { reachOf } from '../../../analysis/reach';
import {
  differenceSentence,
  differenceWords,
} from '../../../analysis/sentences/differenceSentence';
import { exampleWords } from '../../../analysis/sentences/differenceText';
import { resultOf } from '../../../audit/steps';
import type { Attributes, Policy } from '../../../audit/types';
import { validatePolicy } from '../../../audit/validation';
import { bitRange } from '../../../proofs/bits';
import { naturalRequest } from '../../../proofs/naturalRequest';
import { openWitness } from '../../../state/own/openWitness';
import { isAnswerHidden } from '../../../state/isAnswerHidden';
import { isFormReadOnly } from '../../../state/rows';
import { useAppStore, useNoted, useStudioRoot } from '../../../state/useApp';
import { Button } from '../../../ui/Button';
import { Message } from '../../../ui/Message';
import { Pieces } from '../Pieces';
import { focusRule } from '../ruleActions';
import { useDifference } from '../../../state/useDifference';
import styles from './RuleReach.module.css';

/** Whether a request reaches the rule: one that does, or what can be done about it, and what that changes. */
export default function RuleReach({ index }: { index: number }) {
  const policy = useNoted((state) => state.analysis.reading.policy);
  // Where the reader is asked what the policy does, this would tell.
  const isHidden = useNoted((state) => isAnswerHidden(state) || state.withheld !== undefined);
  // Another text may have fewer rules.
  const reach = policy && index < policy.rules.length ? reachOf(policy).rules[index] : undefined;
  if (!policy || !reach || isHidden) return null;
  if (reach.kind === 'reached') return <Reached {...{ policy, index, found: reach.request }} />;
  return reach.kind === 'covered' ? <Covered {...{ policy, index, by: reach.by }} /> : null;
}

interface ReachedProps {
  policy: Policy;
  index: number;
  found: Attributes;
}

function Reached({ policy, index, found }: ReachedProps) {
  const store = useAppStore();
  const request = useMemo(() => {
    const byValue = resultOf(rulesByValue(policy));
    const earlier = bitRange(policy.rules.length, 0, index);
    return naturalRequest(found, [policy.rules[index]!], byValue, earlier);
  }, [policy, index, found]);
  return (
    <p className={styles.reached}>
      <span>
        This rule is reached. <Pieces pieces={exampleWords({ request })} />
      </span>{' '}
      <Button look="link" onClick={() => openWitness(store, request)}>
        Show such a request
      </Button>
    </p>
  );
}

interface CoveredProps {
  policy: Policy;
  index: number;
  by: readonly number[];
}

function Covered({ policy, index, by }: CoveredProps) {
  const kubernetes = useNoted((state) => state.kubernetes);
  const ways = useMemo(
    () =>
      waysToReach(policy, index, by).filter(
        ({ after }) => validatePolicy(after, kubernetes).length === 0,
      ),
    [policy, index, by, kubernetes],
  );
  return (
    <>
      <p className={styles.about}>What can be done, and what it changes:</p>
      <ul className={styles.ways} aria-label="What can be done">
        {ways.map((way) => (
          <WayItem key={way.fix.title} {...{ policy, way, index }} />
        ))}
      </ul>
    </>
  );
}

/** So many sentences at most say what a way changes. */
const sentencesAtMost = 2;

function WayItem({ policy, way, index }: { policy: Policy; way: Way; index: number }) {
  const store = useAppStore();
  const root = useStudioRoot();
  const locked = useNoted(isFormReadOnly);
  const difference = useDifference(policy, way.after);
  const apply = () => {
    if (!flushSync(() => store.getState().applyFix(way.fix))) return;
    const { selectedRule, analysis } = store.getState();
    const last = (analysis.reading.draft?.rules.length ?? 0) - 1;
    focusRule(root, selectedRule ?? Math.min(index, last));
  };
  const sets = difference?.sets ?? [];
  const more = sets.length - sentencesAtMost;
  return (
    <li>
      <Button look="link" disabled={locked} onClick={apply}>
        <Message text={way.fix.title} />
      </Button>
      <span className="visually-hidden">: </span>
      <span className={styles.changes}>
        {!difference && 'Comparing…'}
        {difference && sets.length === 0 && difference.undecided === 0 && (
          <span>Changes nothing, for any request.</span>
        )}
        {sets.slice(0, sentencesAtMost).map((set, at) => (
          <span key={at}>
            <Pieces
              pieces={differenceSentence(
                differenceWords(set, { before: policy, after: way.after }),
              )}
            />{' '}
          </span>
        ))}
        {more > 0 && <span>And {more} more.</span>}
        {difference && difference.undecided > 0 && <span>Not all of it could be compared.</span>}
      </span>
    </li>
  );
}
