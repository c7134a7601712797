import { useApp, useAppStore } from '../state/useApp';
import { restoreWorkspace } from '../storage/autosave';
import { Button } from '../ui/Button';
import type { Studio } from './commands/command';
import { keepShared, leaveShared } from './commands/sharedPolicy';
import styles from './SharedBar.module.css';

/** The bar above a workspace opened from a link: what it is, and what to do with it. */
export function SharedBar({ studio }: { studio: Studio }) {
  const store = useAppStore();
  const isShared = useApp(({ workspace }) => workspace.standing === 'shared');
  const name = useApp(({ workspace }) => workspace.name);
  const isChanged = useApp(({ history }) => history.past.length > 0);
  if (!isShared) return null;
  const hasMine = restoreWorkspace() !== undefined;
  return (
    <aside className={styles.bar} aria-label="Shared policy" data-once>
      <p>
        <strong>{name}</strong> was opened from a link
        {isChanged ? '. Your changes aren’t saved yet.' : ' and isn’t saved yet.'}
      </p>
      <span className={styles.ways}>
        <Button look="primary" onClick={() => keepShared(store)}>
          Save a copy
        </Button>
        {hasMine && (
          <Button look="outlined" onClick={() => studio.open('compare')}>
            Compare with my policy
          </Button>
        )}
        <Button onClick={() => leaveShared(store)}>
          {hasMine ? 'Back to my policy' : 'Discard'}
        </Button>
      </span>
    </aside>
  );
}
