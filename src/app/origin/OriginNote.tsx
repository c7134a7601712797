import { useApp, useAppStore } from '../../state/useApp';
import { Button } from '../../ui/Button';
import { Isolated } from '../../ui/Isolated';
import { fileActions } from '../files/fileActions';
import { originWords, putBackTitle } from './originWords';
import styles from './OriginNote.module.css';

/** One line: where the policy was extracted from, and a button that puts it back. */
export default function OriginNote() {
  const store = useAppStore();
  const origin = useApp((state) => state.origin);
  if (!origin) return null;
  const { place, holder } = originWords(origin);
  return (
    <div role="note" className={styles.line}>
      <span className={styles.words} title={`From ${place} in ${holder}`}>
        <span className={styles.place}>
          From <Isolated text={place} />
        </span>
        <span className={styles.holder}>
          {' in '}
          <Isolated text={holder} />
        </span>
      </span>
      <Button look="link" title={putBackTitle(origin)} onClick={() => fileActions.putBack(store)}>
        Put back
      </Button>
    </div>
  );
}
