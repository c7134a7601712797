import { CopyButton } from '../../ui/CopyButton';
import styles from './Backends.module.css';

interface Props {
  flags: readonly string[];
}

/** The flags that are set, to copy. */
export function FlagLines({ flags }: Props) {
  if (flags.length === 0) return <p className={styles.muted}>All flags have their defaults.</p>;
  return (
    <div className={styles.flags}>
      <div>
        <span className={styles.muted}>Flags to set</span>
        <CopyButton text={flags.join('\n')} label="Copy" />
      </div>
      <pre>{flags.join('\n')}</pre>
    </div>
  );
}
