import { useId } from 'react';
import styles from './Backends.module.css';

interface Props {
  label: string;
  unit?: string;
  value: string;
  problem: string | undefined;
  /** The flag that it sets, without dashes. */
  flag?: string;
  isNumber?: boolean;
  onChange: (text: string) => void;
}

/** A field with its unit. What is wrong stays in it, and is said below. */
export function Field({ label, unit, value, problem, flag, isNumber = true, onChange }: Props) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} title={flag && `--${flag}`}>
        {label}
      </label>
      <span>
        <input
          id={id}
          value={value}
          inputMode={isNumber ? 'decimal' : undefined}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
          onChange={({ target }) => onChange(target.value)}
        />
        {unit !== undefined && <span className={styles.unit}>{unit}</span>}
      </span>
      {problem !== undefined && (
        <p id={`${id}-problem`} className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}

interface CheckProps {
  label: string;
  flag?: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

/** What is on or off. */
export function Check({ label, flag, isOn, onChange }: CheckProps) {
  return (
    <label className={styles.check} title={flag && `--${flag}`}>
      <input type="checkbox" checked={isOn} onChange={({ target }) => onChange(target.checked)} />
      {label}
    </label>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  flag?: string;
  options: readonly { value: T; text: string }[];
  value: T;
  onChange: (value: T) => void;
}

/** One of a few. */
export function Choice<T extends string>({
  label,
  flag,
  options,
  value,
  onChange,
}: ChoiceProps<T>) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} title={flag && `--${flag}`}>
        {label}
      </label>
      <select id={id} value={value} onChange={({ target }) => onChange(target.value as T)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}
