import { Suspense, useState } from 'react';
import { flushSync } from 'react-dom';
import { useShown } from '../../../state/useApp';
import { Boundary, NotLoaded } from '../../../ui/Boundary';
import { Button } from '../../../ui/Button';
import { lazy } from '../../../ui/lazy';
import { Loading } from '../../../ui/Loading';
import styles from './ExpectBar.module.css';
import type { Expected } from '../../../state/expected';

const CoverageDialog = lazy(() => import('./CoverageDialog'));

/** What scrolls the grid of the same preview. */
const gridBeside = (element: Element) =>
  element.closest('[data-pane]')?.querySelector('[role="grid"]')?.parentElement;

/** How many expectations hold, and shows the requests that have one. */
export default function ExpectBar({ expected: { counts } }: { expected: Expected }) {
  const isOnly = useShown((state) => state.only === 'expected');
  const showOnly = useShown((state) => state.showOnly);
  const [isOpen, setOpen] = useState(false);
  const { pass, fail, gone } = counts;
  return (
    <div className={styles.bar} role="group" aria-label="Expectations">
      <span role="status" className={styles.counts}>
        {fail > 0 && (
          <span className={styles.fail}>
            <b>{fail}</b> not as expected
          </span>
        )}
        <span>
          <b>{pass}</b> as expected
        </span>
        {gone > 0 && (
          <span title="Their requests are no longer in this workspace. Undo brings a deleted request back.">
            <b>{gone}</b> without a request
          </span>
        )}
      </span>
      <span className={styles.grow} />
      <Button look="link" onClick={() => setOpen(true)}>
        What they notice…
      </Button>
      {pass + fail > 0 && (
        <Button
          look="link"
          aria-pressed={isOnly}
          onClick={({ currentTarget }) => {
            flushSync(() => showOnly(isOnly ? undefined : 'expected'));
            // Those that fail are first.
            gridBeside(currentTarget)?.scrollTo(0, 0);
          }}
        >
          {isOnly ? 'Show all' : 'Show only these'}
        </Button>
      )}
      {isOpen && (
        <Boundary fallback={<NotLoaded what="This dialog" onClose={() => setOpen(false)} />}>
          <Suspense fallback={<Loading floating />}>
            <CoverageDialog onClose={() => setOpen(false)} />
          </Suspense>
        </Boundary>
      )}
    </div>
  );
}
