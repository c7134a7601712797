import { Suspense } from 'react';
import { useApp } from '../state/useApp';
import { restoreWorkspace } from '../storage/autosave';
import { Boundary, NotLoaded } from '../ui/Boundary';
import { DialogFrame } from '../ui/DialogFrame';
import { lazy } from '../ui/lazy';
import { Loading } from '../ui/Loading';
import styles from './CompareDialog.module.css';

const TextDiff = lazy(() => import('../editor/TextDiff'));

/** A diff between the user's own policy and the shared one. */
export default function CompareDialog({ onClose }: { onClose: () => void }) {
  const text = useApp((state) => state.text);
  const name = useApp((state) => state.workspace.name);
  const mine = restoreWorkspace();
  return (
    <DialogFrame
      title="Compare with my policy"
      hint="Line-by-line diff"
      width={1200}
      onClose={onClose}
    >
      <p className={styles.sides}>
        {mine?.text === text ? (
          'Both policies are identical.'
        ) : (
          <>
            <span>− my policy: {mine?.name}</span>
            <span>+ from the link: {name}</span>
          </>
        )}
      </p>
      <div className={styles.diff}>
        <Boundary fallback={<NotLoaded what="The comparison" />}>
          <Suspense fallback={<Loading />}>
            <TextDiff before={mine?.text ?? ''} after={text} />
          </Suspense>
        </Boundary>
      </div>
    </DialogFrame>
  );
}
