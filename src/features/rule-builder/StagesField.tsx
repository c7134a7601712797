import { memo, useRef } from 'react';
import { shownValue } from '../../audit/shownValue';
import { stages } from '../../audit/types';
import { Isolated } from '../../ui/Isolated';
import { addValue } from './addValue';
import { useFieldChange } from './fieldChange';
import styles from './RuleForm.module.css';
import { thousands } from '../../ui/counted';

const path = ['omitStages'];

/** Of the values that are no stages, so many are shown; the others can be edited as text. */
const unknownAtMost = 20;

interface Props {
  chosen: readonly string[];
  /** Stages that the policy omits for every rule. */
  inherited?: readonly string[];
  locked: boolean;
}

/** The stages that generate no event. A rule omits them in addition to the policy's. */
export const StagesField = memo(function StagesField(props: Props) {
  const { chosen, inherited = [], locked } = props;
  const change = useFieldChange();
  const first = useRef<HTMLInputElement>(null);
  const known: readonly string[] = stages;
  const others = new Set(chosen.filter((stage) => !known.includes(stage)));
  const unknown = new Set([...others].slice(0, unknownAtMost));
  const more = others.size - unknown.size;
  const toggle = (stage: string) => {
    const index = chosen.indexOf(stage);
    change([
      index < 0 ? addValue(path, chosen, stage) : { kind: 'remove', path: [...path, index] },
    ]);
    // The checkbox of an unknown stage disappears when it is cleared, and the focus with it.
    if (unknown.has(stage)) first.current?.focus();
  };
  return (
    <div className={styles.checks} role="group" aria-label="Omit stages">
      {[...stages, ...unknown].map((stage, index) => (
        <label key={stage} className={styles.check}>
          <input
            {...(index === 0 && { ref: first })}
            type="checkbox"
            checked={chosen.includes(stage)}
            disabled={locked}
            onChange={() => toggle(stage)}
          />
          <span>
            <Isolated text={shownValue(stage, 40)} />
          </span>
          {inherited.includes(stage) && (
            <span className={styles.inherited}>omitted by the policy</span>
          )}
          {unknown.has(stage) && <span className={styles.inherited}>not a stage</span>}
        </label>
      ))}
      {more > 0 && <span className={styles.inherited}>and {thousands(more)} more</span>}
    </div>
  );
});
