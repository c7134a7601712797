import { Suspense } from 'react';
import type { Studio } from '../app/commands/command';
import { PageHeader } from '../app/header/PageHeader';
import { Boundary, NotLoaded } from '../ui/Boundary';
import { lazy } from '../ui/lazy';
import { Loading } from '../ui/Loading';
import { enablePage, enablePages } from './route';
import styles from './EnablePage.module.css';

const pages = {
  '': lazy(() => import('./check/CheckPage'), 'early'),
  setup: lazy(() => import('./setup/SetupPage'), 'early'),
  backends: lazy(() => import('./backends/BackendsPage'), 'early'),
  cost: lazy(() => import('./cost/CostPage'), 'early'),
};

interface Props extends Pick<Studio, 'theme' | 'setTheme'> {
  /** The part of the address after `#enable/`. */
  path: string;
}

/** Switching audit on: from a policy to a kube-apiserver that records. */
export default function EnablePage({ path, theme, setTheme }: Props) {
  const shown = enablePage(path) ?? '';
  const Page = pages[shown];
  const places = enablePages.map(({ title, address, path: own }) => ({
    title,
    address,
    isCurrent: own === shown,
  }));
  return (
    <div className={styles.page}>
      <PageHeader name="Switch it on" places={places} theme={theme} setTheme={setTheme} />
      <main className={styles.main} data-printed>
        <Boundary fallback={<NotLoaded what="This page" />}>
          <Suspense fallback={<Loading />}>
            <Page />
          </Suspense>
        </Boundary>
      </main>
    </div>
  );
}
