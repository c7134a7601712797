import { useState } from 'react';
import type { SampleRequest } from '../../catalog/types';
import { Button } from '../../ui/Button';
import styles from './Teach.module.css';

interface Props {
  /** The number of the requirement, from 1. */
  number: number;
  requests: readonly SampleRequest[];
  onAdd: (id: string) => void;
}

/** Chooses a request, and adds it when asked: arrow keys and letters only look for one. */
export function AddRequest({ number, requests, onAdd }: Props) {
  const [chosen, setChosen] = useState('');
  return (
    <div className={styles.addRow}>
      <select
        className={styles.add}
        data-add={number}
        aria-label={`Add a request to requirement ${number}`}
        value={chosen}
        onChange={({ target }) => setChosen(target.value)}
      >
        <option value="">Add a request: expect what the solution does now…</option>
        {requests.map(({ id, command, title }) => (
          <option key={id} value={id}>
            {command} · {title}
          </option>
        ))}
      </select>
      <Button
        look="outlined"
        aria-label={`Add this request to requirement ${number}`}
        disabled={chosen === ''}
        onClick={() => onAdd(chosen)}
      >
        Add
      </Button>
    </div>
  );
}
