import { useId, useState } from 'react';
import type { UserForm } from '../../../../requests/requestForm';
import { TextField } from './TextField';
import styles from './RequestForm.module.css';

interface Props {
  /** Before each label, so that two of these differ. */
  prefix?: string;
  user: UserForm;
  /** What is wrong with the name; it is said once the name was edited, or the field left. */
  problem?: string | undefined;
  /** The form begins with it. */
  isFirst?: boolean;
  onChange: (user: UserForm) => void;
}

/** A user: name, groups, and what is rarer. */
export function UserFields({ prefix = '', user, problem, isFirst = false, onChange }: Props) {
  const id = useId();
  const [isTouched, setTouched] = useState(user.username !== '');
  const label = (text: string) =>
    prefix === '' || text === 'UID' ? prefix + text : prefix + text.toLowerCase();
  return (
    <>
      <div className={styles.user}>
        <TextField
          label={label('User name')}
          value={user.username}
          problem={isTouched ? problem : undefined}
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={isFirst}
          onBlur={() => setTouched(true)}
          onChange={(username) => onChange({ ...user, username })}
        />
        <TextField
          label={label('UID')}
          value={user.uid}
          placeholder="none"
          onChange={(uid) => onChange({ ...user, uid })}
        />
        <div className={styles.field}>
          <label htmlFor={`${id}groups`}>{label('Groups, one a line')}</label>
          <textarea
            id={`${id}groups`}
            rows={3}
            value={user.groups}
            placeholder="none"
            spellCheck={false}
            onChange={({ target }) => onChange({ ...user, groups: target.value })}
          />
        </div>
        <div className={styles.field}>
          <label htmlFor={`${id}extra`}>{label('Extra, "key: value" a line')}</label>
          <textarea
            id={`${id}extra`}
            rows={3}
            value={user.extra}
            placeholder="none"
            spellCheck={false}
            onChange={({ target }) => onChange({ ...user, extra: target.value })}
          />
        </div>
      </div>
    </>
  );
}
