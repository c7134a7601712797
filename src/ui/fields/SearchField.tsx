import type { KeyboardEvent } from 'react';
import styles from './SearchField.module.css';

interface Props {
  /** The name for assistive technology. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  className: string;
}

/** A field that filters a list. */
export function SearchField({ label, value, onChange, onKeyDown, className }: Props) {
  return (
    <input
      type="search"
      className={`${styles.search} ${className}`}
      aria-label={label}
      placeholder="Filter"
      value={value}
      data-draft={value !== ''}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={onKeyDown}
    />
  );
}
