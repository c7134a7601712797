import { useState, type DragEvent } from 'react';
import type { SetupId } from '../../apiServer/setups/choice';
import styles from './SetupPage.module.css';

/** What can be finished instead of patched, when its text is given. */
const files: Partial<Record<SetupId, string>> = {
  'static-pod': 'kube-apiserver.yaml',
  systemd: 'kube-apiserver.service',
};

/** What was pasted, by setup, while the tab is open. It may hold secrets, so it is not saved. */
const kept = new Map<SetupId, string>();

/** In UTF-16 units; manifests and units have some thousand. */
const longest = 200_000;

/** The current manifest or unit of kube-apiserver, and how to change it; undefined while there is none. One that is too long is not read. */
export function useCurrent(setup: SetupId) {
  const [, setCount] = useState(0);
  const text = files[setup] === undefined ? undefined : kept.get(setup);
  const change = (next: string) => {
    if (next.trim() === '') kept.delete(setup);
    else kept.set(setup, next);
    setCount((count) => count + 1);
  };
  const read = text !== undefined && text.length > longest ? undefined : text;
  return { text, read, change };
}

interface Props {
  setup: SetupId;
  text: string | undefined;
  onChange: (text: string) => void;
}

/** A place for the current manifest or unit, where a setup can finish it. */
export function Current({ setup, text = '', onChange }: Props) {
  const name = files[setup];
  if (name === undefined) return null;
  const onDrop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    void file.text().then(onChange);
  };
  return (
    <label className={styles.field}>
      <span>Your current {name}</span>
      <textarea
        value={text}
        rows={4}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        placeholder="Optional: paste or drop it, and get the finished file. It is not saved."
        onChange={({ target }) => onChange(target.value)}
        onDrop={onDrop}
      />
      {text.length > longest && <p role="alert">This is too long for {name}, and is not read.</p>}
    </label>
  );
}
