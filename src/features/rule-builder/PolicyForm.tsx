import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { Policy } from '../../audit/types';
import { useApp } from '../../state/useApp';
import { TextField } from '../../ui/TextField';
import { ManagedFieldsField } from './ManagedFieldsField';
import { StagesField } from './StagesField';
import styles from './RuleForm.module.css';

/** What holds for every rule: the name, omitted stages, managed fields. */
export function PolicyForm({ policy, locked }: { policy: Policy; locked: boolean }) {
  const [open, setOpen] = useState(false);
  const { omitStages = [], omitManagedFields = false } = policy;
  return (
    <section className={styles.policy} aria-label="Whole policy">
      <button
        type="button"
        className={styles.summary}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <ChevronRight size={14} aria-hidden="true" className={styles.chevron} data-open={open} />
        <span>
          <span className={styles.quiet}>Never record</span>{' '}
          {omitStages.join(', ') || 'nothing: all stages'}
        </span>
        <span>
          <span className={styles.quiet}>Managed fields</span>{' '}
          {omitManagedFields ? 'omitted' : 'kept'}
        </span>
      </button>
      {open && <PolicyFields policy={policy} locked={locked} />}
    </section>
  );
}

function PolicyFields({ policy, locked }: { policy: Policy; locked: boolean }) {
  const change = useApp((state) => state.change);
  const path = ['metadata', 'name'];
  return (
    <div className={styles.fields}>
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
      <StagesField path={[]} chosen={policy.omitStages ?? []} locked={locked} />
      <ManagedFieldsField path={[]} value={policy.omitManagedFields} locked={locked} />
    </div>
  );
}
