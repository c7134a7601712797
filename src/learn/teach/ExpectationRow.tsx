import { X } from 'lucide-react';
import { levels } from '../../audit/types';
import type { SampleRequest } from '../../catalog/types';
import type { Row } from '../../engine/decide';
import { recordedStages, type Expectation } from '../../expectations/expectation';
import { IconButton } from '../../ui/Button';
import styles from './Teach.module.css';

interface Props {
  expectation: Expectation;
  /** undefined: no request is called so here. */
  request: SampleRequest | undefined;
  /** What the solution does with it; undefined: there is none, or kube-apiserver rejects it. */
  row: Row | undefined;
  isShown: boolean;
  onShown: (isShown: boolean) => void;
  /** undefined: without it. */
  onChange: (next: Expectation | undefined) => void;
}

/** A request that checks a requirement, and what is expected of it. */
export function ExpectationRow(props: Props) {
  const { expectation, request, row, isShown, onShown, onChange } = props;
  const { level, stages, rule, omitManagedFields, mustNotHold } = expectation;
  const name = request?.command ?? expectation.request;
  const others = [
    stages && (stages.length === 0 ? 'no events' : `events ${stages.join(', ')}`),
    rule !== undefined && (rule < 0 ? 'no rule' : `rule ${rule + 1}`),
    omitManagedFields !== undefined && `managed fields ${omitManagedFields ? 'omitted' : 'kept'}`,
    mustNotHold && `not in the log: ${mustNotHold.join(', ')}`,
  ].filter(Boolean);
  return (
    <div className={styles.expectation} role="group" aria-label={name}>
      <div className={styles.request}>
        <code>{name}</code>
        <small>
          {request
            ? `by ${request.user?.username ?? 'nobody (authentication failed)'}`
            : 'There is no such request here, so students cannot be checked with it.'}
          {others.length > 0 && ` · ${others.join(' · ')}`}
        </small>
      </div>
      <select
        aria-label="Expected level"
        value={level ?? ''}
        onChange={({ target }) => {
          const { level: _, ...rest } = expectation;
          const next = levels.find((each) => each === target.value);
          onChange({ ...rest, ...(next && { level: next }) });
        }}
      >
        {(level === undefined || others.length > 0) && <option value="">any level</option>}
        {levels.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={stages !== undefined}
          disabled={stages === undefined ? !row : level === undefined && others.length === 1}
          onChange={({ target }) => {
            const { stages: _, ...rest } = expectation;
            onChange({ ...rest, ...(target.checked && row && { stages: recordedStages(row) }) });
          }}
        />
        events
      </label>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={isShown}
          onChange={({ target }) => onShown(target.checked)}
        />
        shown
      </label>
      <IconButton label="Remove this request" onClick={() => onChange(undefined)}>
        <X size={15} />
      </IconButton>
    </div>
  );
}
