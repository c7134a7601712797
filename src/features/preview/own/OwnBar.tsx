import { Layers, Plus, Users } from 'lucide-react';
import { useId, useLayoutEffect } from 'react';
import { useApp, useStudioRoot } from '../../../state/useApp';
import { Button, IconButton } from '../../../ui/Button';
import { CallerSelect } from './CallerSelect';
import { OwnActions } from './OwnActions';
import { showChosenKind } from './showAdded';
import styles from './OwnBar.module.css';

/** Above the user's own requests: adds some, says who sends them all, and changes the selected one. */
export function OwnBar() {
  const own = useApp((state) => state.workspace.ownRequests);
  const selected = useApp((state) => state.selectedRequest);
  const sentBy = useApp((state) => state.workspace.sentBy);
  const setCaller = useApp((state) => state.setCaller);
  const showOwnDialog = useApp((state) => state.showOwnDialog);
  const root = useStudioRoot();
  const id = useId();
  useLayoutEffect(() => showChosenKind(root), [root]);
  const request = own?.find(({ id }) => id === selected);
  if (!own) return null;
  return (
    <div className={styles.bar} role="group" aria-label="Your requests">
      <Button look="outlined" onClick={() => showOwnDialog('add')}>
        <Plus size={14} aria-hidden="true" />
        Add
      </Button>
      <span className={styles.sender}>
        <label htmlFor={id}>Sent by</label>
        <CallerSelect
          id={id}
          value={sentBy}
          none="whoever each names"
          data-set={sentBy !== undefined}
          title="Shows all your requests as if this user had sent them. The requests do not change."
          onChange={setCaller}
        />
      </span>
      <span className={styles.dialogs}>
        <IconButton label="Callers of your own" onClick={() => showOwnDialog('callers')}>
          <Users size={15} />
        </IconButton>
        <IconButton label="Groups of your requests" onClick={() => showOwnDialog('groups')}>
          <Layers size={15} />
        </IconButton>
      </span>
      <span className={styles.grow} />
      {request && <OwnActions request={request} />}
    </div>
  );
}
