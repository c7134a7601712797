import { useApp, useAppStore } from '../state/useApp';
import { restoreWorkspace } from '../storage/autosave';
import { Button } from '../ui/Button';
import type { Studio } from './commands/command';
import { keepShared, leaveShared } from './commands/workspaceCommands';
import styles from './SharedBar.module.css';

/** Over a workspace that came with a link: whose it is, and what can be done with it. */
export function SharedBar({ studio }: { studio: Studio }) {
  const store = useAppStore();
  const isShared = useApp(({ workspace }) => workspace.standing === 'shared');
  const name = useApp(({ workspace }) => workspace.name);
  const isChanged = useApp(({ history }) => history.past.length > 0);
  if (!isShared) return null;
  const hasMine = restoreWorkspace() !== undefined;
  return (
    <aside className={styles.bar} aria-label="Shared policy">
      <p>
        <strong>{name}</strong> came with a link.{' '}
        {isChanged
          ? 'Your changes to it are not kept yet.'
          : 'Nothing of it is kept in this browser until you say so.'}
      </p>
      <span className={styles.ways}>
        <Button look="primary" onClick={() => keepShared(store)}>
          Keep a copy
        </Button>
        {hasMine && (
          <Button look="outlined" onClick={() => studio.open('compare')}>
            Compare with mine
          </Button>
        )}
        <Button onClick={() => leaveShared(store)}>{hasMine ? 'Back to mine' : 'Leave it'}</Button>
      </span>
    </aside>
  );
}
