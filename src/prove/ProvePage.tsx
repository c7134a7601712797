import { Suspense } from 'react';
import type { Studio } from '../app/commands/command';
import { PageHeader } from '../app/header/PageHeader';
import { lazy } from '../ui/lazy';
import { Loading } from '../ui/Loading';
import { Prove } from './Prove';
import styles from './ProvePage.module.css';

const Linked = lazy(() => import('./Linked'));

interface Props extends Pick<Studio, 'theme' | 'setTheme'> {
  /** The part of the address after `#prove/`: a link, as the studio opens it, or nothing. */
  path?: string;
}

/** What holds for every request, of the studio's policy or of one that a link holds. */
export default function ProvePage({ path = '', theme, setTheme }: Props) {
  return (
    <div className={styles.page}>
      <PageHeader name="Prove" places={[]} theme={theme} setTheme={setTheme} />
      <main className={styles.main} data-printed>
        {path === '' ? (
          <Prove />
        ) : (
          <Suspense fallback={<Loading />}>
            <Linked key={path} link={path} />
          </Suspense>
        )}
      </main>
    </div>
  );
}
