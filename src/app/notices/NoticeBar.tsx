import { Suspense } from 'react';
import { useApp } from '../../state/useApp';
import { Boundary } from '../../ui/Boundary';
import { lazy } from '../../ui/lazy';
import { NewVersion } from './NewVersion';
import styles from './NoticeBar.module.css';

const ShownNotice = lazy(() => import('./ShownNotice'), 'early');

/** The latest notice, such as an edit that was refused or a text that could not be saved. */
export function NoticeBar() {
  const notice = useApp((state) => state.notice);
  const spoken = useApp((state) => state.spoken);
  return (
    <div aria-live="polite" className={styles.live}>
      <span className="visually-hidden">{spoken}</span>
      <NewVersion />
      {notice && (
        <Boundary fallback={<div className={styles.notice}>{notice.text}</div>}>
          <Suspense>
            <ShownNotice notice={notice} />
          </Suspense>
        </Boundary>
      )}
    </div>
  );
}
