import type { Path, PolicyRule } from '../../audit/types';
import { useApp } from '../../state/useApp';
import { TagInput, type Suggestion } from '../../ui/TagInput';
import { addValue } from './addValue';
import styles from './RuleForm.module.css';

interface Props {
  rule: PolicyRule;
  path: Path;
  field: 'users' | 'userGroups' | 'verbs' | 'namespaces' | 'nonResourceURLs';
  label: string;
  empty: string;
  suggest: () => readonly Suggestion[];
  locked: boolean;
}

/** A field of a rule that is a list of exact texts. */
export function ListField({ rule, path, field, label, empty, suggest, locked }: Props) {
  const change = useApp((state) => state.change);
  const values = rule[field] ?? [];
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
}
