import type { CallerForm, CallerProblems } from '../../../../requests/callerForm';
import { NameField, SourceIPsField } from './TextField';
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
  return (
    <form
      className={styles.body}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {!form.isFailedLogin && (
        <UserFields
          user={form.user}
          problem={problems.user}
          isFirst
          onChange={(user) => onChange({ ...form, user })}
        />
      )}
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={form.isFailedLogin}
          onChange={({ target }) => onChange({ ...form, isFailedLogin: target.checked })}
        />
        Authentication fails, so nobody is known
      </label>
      <div className={styles.user}>
        <NameField
          value={form.name}
          placeholder={form.isFailedLogin ? 'Failed login' : form.user.username}
          onChange={(name) => onChange({ ...form, name })}
        />
        <SourceIPsField
          value={form.sourceIPs}
          onChange={(sourceIPs) => onChange({ ...form, sourceIPs })}
        />
      </div>
      {problems.size !== undefined && <span className={styles.problem}>{problems.size}</span>}
      <button type="submit" hidden>
        Save
      </button>
    </form>
  );
}
