import { useMemo } from 'react';
import { ownKind } from '../../../../catalog/types';
import { decide } from '../../../../engine/decide';
import type { OwnRequest } from '../../../../requests/ownRequest';
import { isAnswerHidden } from '../../../../state/isAnswerHidden';
import { useApp } from '../../../../state/useApp';
import { LevelName } from '../../../../ui/LevelMark';
import { isWithoutEvent } from '../../levelWords';
import styles from './RequestForm.module.css';

/** What the policy says about the request of a form, while it is filled in. */
export function Verdict({ request }: { request: OwnRequest }) {
  const lastGood = useApp((state) => state.lastGood);
  const isHidden = useApp(isAnswerHidden);
  const row = useMemo(() => {
    const policy = lastGood?.reading.policy;
    if (!policy) return undefined;
    return decide(policy, [{ ...request, kinds: [ownKind] }], lastGood.kubernetes)[0];
  }, [lastGood, request]);
  if (!row || isHidden) return null;
  const { rule, level } = row.decision;
  return (
    <span className={styles.verdict} role="status">
      {rule === undefined ? 'No rule matches' : `Rule ${rule + 1}`}
      <LevelName level={level} isEmpty={isWithoutEvent(row)} />
    </span>
  );
}
