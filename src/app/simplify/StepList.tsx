import { useState } from 'react';
import { simplifySentence } from '../../analysis/sentences/simplifySentence';
import type { SimplifiedText, TextStep } from '../../engine/simplify/simplifyText';
import { Isolated } from '../../ui/Isolated';
import styles from './SimplifyDialog.module.css';

interface Props {
  found: SimplifiedText;
  skip: ReadonlySet<string>;
  onSkip: (skip: ReadonlySet<string>) => void;
}

/** The steps, each with a check box. A step that is switched off stays in its place. */
export function StepList({ found, skip, onSkip }: Props) {
  const [known, setKnown] = useState<ReadonlyMap<string, TextStep>>(new Map());
  // Steps that can only be left out together have one key, and one row.
  const latest = new Map(found.steps.map((step) => [step.key, step] as const));
  if ([...latest].some(([key, step]) => known.get(key) !== step)) {
    setKnown(new Map([...known, ...latest]));
  }
  const shown = [...known.values()].filter(({ key }) => latest.has(key) || skip.has(key));
  const toggle = (key: string) => {
    const next = new Set(skip);
    if (!next.delete(key)) next.add(key);
    onSkip(next);
  };
  return (
    <ul className={styles.steps} aria-label="Steps">
      {shown.map((step) => (
        <li key={step.key}>
          <label>
            <input
              type="checkbox"
              checked={!skip.has(step.key)}
              onChange={() => toggle(step.key)}
            />
            <span>
              {simplifySentence(step).map(({ text, look }, index) =>
                look === 'strong' ? (
                  <code key={index}>
                    <Isolated text={text} />
                  </code>
                ) : (
                  text
                ),
              )}
              {!skip.has(step.key) && <Comments step={step} />}
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}

const namedAtMost = 3;

/** What becomes of comments. */
function Comments({ step: { gone, moved, what, numbers } }: { step: TextStep }) {
  const comments = gone.length > 0 ? gone : moved;
  if (comments.length === 0) return null;
  const isOne = comments.length === 1;
  const rule = (numbers['rule' in what ? what.rule : 0] ?? 0) + 1;
  return (
    <small>
      {gone.length > 0
        ? isOne
          ? 'This comment is removed, too:'
          : 'These comments are removed, too:'
        : isOne
          ? `This comment moves above rule ${rule}:`
          : `These comments move above rule ${rule}:`}
      {comments.slice(0, namedAtMost).map((comment, index) => (
        <span key={index}>
          <Isolated text={comment} />
        </span>
      ))}
      {comments.length > namedAtMost && <span>… and {comments.length - namedAtMost} more</span>}
    </small>
  );
}
