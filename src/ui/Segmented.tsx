import { useId, type ReactNode } from 'react';
import styles from './Segmented.module.css';

interface Props<T extends string> {
  label: string;
  options: readonly { value: T; text: ReactNode; name?: string }[];
  value: T | undefined;
  disabled: boolean;
  onChange: (value: T) => void;
}

/** A choice between a few visible options: native radio buttons drawn as one bar. */
export function Segmented<T extends string>({
  label,
  options,
  value,
  disabled,
  onChange,
}: Props<T>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={styles.bar}>
      {options.map((option) => (
        <label key={option.value} className={styles.option} data-value={option.value}>
          <input
            type="radio"
            name={name}
            aria-label={option.name ?? option.value}
            checked={option.value === value}
            disabled={disabled}
            onChange={() => onChange(option.value)}
          />
          <span>{option.text}</span>
        </label>
      ))}
    </div>
  );
}
