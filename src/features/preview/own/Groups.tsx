import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { groupsIn } from '../../../requests/ownList';
import { useApp, useAppStore } from '../../../state/useApp';
import { Button, IconButton } from '../../../ui/Button';
import { counted } from '../../../ui/counted';
import { DialogFrame } from '../../../ui/dialog/DialogFrame';
import { DialogFoot } from './DialogFoot';
import { deleteGroup, renameGroup } from './ownRequestActions';
import { useFocusNext } from './useFocusNext';
import dialog from './DialogBody.module.css';
import styles from './Groups.module.css';

/** The groups of the user's own requests: renames, joins and deletes them. */
export default function Groups({ onClose }: { onClose: () => void }) {
  const store = useAppStore();
  const own = useApp((state) => state.workspace.ownRequests) ?? [];
  const [focusNext, list] = useFocusNext();
  const named = groupsIn(own);
  const groups = own.some(({ group }) => group === undefined) ? [...named, undefined] : named;
  return (
    <DialogFrame title="Groups" hint="of your requests" width={620} onClose={onClose}>
      <div className={dialog.body} ref={list}>
        {groups.length === 0 ? (
          <p>You have no requests.</p>
        ) : (
          <ul className={styles.list} aria-label="Groups">
            {groups.map((group, at) => (
              <li key={group ?? ''}>
                <GroupName group={group} onRename={(name) => renameGroup(store, group, name)} />
                <span className={styles.count}>
                  {counted(own.filter((each) => each.group === group).length, 'request')}
                </span>
                <IconButton
                  label={deletes(group)}
                  onClick={() => {
                    const next = at + 1 < groups.length ? at + 1 : at - 1;
                    focusNext(next < 0 ? '' : deletes(groups[next]));
                    deleteGroup(store, group);
                  }}
                >
                  <Trash2 size={15} />
                </IconButton>
              </li>
            ))}
          </ul>
        )}
        <p className={styles.about}>
          A group that gets the name of another one joins it. Without a name, its requests are in no
          group.
        </p>
      </div>
      <DialogFoot>
        <Button look="primary" data-otherwise onClick={onClose}>
          Done
        </Button>
      </DialogFoot>
    </DialogFrame>
  );
}

const deletes = (group: string | undefined) =>
  group === undefined ? 'Delete the requests without a group' : `Delete the group ${group}`;

interface NameProps {
  /** Undefined: no group. */
  group: string | undefined;
  onRename: (name: string) => void;
}

/** The name of a group, which is changed when the field is left or with Enter. */
function GroupName({ group = '', onRename }: NameProps) {
  const [name, setName] = useState(group);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onRename(name);
      }}
    >
      <input
        aria-label={group === '' ? 'Name for the requests without a group' : `Name of ${group}`}
        value={name}
        dir="auto"
        placeholder="Without a group"
        onChange={({ target }) => setName(target.value)}
        onBlur={() => onRename(name)}
      />
    </form>
  );
}
