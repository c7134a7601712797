import { useId } from 'react';
import { groupsIn } from '../../../requests/ownList';
import { useApp } from '../../../state/useApp';
import styles from './GroupField.module.css';

interface Props {
  value: string;
  onChange: (group: string) => void;
}

/** The group of a request. Those that there are already are offered. */
export function GroupField({ value, onChange }: Props) {
  const own = useApp((state) => state.workspace.ownRequests);
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>Group</label>
      <input
        id={id}
        value={value}
        dir="auto"
        placeholder="none"
        list={`${id}offers`}
        onChange={({ target }) => onChange(target.value)}
      />
      <datalist id={`${id}offers`}>
        {groupsIn(own).map((each) => (
          <option key={each}>{each}</option>
        ))}
      </datalist>
    </div>
  );
}
