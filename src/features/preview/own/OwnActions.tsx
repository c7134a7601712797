import { ArrowDown, ArrowUp, Copy, Pencil, Trash2 } from 'lucide-react';
import type { SampleRequest } from '../../../catalog/types';
import { useApp, useAppStore, useStudioRoot } from '../../../state/useApp';
import { IconButton } from '../../../ui/Button';
import { deleteOwn, duplicateRequest, editOwn, moveOwn } from './ownRequestActions';
import { focusPreview } from './showAdded';
import styles from './OwnActions.module.css';

/** The buttons of one request: an own one is edited, duplicated, moved and deleted, a sample is duplicated. */
export function OwnActions({ request: { id } }: { request: Pick<SampleRequest, 'id'> }) {
  const store = useAppStore();
  const root = useStudioRoot();
  const own = useApp((state) => state.workspace.ownRequests) ?? [];
  const at = own.findIndex((each) => each.id === id);
  if (at < 0) {
    return (
      <span className={styles.actions}>
        <IconButton label="Duplicate to your requests" onClick={() => duplicateRequest(store, id)}>
          <Copy size={15} />
        </IconButton>
      </span>
    );
  }
  const actions = [
    { label: 'Edit request', Icon: Pencil, run: () => editOwn(store, id) },
    { label: 'Duplicate request', Icon: Copy, run: () => duplicateRequest(store, id) },
    { label: 'Move up', Icon: ArrowUp, isOff: at === 0, run: () => moveOwn(store, id, -1) },
    {
      label: 'Move down',
      Icon: ArrowDown,
      isOff: at === own.length - 1,
      run: () => moveOwn(store, id, 1),
    },
    {
      label: 'Delete request',
      Icon: Trash2,
      run: () => {
        deleteOwn(store, id);
        // With the last one, these buttons go.
        if (own.length === 1) focusPreview(root);
      },
    },
  ];
  return (
    <span className={styles.actions} role="group" aria-label="This request">
      {actions.map(({ label, Icon, isOff = false, run }) => (
        <IconButton
          key={label}
          label={label}
          aria-disabled={isOff}
          onClick={() => {
            if (!isOff) run();
          }}
        >
          <Icon size={15} />
        </IconButton>
      ))}
    </span>
  );
}
