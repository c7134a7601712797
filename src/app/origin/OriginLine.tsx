import { Suspense } from 'react';
import { useApp } from '../../state/useApp';
import { Boundary } from '../../ui/Boundary';
import { lazy } from '../../ui/lazy';

const OriginNote = lazy(() => import('./OriginNote'));

/** Keeps the place of the line while it loads: the text below does not move when it comes. */
const place = <div style={{ flex: 'none', minHeight: 'max(30px, var(--target) + 1px)' }} />;

/** Where the policy was extracted from, while it can be put back there. */
export function OriginLine() {
  const isShown = useApp(({ origin }) => origin !== undefined);
  return (
    isShown && (
      <Boundary fallback={null}>
        <Suspense fallback={place}>
          <OriginNote />
        </Suspense>
      </Boundary>
    )
  );
}
