import { Suspense } from 'react';
import { useApp } from '../state/useApp';
import { restoreWorkspace } from '../storage/autosave';
import { Boundary, NotLoaded } from '../ui/Boundary';
import { DialogFrame } from '../ui/DialogFrame';
import { lazy } from '../ui/lazy';
import { Loading } from '../ui/Loading';
import styles from './CompareDialog.module.css';

const TextDiff = lazy(() => import('../editor/TextDiff'));

/** The own policy beside the shared one, line by line. */
export default function CompareDialog({ onClose }: { onClose: () => void }) {
  const text = useApp((state) => state.text);
  const mine = restoreWorkspace();
  return (
    <DialogFrame
      title="Compare with mine"
      hint={`left: ${mine?.name ?? 'mine'}, right: the shared one`}
      width={1200}
      onClose={onClose}
    >
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
