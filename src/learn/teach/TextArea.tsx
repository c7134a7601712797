import { useId, type ComponentProps } from 'react';
import styles from './Teach.module.css';

interface Props extends Omit<ComponentProps<'textarea'>, 'onChange' | 'value' | 'id'> {
  label: string;
  help?: string;
  value: string;
  onText: (text: string) => void;
}

/** A text of several lines, with its name above it and help below. */
export function TextArea({ label, help, onText, ...rest }: Props) {
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
      {help !== undefined && <small id={helpId}>{help}</small>}
    </div>
  );
}
