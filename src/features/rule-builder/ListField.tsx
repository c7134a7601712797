import { memo } from 'react';
import type { Path } from '../../audit/types';
import { useApp } from '../../state/useApp';
import { TagInput, type Suggestion } from '../../ui/TagInput';
import { addValue } from './addValue';
import styles from './RuleForm.module.css';

interface Props {
  values: readonly string[];
  path: Path;
  field: 'users' | 'userGroups' | 'verbs' | 'namespaces' | 'nonResourceURLs';
  label: string;
  empty: string;
  suggest: () => readonly Suggestion[];
  locked: boolean;
}

/** A field of a rule that is a list of exact texts. */
export const ListField = memo(function ListField(props: Props) {
  const { values, path, field, label, empty, suggest, locked } = props;
  const change = useApp((state) => state.change);
  const at = [...path, field];
  return (
    <>
      <span className={styles.label}>{label}</span>
      <TagInput
        label={label}
        values={values}
        suggestions={suggest()}
        placeholder={empty}
        disabled={locked}
        onAdd={(value) => change([addValue(at, values, value)])}
        onRemove={(index) => change([{ kind: 'remove', path: [...at, index] }])}
      />
    </>
  );
});
