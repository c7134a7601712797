import type { Studio } from '../app/commands/command';
import { PageHeader } from '../app/header/PageHeader';
import { Prove } from './Prove';
import styles from './ProvePage.module.css';

/** What holds for every request, of the studio's policy. */
export default function ProvePage({ theme, setTheme }: Pick<Studio, 'theme' | 'setTheme'>) {
  return (
    <div className={styles.page}>
      <PageHeader name="Prove" places={[]} theme={theme} setTheme={setTheme} />
      <main className={styles.main} data-printed>
        <Prove />
      </main>
    </div>
  );
}
