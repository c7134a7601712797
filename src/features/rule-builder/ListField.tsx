import { memo } from 'react';
import { TagInput, type Suggestion } from '../../ui/TagInput';
import { addValue } from './addValue';
import { useFieldChange } from './fieldChange';
import styles from './RuleForm.module.css';

interface Props {
  values: readonly string[];
  field: 'users' | 'userGroups' | 'verbs' | 'namespaces' | 'nonResourceURLs';
  label: string;
  empty: string;
  suggest: () => readonly Suggestion[];
  locked: boolean;
}

/** A field of a rule that is a list of exact texts. */
export const ListField = memo(function ListField(props: Props) {
  const { values, field, label, empty, suggest, locked } = props;
  const change = useFieldChange();
  return (
    <>
      <span className={styles.label}>{label}</span>
      <TagInput
        label={label}
        values={values}
        suggestions={suggest()}
        placeholder={empty}
        disabled={locked}
        onAdd={(value) => change([addValue([field], values, value)])}
        onRemove={(index) => change([{ kind: 'remove', path: [field, index] }])}
      />
    </>
  );
});
