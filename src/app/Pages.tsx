import { Activity, Suspense, useState, useSyncExternalStore } from 'react';
import { addressTarget, followAddress } from '../storage/address';
import { Boundary, NotLoaded } from '../ui/Boundary';
import { lazy } from '../ui/lazy';
import { Loading } from '../ui/Loading';
import { App } from './App';
import { useTheme } from './useTheme';

const LearnPage = lazy(() => import('../learn/LearnPage'), 'early');

/** The place in Learn that the address names, as text; undefined: the studio. */
function learnPath(): string | undefined {
  const target = addressTarget();
  return target.kind === 'learn' ? target.path.join('/') : undefined;
}

/** The studio, or Learn instead of it. The studio stays as it is meanwhile. */
export function Pages() {
  const path = useSyncExternalStore(followAddress, learnPath);
  const [theme, setTheme] = useTheme();
  const [hasStudio, setStudio] = useState(path === undefined);
  if (path === undefined && !hasStudio) setStudio(true);
  return (
    <>
      {hasStudio && (
        <Activity mode={path === undefined ? 'visible' : 'hidden'}>
          <App theme={theme} setTheme={setTheme} />
        </Activity>
      )}
      {path !== undefined && (
        <Boundary fallback={<NotLoaded what="Learn" />}>
          <Suspense fallback={<Loading />}>
            <LearnPage path={path} theme={theme} setTheme={setTheme} />
          </Suspense>
        </Boundary>
      )}
    </>
  );
}
