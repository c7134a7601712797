import { useState } from 'react';
import { unquoted } from '../unquoted';
import { afterPointer } from '../afterPointer';
import styles from './TextField.module.css';

interface Props {
  label: string;
  value: string;
  placeholder: string;
  disabled: boolean;
  /** Called on Enter or when the field loses focus, if the text differs from `value`. */
  onCommit: (value: string) => void;
}

/** A single-line text field. Unfinished text stays local; Escape restores the value. */
export function TextField({ label, value, placeholder, disabled, onCommit }: Props) {
  const [draft, setDraft] = useState<string>();
  const commit = () => {
    if (draft !== undefined && unquoted(draft) !== value) onCommit(unquoted(draft));
    setDraft(undefined);
  };
  return (
    <input
      className={styles.input}
      aria-label={label}
      placeholder={placeholder}
      value={draft ?? value}
      disabled={disabled}
      spellCheck={false}
      dir="auto"
      onChange={(event) => setDraft(event.target.value)}
      data-draft={draft !== undefined && draft !== value}
      onBlur={() => afterPointer(commit)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        // The first Escape only restores the value and does not close a dialog.
        if (event.key !== 'Escape' || draft === undefined || draft === value) return;
        event.preventDefault();
        event.stopPropagation();
        setDraft(undefined);
      }}
    />
  );
}
