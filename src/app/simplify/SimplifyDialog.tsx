import { useState } from 'react';
import type { Policy } from '../../audit/types';
import { minimalEdit } from '../../document/minimalEdit';
import type { SimplifiedText } from '../../engine/simplify/simplifyText';
import type { State } from '../../state/state';
import { useApp, useAppStore } from '../../state/useApp';
import { Button } from '../../ui/Button';
import { lineCount } from '../../engine/simplify/lineDiff';
import { counted } from '../../ui/counted';
import { DialogFrame } from '../../ui/dialog/DialogFrame';
import { StepList } from './StepList';
import { TextChanges } from './TextChanges';
import { useSimplified } from './useSimplified';
import styles from './SimplifyDialog.module.css';

/** Makes the policy shorter, in steps that leave what it records of every request as it is. */
export default function SimplifyDialog({ onClose }: { onClose: () => void }) {
  const text = useApp((state) => state.text);
  const policy = useApp(policyToSimplify);
  const reason = useApp(whyNot);
  return (
    <DialogFrame
      title="Simplify the policy"
      hint="Shorter, and records the same of every request"
      width={1100}
      onClose={onClose}
    >
      {policy ? (
        <Simplify key={text} text={text} policy={policy} onClose={onClose} />
      ) : (
        <p className={styles.empty}>{reason}</p>
      )}
    </DialogFrame>
  );
}

const policyToSimplify = ({ analysis, text }: State): Policy | undefined =>
  analysis.text === text ? (analysis.reading.policy ?? undefined) : undefined;

function whyNot({ text, analysis }: State): string {
  if (text.trim() === '') return 'There is no policy yet. Paste one, or start from a template.';
  if (analysis.tooLarge)
    return 'A text of more than 1 MB is not checked, so it cannot be simplified.';
  if (analysis.isWaiting || analysis.text !== text) return 'Checking the text…';
  return 'kube-apiserver would reject this policy. Fix its errors first, then simplify it.';
}

interface Props {
  text: string;
  policy: Policy;
  onClose: () => void;
}

function Simplify({ text, policy, onClose }: Props) {
  const store = useAppStore();
  const [skip, setSkip] = useState<ReadonlySet<string>>(new Set());
  const { found, isBusy } = useSimplified(text, policy, skip);
  if (!found) {
    return (
      <div className={styles.empty} role="status">
        <p>Looking for what the policy can do without…</p>
        <Button look="outlined" onClick={onClose}>
          Cancel
        </Button>
      </div>
    );
  }
  const apply = () => {
    const { start, end, insert } = minimalEdit(text, found.text);
    const { applyFix, say, selectRule } = store.getState();
    selectRule(undefined);
    const replaceAll = [{ start, was: text.slice(start, end), by: insert }];
    if (!applyFix({ title: 'Use the shorter policy', replaceAll })) return;
    say(`Policy simplified: ${changeOf(text, found.text)}. Undo to restore it.`);
    onClose();
  };
  const hasSteps = found.steps.length > 0 || skip.size > 0;
  return (
    <>
      <div className={styles.body} aria-busy={isBusy}>
        <Summary text={text} found={found} hasSteps={hasSteps} />
        {hasSteps && <StepList found={found} skip={skip} onSkip={setSkip} />}
        <Declined found={found} />
        {found.text !== text && <TextChanges before={text} after={found.text} />}
      </div>
      {hasSteps && (
        <div className={styles.foot}>
          <span role="status">{isBusy && 'Looking again…'}</span>
          <Button look="outlined" onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" onClick={apply} disabled={isBusy || found.steps.length === 0}>
            Apply {counted(found.steps.length, 'step')}
          </Button>
        </div>
      )}
    </>
  );
}

/** "9 lines shorter". A shorter list may be in the same line. */
function changeOf(before: string, after: string): string {
  const lines = lineCount(before) - lineCount(after);
  return lines > 0
    ? `${counted(lines, 'line')} shorter`
    : `${counted(before.length - after.length, 'character')} shorter`;
}

function Summary({
  text,
  found,
  hasSteps,
}: {
  text: string;
  found: SimplifiedText;
  hasSteps: boolean;
}) {
  if (!hasSteps) {
    return (
      <p className={styles.summary}>
        {found.declined.length > 0
          ? 'The steps that were found cannot be made in this text.'
          : found.isComplete
            ? 'Nothing to simplify: every rule and value of this policy changes what is recorded of some request.'
            : 'Nothing was found. To look at everything in this policy would take too long.'}
      </p>
    );
  }
  return (
    <p className={styles.summary}>
      <b>
        {lineCount(text)} → {counted(lineCount(found.text), 'line')}.
      </b>{' '}
      {found.steps.length > 0 && 'Proved: the policy records the same of every request. '}
      Rules have the numbers of your text.
      {!found.isComplete && ' There may be more steps: simplify again after these.'}
    </p>
  );
}

function Declined({ found: { declined } }: { found: SimplifiedText }) {
  if (declined.length === 0) return null;
  return (
    <p className={styles.summary}>
      {counted(declined.length, 'step')} cannot be made in this text
      {declined[0] && `: ${declined[0].reason}`}
    </p>
  );
}
