import { useId } from 'react';
import type { UserForm } from '../../../requests/requestForm';
import styles from './RequestForm.module.css';

interface Props {
  /** Before each label, so that two of these differ. */
  prefix?: string;
  user: UserForm;
  problem?: string | undefined;
  onChange: (user: UserForm) => void;
}

/** A user: name, groups, and what is rarer. */
export function UserFields({ prefix = '', user, problem, onChange }: Props) {
  const id = useId();
  const label = (text: string) =>
    prefix === '' || text === 'UID' ? prefix + text : prefix + text.toLowerCase();
  return (
    <>
      <div className={styles.pair}>
        <div className={styles.field}>
          <label htmlFor={`${id}name`}>{label('User name')}</label>
          <input
            id={`${id}name`}
            value={user.username}
            spellCheck={false}
            aria-invalid={problem !== undefined}
            onChange={({ target }) => onChange({ ...user, username: target.value })}
          />
          {problem !== undefined && <span className={styles.problem}>{problem}</span>}
        </div>
        <div className={styles.field}>
          <label htmlFor={`${id}uid`}>{label('UID')}</label>
          <input
            id={`${id}uid`}
            value={user.uid}
            placeholder="none"
            spellCheck={false}
            onChange={({ target }) => onChange({ ...user, uid: target.value })}
          />
        </div>
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
