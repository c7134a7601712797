import { Plus } from 'lucide-react';
import { useApp } from '../../../state/useApp';
import { callers, callerIds, type CallerId } from '../../../requests/callers';
import { Button } from '../../../ui/Button';
import { OwnActions } from './OwnActions';
import styles from './OwnBar.module.css';

/** Above the user's own requests: adds some, says who sends them all, and changes the selected one. */
export default function OwnBar() {
  const own = useApp((state) => state.workspace.ownRequests);
  const selected = useApp((state) => state.selectedRequest);
  const caller = useApp((state) => state.workspace.sentBy);
  const setCaller = useApp((state) => state.setCaller);
  const showOwnDialog = useApp((state) => state.showOwnDialog);
  const request = own?.find(({ id }) => id === selected);
  if (!own) return null;
  return (
    <div className={styles.bar} role="group" aria-label="Your requests">
      <Button look="outlined" onClick={() => showOwnDialog('add')}>
        <Plus size={14} aria-hidden="true" />
        Add
      </Button>
      <label className={styles.sender}>
        <span>Sent by</span>
        <select
          value={caller?.id ?? ''}
          data-set={caller !== undefined}
          title="Shows all your requests as if this user had sent them. The requests do not change."
          onChange={({ target }) =>
            setCaller(target.value === '' ? undefined : callers[target.value as CallerId])
          }
        >
          <option value="">whoever each names</option>
          {callerIds.map((id) => (
            <option key={id} value={id}>
              {callers[id].name}
            </option>
          ))}
        </select>
      </label>
      <span className={styles.grow} />
      {request && <OwnActions request={request} />}
    </div>
  );
}
