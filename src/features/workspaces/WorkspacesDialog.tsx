import { Copy, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { openingIn } from '../../state/openWorkspace';
import { useApp, useAppStore } from '../../state/useApp';
import { clearFragment, openNew } from '../../storage/address';
import { newId } from '../../storage/id';
import type { KeptWorkspace } from '../../storage/kept';
import {
  deleteWorkspace,
  putWorkspaces,
  renameWorkspace,
  type Deleted,
} from '../../storage/library';
import { openingOf } from '../../workspace/opening';
import type { Workspace } from '../../workspace/workspace';
import { copyName, workspaceName } from '../../workspace/workspaceName';
import { Button, IconButton } from '../../ui/Button';
import { DialogFrame } from '../../ui/DialogFrame';
import { Loading } from '../../ui/Loading';
import { TextField } from '../../ui/TextField';
import { AllAsFile } from './AllAsFile';
import { inBin, takeOut, throwAway } from './bin';
import { States } from './States';
import { timeText } from './timeText';
import { useLibrary } from './useLibrary';
import styles from './WorkspacesDialog.module.css';

/** Every policy that is kept in this browser, and what the open one looked like before. */
export default function WorkspacesDialog({ onClose }: { onClose: () => void }) {
  const store = useAppStore();
  const workspace = useApp((state) => state.workspace);
  const { shelf, again } = useLibrary(workspace.id);
  const [deleted, setDeleted] = useState(inBin);
  const [waiting, setWaiting] = useState<KeptWorkspace>();
  const [failed, setFailed] = useState<string>();

  /** Does something with the library, shows what it holds then, or says that it could not be done. */
  const act = (what: string, task: () => Promise<unknown>) => {
    setFailed(undefined);
    void task()
      .catch(() => setFailed(`The browser refused to ${what}. Nothing was changed.`))
      .then(again);
  };
  const remove = async (id: string) => {
    const gone = await deleteWorkspace(id);
    if (gone) setDeleted(throwAway(gone));
  };
  const putBack = async (gone: Deleted) => {
    await putWorkspaces([gone]);
    setDeleted(takeOut(gone));
  };
  const open = (kept: KeptWorkspace) => {
    // The address asked for the one that is left.
    clearFragment();
    store.getState().openWorkspace(openingOf(kept));
    onClose();
  };
  /** A shared policy that was changed here is kept nowhere: leaving it is asked about. */
  const askToOpen = (kept: KeptWorkspace) => {
    const { history } = store.getState();
    if (workspace.standing === 'shared' && history.past.length > 0) setWaiting(kept);
    else open(kept);
  };
  const rename = (id: string, typed: string) => {
    const name = workspaceName(typed);
    if (name === undefined) return;
    if (id === workspace.id) store.getState().nameWorkspace({ name });
    else act('rename it', () => renameWorkspace(id, name));
  };

  const others =
    shelf.kind === 'open' ? shelf.workspaces.filter(({ id }) => id !== workspace.id) : [];

  return (
    <DialogFrame title="Workspaces" hint="Kept in this browser only." width={720} onClose={onClose}>
      <div className={styles.body}>
        {waiting && (
          <Line>
            The shared policy was changed here and is not kept.
            <Button look="link" onClick={() => open(waiting)}>
              Open “{waiting.name}” and lose the changes
            </Button>
            <Button look="link" onClick={() => setWaiting(undefined)}>
              Stay
            </Button>
          </Line>
        )}
        {deleted.map((gone) => (
          <Line key={gone.workspace.id}>
            “{gone.workspace.name}” is deleted.
            <Button look="link" onClick={() => act('put it back', () => putBack(gone))}>
              Undo
            </Button>
          </Line>
        ))}
        {failed !== undefined && <Line>{failed}</Line>}
        <ul className={styles.list} aria-label="Workspaces">
          <li className={styles.row} aria-current="true">
            <TextField
              label="Name of the open workspace"
              value={workspace.name}
              placeholder="name"
              disabled={false}
              onCommit={(name) => rename(workspace.id, name)}
            />
            <span className={styles.when}>
              {workspace.standing === 'shared' ? 'shared, not kept' : 'open in this tab'}
            </span>
            <IconButton
              label={`Duplicate ${workspace.name}`}
              onClick={() => act('duplicate it', () => duplicate(openingIn(store.getState())))}
            >
              <Copy size={15} />
            </IconButton>
          </li>
          {others.map((kept) => (
            <li key={kept.id} className={styles.row}>
              <TextField
                label={`Name of ${kept.name}`}
                value={kept.name}
                placeholder="name"
                disabled={false}
                onCommit={(name) => rename(kept.id, name)}
              />
              <span className={styles.when}>{timeText(kept.changedAt)}</span>
              <Button
                look="outlined"
                aria-label={`Open ${kept.name}`}
                onClick={() => askToOpen(kept)}
              >
                Open
              </Button>
              <IconButton
                label={`Duplicate ${kept.name}`}
                onClick={() => act('duplicate it', () => duplicate(kept))}
              >
                <Copy size={15} />
              </IconButton>
              <IconButton
                label={`Delete ${kept.name}`}
                onClick={() => act('delete it', () => remove(kept.id))}
              >
                <Trash2 size={15} />
              </IconButton>
            </li>
          ))}
        </ul>
        {shelf.kind === 'reading' && <Loading />}
        {shelf.kind === 'refused' && (
          <Line>
            The browser refuses to keep more than the last policy, as some private windows do. Take
            it along as a file or a link.
          </Line>
        )}
        {shelf.kind === 'open' && <States states={shelf.states} onRestored={onClose} />}
        <div className={styles.foot}>
          <Button look="outlined" onClick={openNew}>
            New, in another tab
          </Button>
          {shelf.kind === 'open' && <AllAsFile again={again} />}
        </div>
      </div>
    </DialogFrame>
  );
}

/** The file stays with the original: two workspaces must not write the same one. */
function duplicate(original: Workspace) {
  const copy = { ...original, id: newId(), name: copyName(original.name), fileName: undefined };
  return putWorkspaces([
    { workspace: { ...copy, revision: 1, changedAt: Date.now() }, states: [] },
  ]);
}

function Line({ children }: { children: ReactNode }) {
  return (
    <p className={styles.line} role="status">
      {children}
    </p>
  );
}
