import { useId, type KeyboardEvent, type ReactNode } from 'react';
import styles from './PasteField.module.css';

interface Props {
  label: ReactNode;
  value: string;
  placeholder: string;
  onChange: (text: string) => void;
  /** Ctrl+Enter or ⌘+Enter. */
  onSubmit: () => void;
}

/** The field of a dialog that something is pasted into. It has the focus when the dialog opens. */
export function PasteField({ label, value, placeholder, onChange, onSubmit }: Props) {
  const id = useId();
  const submit = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit();
  };
  return (
    <>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <textarea
        id={id}
        className={styles.text}
        rows={8}
        value={value}
        placeholder={placeholder}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onChange={({ target }) => onChange(target.value)}
        onKeyDown={submit}
      />
    </>
  );
}
