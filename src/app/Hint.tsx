import { X } from 'lucide-react';
import { dismissHint } from '../storage/preferences';
import { IconButton } from '../ui/Button';
import styles from './Hint.module.css';

/** Three steps for the first minute, until dismissed for good. */
export function Hint({ onDismiss }: { onDismiss: () => void }) {
  return (
    <aside className={styles.hint} aria-label="First steps">
      <ol>
        <li>Pick a request and read why: which rule decides it.</li>
        <li>Change a rule, as form or as YAML: both are one policy.</li>
        <li>Paste your own, or take a template. It never leaves this browser.</li>
      </ol>
      <IconButton
        label="Dismiss first steps"
        onClick={() => {
          dismissHint();
          onDismiss();
        }}
      >
        <X size={15} />
      </IconButton>
    </aside>
  );
}
