import type { RunbookFile } from '../../apiServer/setups/runbook';
import { formatBytes } from '../../ui/formatBytes';
import { Code } from './Code';
import styles from './Runbook.module.css';

interface Props {
  file: RunbookFile;
  /** It is in the commands of its step, too: once is enough on paper. */
  isRepeated: boolean;
}

/** A file of a step, folded. */
export function FileView({ file: { path, content, target, mode }, isRepeated }: Props) {
  return (
    <details className={styles.file} data-repeated={isRepeated}>
      <summary>
        <code>{path}</code>{' '}
        <span>
          {target !== undefined && target !== path && `${target}, `}mode {mode},{' '}
          {formatBytes(new TextEncoder().encode(content).length)}
        </span>
      </summary>
      <Code text={content} label={path} />
    </details>
  );
}
