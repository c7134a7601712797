import { useMemo, useState } from 'react';
import { changesSentence } from '../../analysis/decisionChanges';
import { comparePolicies, type Totals } from '../../engine/compare/comparePolicies';
import { newestKubernetes } from '../../audit/types';
import type { ComparedRequest } from '../../engine/compare/differingRows';
import type { Analysis } from '../../engine/check';
import type { Row } from '../../engine/decide';
import { isWithoutEvent } from '../../features/preview/levelWords';

import { useApp } from '../../state/useApp';
import { Button } from '../../ui/Button';
import { counted } from '../../ui/counted';
import { formatBytes, signedBytes } from '../../ui/formatBytes';
import { LevelName } from '../../ui/LevelMark';
import { StageTrack, stagesText } from '../../ui/StageTrack';
import { EveryRequest } from './EveryRequest';
import { useChecked } from './useChecked';
import styles from './CompareDialog.module.css';

interface Props {
  before: Analysis;
  after: Analysis;
  /** Which of them are the policy in the editor. */
  isNow: Readonly<Record<'before' | 'after', boolean>>;
  onClose: () => void;
}

/** What the two policies record differently: in total, and for each request that differs. */
export function Decisions({ before, after, isNow, onClose }: Props) {
  const requests = useApp((state) => state.requests);
  const [policyBefore, policyAfter] = [before.reading.policy, after.reading.policy];
  const compared = useMemo(
    () =>
      policyBefore && policyAfter
        ? comparePolicies(policyBefore, policyAfter, requests, before.kubernetes)
        : undefined,
    [policyBefore, policyAfter, requests, before.kubernetes],
  );
  if (!compared) {
    return (
      <p className={styles.summary}>
        {before.tooLarge || after.tooLarge
          ? 'A text of more than 1 MB is not checked'
          : `kube-apiserver would reject ${rejected(policyBefore, policyAfter)}`}
        , so only the texts are compared. <AcceptedElsewhere analyses={[before, after]} />
      </p>
    );
  }
  const { changed, onlyRule } = compared;
  return (
    <>
      {policyBefore && policyAfter && (
        <EveryRequest before={policyBefore} after={policyAfter} {...{ isNow, onClose }} />
      )}
      <div className={styles.summary}>
        <p>
          <Total {...compared} /> Evaluated with Kubernetes {before.kubernetes} for{' '}
          {counted(requests.length, 'sample request')}.
        </p>
        <p>
          {changed.length === 0
            ? 'Both record the same for every sample request.'
            : `${changesSentence(changed.map(({ change }) => change))}.`}
          {onlyRule > 0 &&
            ` ${counted(onlyRule, changed.length > 0 ? 'other request' : 'request')} ${onlyRule === 1 ? 'is' : 'are'} matched by another rule, with the same result.`}
        </p>
      </div>
      {changed.length > 0 && <Changed changed={changed} />}
    </>
  );
}

function rejected(before: object | null | undefined, after: object | null | undefined): string {
  if (!before && !after) return 'both policies';
  return before ? '“After”' : '“Before”';
}

/** Says so if another Kubernetes version accepts what this one rejects, such as the group "*" before 1.36. */
function AcceptedElsewhere({ analyses }: { analyses: readonly [Analysis, Analysis] }) {
  const [one, two] = analyses.map(({ text, tooLarge }) => (tooLarge ? undefined : text));
  const [newerOne, newerTwo] = [
    useChecked(one, newestKubernetes),
    useChecked(two, newestKubernetes),
  ];
  if (!newerOne?.reading.policy || !newerTwo?.reading.policy) return null;
  return <>Kubernetes {newestKubernetes} accepts both: select it to compare what they record.</>;
}

function Total({ before, after }: { before: Totals; after: Totals }) {
  return (
    <>
      Recorded requests:{' '}
      <b>
        {before.recorded} → {after.recorded}
      </b>
      . Size of the log:{' '}
      <b>
        {formatBytes(before.bytes)} → {formatBytes(after.bytes)}
      </b>{' '}
      ({signedBytes(after.bytes - before.bytes)}).
    </>
  );
}

/** More rows would push the texts out of sight. */
const shownAtFirst = 15;

function Changed({ changed }: { changed: readonly ComparedRequest[] }) {
  const [isWhole, setWhole] = useState(false);
  const rest = isWhole ? 0 : Math.max(0, changed.length - shownAtFirst);
  return (
    <>
      <table className={styles.changed}>
        <caption className="visually-hidden">Requests that are recorded differently</caption>
        <thead>
          <tr>
            <th scope="col">request</th>
            <th scope="col">before</th>
            <th scope="col">after</th>
            <th scope="col">size</th>
          </tr>
        </thead>
        <tbody>
          {changed.slice(0, changed.length - rest).map(({ before, after }) => (
            <tr key={after.request.id}>
              <th scope="row" title={after.request.title}>
                {after.request.command}{' '}
              </th>
              <td>
                <Decision row={before} />
              </td>
              <td>
                <Decision row={after} />
              </td>
              <td>
                {formatBytes(before.output.bytes)} → {formatBytes(after.output.bytes)}{' '}
                <small>({signedBytes(after.output.bytes - before.output.bytes)})</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && (
        <p className={styles.summary}>
          <Button look="link" onClick={() => setWhole(true)}>
            Show {counted(rest, 'more request')}
          </Button>
        </p>
      )}
    </>
  );
}

function Decision({ row }: { row: Row }) {
  const { decision, output } = row;
  const rule = decision.rule === undefined ? 'no rule' : `rule ${decision.rule + 1}`;
  return (
    <span className={styles.decision}>
      <small>{rule} </small>
      <LevelName level={decision.level} isEmpty={isWithoutEvent(row)} />
      <StageTrack fates={output.fates} />
      <span className="visually-hidden">
        {isWithoutEvent(row) ? ', no event' : ''}, stages {stagesText(output.fates)}{' '}
      </span>
    </span>
  );
}
