import { CopyButton } from '../../ui/CopyButton';
import styles from './Runbook.module.css';

/** A text to copy. It scrolls, so it can have the focus. */
export function Code({ text, label }: { text: string; label: string }) {
  return (
    <div className={styles.code}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0} role="region" aria-label={label}>
        {text}
      </pre>
      <CopyButton text={text} label="Copy" title={label} />
    </div>
  );
}
