import { useId } from 'react';
import type { CallerForm, CallerProblems } from '../../../requests/callerForm';
import { UserFields } from './UserFields';
import styles from './RequestForm.module.css';

interface Props {
  form: CallerForm;
  problems: CallerProblems;
  onChange: (form: CallerForm) => void;
  onSubmit: () => void;
}

/** The fields of a caller of the user's own. */
export function CallerFields({ form, problems, onChange, onSubmit }: Props) {
  const id = useId();
  return (
    <form
      className={styles.body}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <div className={styles.field}>
        <label htmlFor={`${id}name`}>Name in the list</label>
        <input
          id={`${id}name`}
          value={form.name}
          dir="auto"
          placeholder={form.isFailedLogin ? 'Failed login' : form.user.username}
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onChange={({ target }) => onChange({ ...form, name: target.value })}
        />
      </div>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={form.isFailedLogin}
          onChange={({ target }) => onChange({ ...form, isFailedLogin: target.checked })}
        />
        Authentication fails, so nobody is known
      </label>
      {!form.isFailedLogin && (
        <UserFields
          user={form.user}
          problem={problems.user}
          onChange={(user) => onChange({ ...form, user })}
        />
      )}
      <div className={styles.field}>
        <label htmlFor={`${id}ips`}>Source IPs</label>
        <input
          id={`${id}ips`}
          value={form.sourceIPs}
          spellCheck={false}
          onChange={({ target }) => onChange({ ...form, sourceIPs: target.value })}
        />
      </div>
      {problems.size !== undefined && <span className={styles.problem}>{problems.size}</span>}
      <button type="submit" hidden>
        Save
      </button>
    </form>
  );
}
