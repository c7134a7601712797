import type { SelectHTMLAttributes } from 'react';
import { callers } from '../../../requests/callers';
import type { Caller } from '../../../requests/ownCallers';
import { useApp } from '../../../state/useApp';

interface Props extends Omit<SelectHTMLAttributes<HTMLSelectElement>, 'value' | 'onChange'> {
  /** The chosen caller, which may be none of those to choose from; undefined: none. */
  value: Caller | undefined;
  /** What stands for none. Without it there must be a caller. */
  none?: string;
  onChange: (caller: Caller | undefined) => void;
  /** Shows where callers are added. */
  onEdit?: () => void;
}

/** Returns everybody who can send a request: those for all, then the user's own. */
export const callersWith = (own: readonly Caller[] = []): Caller[] => [
  ...Object.values(callers),
  ...own,
];

/** Chooses who sends a request. */
export function CallerSelect({ value, none, onChange, onEdit, ...rest }: Props) {
  const own = useApp((state) => state.workspace.callers);
  const all = callersWith(own);
  // A link can bring one that is no longer, or never was, among the others.
  const given = JSON.stringify(value);
  const isOther = value && all.every((each) => JSON.stringify(each) !== given);
  return (
    <select
      {...rest}
      value={isOther ? 'other' : (value?.id ?? '')}
      onChange={({ target }) => {
        if (target.value === 'edit') onEdit?.();
        else onChange(all.find(({ id }) => id === target.value));
      }}
    >
      {none !== undefined && <option value="">{none}</option>}
      {isOther && <option value="other">{value.name}</option>}
      {all.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
      {onEdit && <option value="edit">A caller of your own…</option>}
    </select>
  );
}
