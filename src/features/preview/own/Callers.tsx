import { Copy, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { callerForm, callerOf, newCaller, type CallerForm } from '../../../requests/callerForm';
import { callers as forAll } from '../../../requests/callers';
import { callersAtMost, callersFrom, type Caller } from '../../../requests/ownCallers';
import { useApp, useAppStore } from '../../../state/useApp';
import { Button, IconButton } from '../../../ui/Button';
import { DialogFrame } from '../../../ui/dialog/DialogFrame';
import { CallerFields } from './form/CallerFields';
import { DialogFoot } from './DialogFoot';
import { useFocusNext } from './useFocusNext';
import dialog from './DialogBody.module.css';
import styles from './Callers.module.css';

/** Who can send requests: adds, edits, renames and deletes callers of the user's own. */
export default function Callers({ onClose }: { onClose: () => void }) {
  const store = useAppStore();
  const own = useApp((state) => state.workspace.callers) ?? [];
  const [edited, setEdited] = useState<CallerForm>();
  const [focusNext, list] = useFocusNext();
  const isFull = own.length >= callersAtMost;
  const change = (callers: readonly Caller[], said: string) => {
    store.getState().changeBeside({ callers: callers.length > 0 ? callers : undefined });
    store.getState().say(said);
  };
  if (edited) {
    const made = callerOf(edited);
    const isNew = own.every(({ id }) => id !== edited.id);
    const save = () => {
      if (!('caller' in made)) return;
      const { caller } = made;
      const all = isNew
        ? [...own, caller]
        : own.map((each) => (each.id === caller.id ? caller : each));
      if (callersFrom(all)?.length !== all.length)
        return store.getState().say('Not saved: these callers are too long together.', 'refused');
      change(
        all,
        `${isNew ? 'Added' : 'Changed'} the caller ${caller.name}. Undo takes this back.`,
      );
      focusNext(`Edit ${caller.name}`);
      setEdited(undefined);
    };
    const cancel = () => {
      focusNext(`Edit ${own.find(({ id }) => id === edited.id)?.name}`);
      setEdited(undefined);
    };
    return (
      <DialogFrame
        title={isNew ? 'New caller' : 'Edit caller'}
        hint="for your requests"
        width={620}
        onClose={onClose}
      >
        <CallerFields
          form={edited}
          problems={'problems' in made ? made.problems : {}}
          onChange={setEdited}
          onSubmit={save}
        />
        <DialogFoot onCancel={cancel}>
          <Button look="primary" disabled={!('caller' in made)} onClick={save}>
            Save
          </Button>
        </DialogFoot>
      </DialogFrame>
    );
  }
  const row = (caller: Caller, isOwn: boolean) => (
    <li key={caller.id}>
      <span className={styles.name}>{caller.name}</span>
      <span className={styles.user}>
        {caller.user
          ? [caller.user.username, ...(caller.user.groups ?? [])].join(', ')
          : 'nobody: authentication fails'}
      </span>
      <span className={styles.actions}>
        {isOwn && (
          <IconButton label={`Edit ${caller.name}`} onClick={() => setEdited(callerForm(caller))}>
            <Pencil size={15} />
          </IconButton>
        )}
        <IconButton
          label={`Copy ${caller.name}`}
          disabled={isFull}
          onClick={() => setEdited(newCaller(own, caller))}
        >
          <Copy size={15} />
        </IconButton>
        {isOwn && (
          <IconButton
            label={`Delete ${caller.name}`}
            onClick={() => {
              const at = own.indexOf(caller);
              focusNext(`Delete ${(own[at + 1] ?? own[at - 1])?.name}`);
              change(own.toSpliced(at, 1), `Deleted the caller ${caller.name}. Undo restores it.`);
            }}
          >
            <Trash2 size={15} />
          </IconButton>
        )}
      </span>
    </li>
  );
  return (
    <DialogFrame title="Callers" hint="who sends your requests" width={620} onClose={onClose}>
      <div className={dialog.body} ref={list}>
        {own.length > 0 && (
          <ul className={styles.list} aria-label="Your callers">
            {own.map((each) => row(each, true))}
          </ul>
        )}
        <Button
          look="outlined"
          className={styles.add ?? ''}
          data-otherwise
          disabled={isFull}
          onClick={() => setEdited(newCaller(own))}
        >
          <Plus size={14} aria-hidden="true" />
          Add caller
        </Button>
        <p className={styles.about}>
          Your callers are saved with this workspace; links and exports contain them. These are
          always there:
        </p>
        <ul className={styles.list} aria-label="Callers that are always there">
          {Object.values(forAll).map((each) => row(each, false))}
        </ul>
      </div>
    </DialogFrame>
  );
}
