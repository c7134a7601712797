import { ChevronRight } from 'lucide-react';
import { Suspense, useState, type ReactNode } from 'react';
import { shownValue } from '../../audit/shownValue';
import type { Policy } from '../../audit/types';
import { lazy } from '../../ui/lazy';
import { Boundary, NotLoaded } from '../../ui/Boundary';
import styles from './PolicyForm.module.css';
import { thousands } from '../../ui/counted';

const PolicyFields = lazy(() => import('./PolicyFields'), 'early');
const PolicyReading = lazy(() => import('./PolicyReading'));

/** The fields of the policy itself, and the whole policy in plain English. */
export function PolicyForm({ policy, locked }: { policy: Policy; locked: boolean }) {
  const { omitStages = [], omitManagedFields = false } = policy;
  return (
    <section className={styles.policy} aria-label="Whole policy">
      <Disclosure
        summary={
          <>
            <span>
              <span className={styles.quiet}>Omitted stages</span> {omittedText(omitStages)}
            </span>
            <span>
              <span className={styles.quiet}>Managed fields</span>{' '}
              {omitManagedFields ? 'omitted' : 'kept'}
            </span>
          </>
        }
      >
        {() => <PolicyFields policy={policy} locked={locked} />}
      </Disclosure>
      <Disclosure summary={<span className={styles.quiet}>In plain English</span>}>
        {() => <PolicyReading policy={policy} />}
      </Disclosure>
    </section>
  );
}

const namedAtMost = 6;

function omittedText(stages: readonly string[]): string {
  const named = stages.slice(0, namedAtMost).map((stage) => shownValue(stage));
  const more = stages.length - named.length;
  return [...named, ...(more > 0 ? [`${thousands(more)} more`] : [])].join(', ') || 'none';
}

function Disclosure({ summary, children }: { summary: ReactNode; children: () => ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={styles.summary}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <ChevronRight size={14} aria-hidden="true" className={styles.chevron} data-open={open} />
        <span className={styles.words}>{summary}</span>
      </button>
      {open && (
        <Boundary fallback={<NotLoaded what="This part" />}>
          <Suspense>{children()}</Suspense>
        </Boundary>
      )}
    </>
  );
}
