import { X } from 'lucide-react';
import { Suspense } from 'react';
import { selectCompared } from '../../state/changes';
import type { ComparedWith } from '../../state/state';
import { useShown } from '../../state/useApp';
import { Boundary } from '../../ui/Boundary';
import { Button, IconButton } from '../../ui/Button';
import { lazy } from '../../ui/lazy';
import styles from './BeforeAfterBar.module.css';

const Exactly = lazy(() => import('./Exactly'));

/** What is compared with what, and how many requests it changes. */
export default function Comparing({ comparedWith }: { comparedWith: ComparedWith }) {
  const compared = useShown(selectCompared);
  const baseline = useShown((state) => state.baseline.name);
  const only = useShown((state) => state.only);
  const compareWith = useShown((state) => state.compareWith);
  const showOnly = useShown((state) => state.showOnly);
  const setBaseline = useShown((state) => state.setBaseline);
  return (
    <div className={styles.bar} role="group" aria-label="Before and after">
      <label className={styles.choice}>
        <span className={styles.quiet}>Before → after</span>
        <select
          aria-label="Compare with"
          value={comparedWith}
          onChange={(event) => compareWith(event.target.value as ComparedWith)}
        >
          <option value="edit">the last edit</option>
          <option value="baseline">{baseline}</option>
        </select>
      </label>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={only === 'changed'}
          onChange={(event) => showOnly(event.target.checked ? 'changed' : undefined)}
        />
        Changed only
      </label>
      <span className={styles.grow} />
      <Button look="link" onClick={setBaseline} title="Compare later edits with the current policy">
        Set baseline
      </Button>
      <IconButton label="Stop comparing" onClick={() => compareWith(undefined)}>
        <X size={15} />
      </IconButton>
      <span className={styles.sentence}>{compared?.sentence || 'No changes'}.</span>
      <Boundary fallback={null}>
        <Suspense>
          <Exactly comparedWith={comparedWith} />
        </Suspense>
      </Boundary>
    </div>
  );
}
