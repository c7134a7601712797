import { CopyButton } from '../../ui/CopyButton';
import styles from './IncidentRoom.module.css';

/** The policy that the log was written under. */
export function PolicyTab({ text }: { text: string }) {
  return (
    <div className={styles.policy}>
      <p>
        kube-apiserver wrote the log under this policy. The comments count its rules.
        <CopyButton label="Copy YAML" text={text} />
      </p>
      {/* A region that scrolls can be reached with the keyboard. */}
      <pre tabIndex={0} role="region" aria-label="Policy of the log">
        {text}
      </pre>
    </div>
  );
}
