import { Fragment, type ReactNode } from 'react';
import type { Policy } from '../../audit/types';
import { TextField } from '../../ui/fields/TextField';
import { useFieldChange } from './fieldChange';
import { FieldLabel } from './fields/FieldLabel';
import { ManagedFieldsField } from './ManagedFieldsField';
import { StagesField } from './StagesField';
import styles from './RuleForm.module.css';

interface Props {
  policy: Policy;
  locked: boolean;
}

/** The fields of the policy itself. */
export default function PolicyFields({ policy, locked }: Props) {
  return (
    <div className={`${styles.fields} ${styles.ofPolicy}`}>
      {Object.entries(editors).map(([field, [label, EditField]]) => (
        <Fragment key={field}>
          <FieldLabel place="policy" field={field} text={label} />
          <EditField policy={policy} locked={locked} />
        </Fragment>
      ))}
    </div>
  );
}

/** The label of each field except the rules, and what edits it, in the order of the form. */
const editors: Readonly<
  Record<Exclude<keyof Policy, 'rules'>, [label: string, (props: Props) => ReactNode]>
> = {
  metadata: ['Name', NameField],
  omitStages: [
    'Omit stages',
    ({ policy, locked }) => <StagesField chosen={policy.omitStages ?? []} locked={locked} />,
  ],
  omitManagedFields: [
    'Omit managed fields',
    ({ policy, locked }) => <ManagedFieldsField value={policy.omitManagedFields} locked={locked} />,
  ],
};

function NameField({ policy, locked }: Props) {
  const change = useFieldChange();
  const path = ['metadata', 'name'];
  return (
    <TextField
      label="Policy name"
      value={policy.metadata?.name ?? ''}
      placeholder="none"
      disabled={locked}
      onCommit={(value) =>
        change([value === '' ? { kind: 'remove', path } : { kind: 'set', path, value }])
      }
    />
  );
}
