import { Suspense } from 'react';
import { useApp } from '../../state/useApp';
import { Boundary } from '../../ui/Boundary';
import { lazy } from '../../ui/lazy';

const NotePanel = lazy(() => import('./NotePanel'));

/** The author's note, if there is one that nobody closed. */
export function AuthorNote() {
  const isShown = useApp(
    ({ workspace }) => workspace.note !== undefined && workspace.notePanel === undefined,
  );
  return (
    isShown && (
      <Boundary fallback={null}>
        <Suspense>
          <NotePanel />
        </Suspense>
      </Boundary>
    )
  );
}
