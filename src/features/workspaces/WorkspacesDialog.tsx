import { Copy, Trash2 } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { openingIn } from '../../state/openWorkspace';
import { useApp, useAppStore } from '../../state/useApp';
import { clearFragment, openNew } from '../../storage/address';
import { newId } from '../../storage/id';
import type { KeptWorkspace } from '../../storage/kept';
import {
  deleteWorkspace,
  putWorkspaces,
  renameWorkspace,
  type WorkspaceWithStates,
} from '../../storage/library';
import { openingOf } from '../../workspace/opening';
import type { Workspace } from '../../workspace/workspace';
import { copyName, workspaceName } from '../../workspace/workspaceName';
import { Button, IconButton } from '../../ui/Button';
import { DialogFrame } from '../../ui/dialog/DialogFrame';
import { Loading } from '../../ui/Loading';
import { TextField } from '../../ui/fields/TextField';
import { AllAsFile } from './AllAsFile';
import { inBin, takeOut, throwAway } from './bin';
import { States } from './States';
import { timeText } from './timeText';
import { useLibrary } from './useLibrary';
import styles from './WorkspacesDialog.module.css';

/** What takes the focus after a change, if the pressed button is gone. */
interface Next {
  pressed: Element | null;
  focus: () => HTMLElement | null | undefined;
}

/** All workspaces saved in this browser, and the history of the open one. */
export default function WorkspacesDialog({ onClose }: { onClose: () => void }) {
  const store = useAppStore();
  const workspace = useApp((state) => state.workspace);
  const { shelf, again, workspacesAgain } = useLibrary(workspace.id);
  const body = useRef<HTMLDivElement>(null);
  /** What takes the focus when the list shows a change: the pressed button disappears with its row. */
  const next = useRef<Next>(undefined);
  // Before the dialog notices that the focus is lost.
  useLayoutEffect(() => {
    if (shelf.kind === 'reading') return;
    const { current } = next;
    next.current = undefined;
    const isLost = !document.activeElement || document.activeElement === document.body;
    if (current && (isLost || !current.pressed?.isConnected)) current.focus()?.focus();
  }, [shelf]);
  const [deleted, setDeleted] = useState(inBin);
  const [waiting, setWaiting] = useState<KeptWorkspace>();
  const [failed, setFailed] = useState<string>();

  /** Changes the library and shows its new contents, or an error if the change failed. */
  const act = (what: string, task: () => Promise<unknown>, focus?: Next['focus']) => {
    setFailed(undefined);
    const pressed = document.activeElement;
    void task()
      .catch(() => setFailed(`The browser could not ${what}. Nothing was changed.`))
      .then(() => {
        next.current = focus && { pressed, focus };
        return workspacesAgain();
      });
  };
  /** The last button of a row of the list, or of the one that took its place. */
  const rowButton = (index: number) => {
    const rows = body.current?.querySelectorAll<HTMLElement>('ul > li');
    const buttons = rows?.[Math.min(index, rows.length - 1)]?.querySelectorAll('button');
    return buttons?.[buttons.length - 1];
  };
  const deleteButton = (id: string) =>
    body.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"] button:last-of-type`);
  const cancel = () => {
    const asked = waiting && deleteButton(waiting.id);
    setWaiting(undefined);
    asked?.focus();
  };
  const remove = async (id: string) => {
    const gone = await deleteWorkspace(id);
    if (gone) setDeleted(throwAway(gone));
  };
  const putBack = async (gone: WorkspaceWithStates) => {
    await putWorkspaces([gone]);
    setDeleted(takeOut(gone));
  };
  const open = (kept: KeptWorkspace) => {
    // The fragment belongs to the workspace that is being closed.
    clearFragment();
    store.getState().openWorkspace(openingOf(kept));
    onClose();
  };
  /** Changes to a shared policy are saved nowhere: ask before discarding them. */
  const askToOpen = (kept: KeptWorkspace) => {
    const { history } = store.getState();
    if (workspace.standing === 'shared' && history.past.length > 0) setWaiting(kept);
    else open(kept);
  };
  const rename = (id: string, typed: string) => {
    const name = workspaceName(typed);
    if (name === undefined) return;
    if (id === workspace.id) store.getState().nameWorkspace({ name });
    else act('rename the workspace', () => renameWorkspace(id, name));
  };

  const others =
    shelf.kind === 'open' ? shelf.workspaces.filter(({ id }) => id !== workspace.id) : [];

  return (
    <DialogFrame
      title="Workspaces"
      hint="Saved in this browser only."
      width={720}
      onClose={onClose}
    >
      <div className={styles.body} ref={body}>
        {waiting && (
          <Line>
            Your changes to the shared policy aren’t saved.
            <Button look="link" onClick={() => open(waiting)}>
              Discard them and open “{waiting.name}”
            </Button>
            <Button look="link" onClick={cancel}>
              Cancel
            </Button>
          </Line>
        )}
        {deleted.map((gone) => (
          <Line key={gone.workspace.id}>
            Deleted “{gone.workspace.name}”.
            <Button
              look="link"
              onClick={() =>
                act(
                  'restore the workspace',
                  () => putBack(gone),
                  () => deleteButton(gone.workspace.id) ?? rowButton(Infinity),
                )
              }
            >
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
              {workspace.standing === 'shared' ? 'shared, not saved' : 'open in this tab'}
            </span>
            <IconButton
              label={`Duplicate ${workspace.name}`}
              onClick={() =>
                act('duplicate the workspace', () => duplicate(openingIn(store.getState())))
              }
            >
              <Copy size={15} />
            </IconButton>
          </li>
          {others.map((kept, index) => (
            <li key={kept.id} className={styles.row} data-id={kept.id}>
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
                onClick={() => act('duplicate the workspace', () => duplicate(kept))}
              >
                <Copy size={15} />
              </IconButton>
              <IconButton
                label={`Delete ${kept.name}`}
                onClick={() =>
                  act(
                    'delete the workspace',
                    () => remove(kept.id),
                    // The open workspace is the first row.
                    () => rowButton(index + 1),
                  )
                }
              >
                <Trash2 size={15} />
              </IconButton>
            </li>
          ))}
        </ul>
        {shelf.kind === 'reading' && <Loading />}
        {shelf.kind === 'refused' && (
          <Line>This browser can save only one policy. Download or share it to keep it.</Line>
        )}
        {shelf.kind === 'open' && <States states={shelf.states} onRestored={onClose} />}
        <div className={styles.foot}>
          <Button look="outlined" onClick={openNew}>
            New workspace in a new tab
          </Button>
          {shelf.kind === 'open' && <AllAsFile again={again} />}
        </div>
      </div>
    </DialogFrame>
  );
}

/** Copies a workspace without its file: only the original is saved to it. */
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
