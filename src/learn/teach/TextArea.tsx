import { useId, type ComponentProps } from 'react';
import { Length } from './Length';
import styles from './Teach.module.css';

interface Props extends Omit<ComponentProps<'textarea'>, 'onChange' | 'value' | 'id'> {
  label: string;
  help?: string;
  /** The help says what is wrong. */
  isBad?: boolean;
  value: string;
  onText: (text: string) => void;
  /** In UTF-16 units; a longer text is kept, and students cannot open it. */
  atMost?: number;
}

/** A text of several lines, with its name above it and help below. */
export function TextArea({ label, help, isBad = false, onText, atMost, ...rest }: Props) {
  const id = useId();
  const helpId = `${id}-help`;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        {...(help !== undefined && { 'aria-describedby': helpId })}
        onChange={({ target }) => onText(target.value)}
        {...rest}
      />
      {help !== undefined && (
        <small id={helpId} data-bad={isBad}>
          {help}
        </small>
      )}
      {atMost !== undefined && <Length length={rest.value.length} atMost={atMost} />}
    </div>
  );
}
