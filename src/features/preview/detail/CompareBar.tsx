import { type Level, type RequestAuditConfig } from '../../../audit/types';
import type { EventComparison } from '../../../engine/compareEvents';
import { Button } from '../../../ui/Button';
import { formatBytes } from '../../../ui/formatBytes';
import { Segmented } from '../../../ui/Segmented';
import { effect } from '../effect';
import styles from './CompareBar.module.css';

interface Props {
  /** The bytes of the request at every level. */
  sizes: readonly { level: Level; bytes: number }[];
  decided: RequestAuditConfig;
  compared: RequestAuditConfig;
  comparison: EventComparison;
  /** What is recorded includes managed fields. */
  managed: boolean;
  onLevel: (level: Level) => void;
  onManaged: (omitted: boolean) => void;
  onBack: () => void;
}

/** The what-if switches, and their effect in one sentence. */
export function CompareBar(props: Props) {
  const { sizes, decided, compared, comparison, managed, onLevel, onManaged, onBack } = props;
  const { level, omitManagedFields } = compared;
  const options = sizes.map((size) => {
    const byPolicy = size.level === decided.level;
    return {
      value: size.level,
      name: `${size.level}, ${formatBytes(size.bytes)}${byPolicy ? ', set by the policy' : ''}`,
      text: (
        <span className={styles.choice} data-decided={byPolicy} data-empty={size.bytes === 0}>
          {size.level === 'RequestResponse' ? '+ Response' : size.level}
          <small>{size.bytes === 0 ? '0' : formatBytes(size.bytes)}</small>
        </span>
      ),
    };
  });
  const question = [
    ...(level === decided.level ? [] : [level]),
    ...(omitManagedFields === decided.omitManagedFields
      ? []
      : [`managed fields ${omitManagedFields ? 'omitted' : 'kept'}`]),
  ].join(', ');

  return (
    <div className={styles.bar} data-asks={question !== ''}>
      <Segmented
        label="Compare at level"
        options={options}
        value={level}
        disabled={false}
        onChange={onLevel}
      />
      {managed && (
        <label className={styles.managed}>
          <input
            type="checkbox"
            checked={!omitManagedFields}
            onChange={({ target }) => onManaged(!target.checked)}
          />
          managed fields
        </label>
      )}
      <p className={styles.note}>
        <span aria-live="polite">
          {question !== '' && (
            <>
              What if {question}? <strong>{effect(comparison)}.</strong>{' '}
            </>
          )}
        </span>
        {question === '' ? (
          <span className={styles.legend}>set by the policy</span>
        ) : (
          <Button look="link" onClick={onBack}>
            Reset to {level === decided.level ? 'the policy' : decided.level}
          </Button>
        )}
      </p>
    </div>
  );
}
