import { useSyncExternalStore } from 'react';
import { Mark } from '../../app/Mark';
import { addressOf, addressTarget, followAddress } from '../../storage/address';
import { routeOf } from '../route';
import SharedPage from './SharedPage';
import styles from './Shared.module.css';

const path = () => {
  const target = addressTarget();
  return target.kind === 'learn' ? target.path.join('/') : '';
};

/** Exercises of a teacher in another site's page. */
export function EmbeddedLearn() {
  const shown = useSyncExternalStore(followAddress, path);
  const route = routeOf(shown);
  const shared = route.page === 'shared' ? route : undefined;
  return (
    <div className={styles.embedded}>
      <header className={styles.embeddedHeader}>
        <Mark />
        <a href={addressOf(`learn/${shown}`)} target="_blank" rel="noopener noreferrer">
          Open in Auditorium
        </a>
      </header>
      <main>
        <SharedPage link={shared?.link ?? ''} exercise={shared?.exercise} isEmbedded />
      </main>
    </div>
  );
}
