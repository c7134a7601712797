import { ChevronRight } from 'lucide-react';
import { Suspense, useState, type ReactNode } from 'react';
import { shownValue } from '../../audit/shownValue';
import type { Policy } from '../../audit/types';
import { lazy } from '../../ui/lazy';
import { Boundary, NotLoaded } from '../../ui/Boundary';
import { TextField } from '../../ui/fields/TextField';
import { useFieldChange } from './fieldChange';
import { ManagedFieldsField } from './ManagedFieldsField';
import { StagesField } from './StagesField';
import styles from './RuleForm.module.css';

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
        {() => (
          <Boundary fallback={<NotLoaded what="The policy in plain English" />}>
            <Suspense>
              <PolicyReading policy={policy} />
            </Suspense>
          </Boundary>
        )}
      </Disclosure>
    </section>
  );
}

const namedAtMost = 6;

function omittedText(stages: readonly string[]): string {
  const named = stages.slice(0, namedAtMost).map((stage) => shownValue(stage));
  const more = stages.length - named.length;
  return (
    [...named, ...(more > 0 ? [`${more.toLocaleString('en')} more`] : [])].join(', ') || 'none'
  );
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
      {open && children()}
    </>
  );
}

function PolicyFields({ policy, locked }: { policy: Policy; locked: boolean }) {
  return (
    <div className={styles.fields}>
      {Object.entries(editors).map(([field, EditField]) => (
        <EditField key={field} policy={policy} locked={locked} />
      ))}
    </div>
  );
}

interface EditorProps {
  policy: Policy;
  locked: boolean;
}

/** What edits each field except the rules, in the order of the form. */
const editors: Readonly<Record<Exclude<keyof Policy, 'rules'>, (props: EditorProps) => ReactNode>> =
  {
    metadata: NameField,
    omitStages: ({ policy, locked }) => (
      <StagesField chosen={policy.omitStages ?? []} locked={locked} />
    ),
    omitManagedFields: ({ policy, locked }) => (
      <ManagedFieldsField value={policy.omitManagedFields} locked={locked} />
    ),
  };

function NameField({ policy, locked }: EditorProps) {
  const change = useFieldChange();
  const path = ['metadata', 'name'];
  return (
    <>
      <span className={styles.label}>Name</span>
      <TextField
        label="Policy name"
        value={policy.metadata?.name ?? ''}
        placeholder="none"
        disabled={locked}
        onCommit={(value) =>
          change([value === '' ? { kind: 'remove', path } : { kind: 'set', path, value }])
        }
      />
    </>
  );
}
