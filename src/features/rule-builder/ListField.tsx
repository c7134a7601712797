import { memo } from 'react';
import type { MatchListField } from '../../audit/types';
import { hasKnownValues, suggestValues } from '../../engine/suggestions';
import { TagInput } from '../../ui/tags/TagInput';
import { addValue } from './addValue';
import { useFieldChange } from './fieldChange';
import { useDraft } from './fields/drafts';

interface Props {
  values: readonly string[];
  field: MatchListField;
  label: string;
  empty: string;
  locked: boolean;
}

/** A field of a rule that is a list of strings. */
export const ListField = memo(function ListField(props: Props) {
  const { values, field, label, empty, locked } = props;
  const change = useFieldChange();
  return (
    <TagInput
      label={label}
      values={values}
      suggestions={suggestValues(field)}
      completes={hasKnownValues[field]}
      placeholder={empty}
      disabled={locked}
      {...useDraft(field)}
      onAdd={(value) => change([addValue([field], values, value)])}
      onRemove={(index) => change([{ kind: 'remove', path: [field, index] }])}
    />
  );
});
