import { Activity, Suspense, useState, useSyncExternalStore } from 'react';
import { addressTarget, followAddress } from '../storage/address';
import { Boundary, NotLoaded } from '../ui/Boundary';
import { lazy } from '../ui/lazy';
import { Loading } from '../ui/Loading';
import { App } from './App';
import { useTheme } from './useTheme';

/** The pages beside the studio, each loaded when it is opened. */
const pages = {
  learn: { title: 'Learn', Page: lazy(() => import('../learn/LearnPage'), 'early') },
  enable: { title: 'This page', Page: lazy(() => import('../enable/EnablePage'), 'early') },
  prove: { title: 'This page', Page: lazy(() => import('../prove/ProvePage'), 'early') },
};

const isPage = (name = ''): name is keyof typeof pages => Object.hasOwn(pages, name);

/** The page that the address names, and the place in it, as text; undefined: the studio. */
function pagePath(): string | undefined {
  const target = addressTarget();
  return 'path' in target ? [target.kind, ...target.path].join('/') : undefined;
}

/** The studio, or another page instead of it. The studio stays as it is meanwhile. */
export function Pages() {
  const shown = useSyncExternalStore(followAddress, pagePath);
  const [theme, setTheme] = useTheme();
  const [hasStudio, setStudio] = useState(shown === undefined);
  if (shown === undefined && !hasStudio) setStudio(true);
  const [name, ...path] = shown?.split('/') ?? [];
  const page = isPage(name) ? pages[name] : undefined;
  return (
    <>
      {hasStudio && (
        <Activity mode={page ? 'hidden' : 'visible'}>
          <App theme={theme} setTheme={setTheme} />
        </Activity>
      )}
      {page && (
        <Boundary key={name} fallback={<NotLoaded what={page.title} />}>
          <Suspense fallback={<Loading />}>
            <page.Page path={path.join('/')} theme={theme} setTheme={setTheme} />
          </Suspense>
        </Boundary>
      )}
    </>
  );
}
