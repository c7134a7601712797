import { X } from 'lucide-react';
import { addresses } from '../course/addresses';
import { dismissHint } from '../storage/preferences';
import { IconButton } from '../ui/Button';
import styles from './Hint.module.css';

/** Three first steps, shown until dismissed. */
export function Hint({ onDismiss }: { onDismiss: () => void }) {
  return (
    <aside className={styles.hint} aria-label="First steps" data-once>
      <ol>
        <li className={styles.product}>Auditorium, a Kubernetes audit policy studio</li>
        <li>
          Select a request to see which rule matches it<span>, and why</span>.
        </li>
        <li>Edit rules in the form or in YAML; they stay in sync.</li>
        <li>Paste your policy or start from a template. Nothing leaves your browser.</li>
      </ol>
      <a className={styles.learn} href={addresses.home}>
        New to this? Learn
      </a>
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
