import {
  useId,
  useMemo,
  useRef,
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { Button } from '../../../ui/Button';
import { counted } from '../../../ui/counted';
import { formatBytes } from '../../../ui/formatBytes';
import styles from './PasteField.module.css';

/** A browser takes seconds to lay out longer texts in a field: of them, only the beginning is shown. */
const shownAtMost = 200_000;
const beginning = 4000;

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
  const area = useRef<HTMLTextAreaElement>(null);
  const isLong = value.length > shownAtMost;
  const lines = useMemo(() => (isLong ? linesIn(value) : 0), [isLong, value]);
  const submit = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit();
  };
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { currentTarget } = event;
    const pasted = event.clipboardData.getData('text/plain').replaceAll('\r\n', '\n');
    if (isLong || pasted.length > shownAtMost) {
      event.preventDefault();
      const { selectionStart, selectionEnd } = currentTarget;
      onChange(
        isLong
          ? `${value}\n${pasted}`
          : value.slice(0, selectionStart) + pasted + value.slice(selectionEnd),
      );
    }
    // The browser shows the end of the last line, which says less than its beginning.
    requestAnimationFrame(() => currentTarget.scrollTo({ left: 0 }));
  };
  return (
    <>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <textarea
        id={id}
        ref={area}
        className={styles.text}
        rows={8}
        value={isLong ? `${value.slice(0, beginning)}…` : value}
        readOnly={isLong}
        aria-describedby={isLong ? `${id}long` : undefined}
        placeholder={placeholder}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onChange={({ target }) => onChange(target.value)}
        onPaste={paste}
        onKeyDown={submit}
      />
      {isLong && (
        <p className={styles.long}>
          <span id={`${id}long`}>
            {formatBytes(value.length)}, {counted(lines, 'line')}. Only the beginning is shown here.
          </span>{' '}
          <Button
            look="link"
            onClick={() => {
              onChange('');
              area.current?.focus();
            }}
          >
            Clear
          </Button>
        </p>
      )}
    </>
  );
}

function linesIn(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
