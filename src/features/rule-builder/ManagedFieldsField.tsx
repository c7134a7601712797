import { useSettled } from '../../state/useApp';
import { Segmented } from '../../ui/Segmented';
import { useFieldChange } from './fieldChange';

type Choice = 'inherit' | 'yes' | 'no';

const path = ['omitManagedFields'];

interface Props {
  value: boolean | undefined;
  locked: boolean;
  /** Without the field a rule inherits the policy's value; in the policy the default is no. */
  inRule?: boolean;
}

/** Whether recorded bodies lack managed fields. */
export function ManagedFieldsField({ value, locked, inRule = false }: Props) {
  const change = useFieldChange();
  const inherited = useSettled((state) => state.analysis.reading.draft?.omitManagedFields ?? false);
  const unset = inRule ? `inherit (${inherited ? 'yes' : 'no'})` : 'not set (no)';
  return (
    <Segmented<Choice>
      label="Omit managed fields"
      options={[
        { value: 'inherit', name: inRule ? 'inherit' : 'not set', text: unset },
        { value: 'yes', text: 'yes' },
        { value: 'no', text: 'no' },
      ]}
      value={value === undefined ? 'inherit' : value ? 'yes' : 'no'}
      disabled={locked}
      onChange={(choice) =>
        change([
          choice === 'inherit'
            ? { kind: 'remove', path }
            : { kind: 'set', path, value: choice === 'yes' },
        ])
      }
    />
  );
}
