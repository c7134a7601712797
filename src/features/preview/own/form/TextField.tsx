import { useId, type InputHTMLAttributes } from 'react';
import styles from './RequestForm.module.css';

interface Props extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> {
  label: string;
  value: string;
  /** What is wrong with the value. */
  problem?: string | undefined;
  /** What may be chosen; anything else can be typed. */
  offers?: readonly string[] | undefined;
  onChange: (value: string) => void;
}

/** A labelled field of one line in the forms of requests and callers. */
export function TextField({ label, problem, offers, onChange, ...rest }: Props) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        spellCheck={false}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}problem`}
        {...rest}
        id={id}
        list={offers && `${id}offers`}
        onChange={({ target }) => onChange(target.value)}
      />
      {offers && (
        <datalist id={`${id}offers`}>
          {offers.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </datalist>
      )}
      {problem !== undefined && (
        <span id={`${id}problem`} className={styles.problem}>
          {problem}
        </span>
      )}
    </div>
  );
}

/** The name under which a list shows a request or a caller. */
export const NameField = (props: Omit<Props, 'label'>) => (
  <TextField label="Name in the list" dir="auto" {...props} />
);

/** From where a request comes. */
export const SourceIPsField = (props: Omit<Props, 'label'>) => (
  <TextField label="Source IPs" {...props} />
);
