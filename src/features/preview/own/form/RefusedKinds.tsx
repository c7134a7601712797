import { impersonatedKinds, type ImpersonatedKind } from '../../../../catalog/types';
import styles from './RequestForm.module.css';

const kindNames: Readonly<Record<ImpersonatedKind, string>> = {
  users: 'this user',
  groups: 'groups',
  uids: 'the UID',
  userextras: 'extra',
};

interface Props {
  refused: readonly ImpersonatedKind[];
  onChange: (refused: readonly ImpersonatedKind[]) => void;
}

/** What the sender is not allowed to impersonate. One of them that the request names is enough to be rejected. */
export function RefusedKinds({ refused, onChange }: Props) {
  return (
    <fieldset className={styles.checks}>
      <legend>The sender is not allowed to impersonate</legend>
      {impersonatedKinds.map((kind) => (
        <label key={kind} className={styles.check}>
          <input
            type="checkbox"
            checked={refused.includes(kind)}
            onChange={({ target }) =>
              onChange(
                impersonatedKinds.filter((each) =>
                  each === kind ? target.checked : refused.includes(each),
                ),
              )
            }
          />
          {kindNames[kind]}
        </label>
      ))}
    </fieldset>
  );
}
