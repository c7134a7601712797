import { Maximize2, Minimize2, X } from 'lucide-react';
import { useApp } from '../../../state/useApp';
import { IconButton } from '../../../ui/Button';
import { useLeave } from './useLeave';
import styles from './DetailHead.module.css';

interface Props {
  request: { id: string; command: string };
  /** The list above contains it: no filter hides it. */
  listed: boolean;
}

/** Names the request of the detail, shows it over all panes, and closes it: the focus returns to its row, as with Escape. */
export function DetailHead({ request: { id, command }, listed }: Props) {
  const leave = useLeave(id);
  const isWhole = useApp((state) => state.isDetailWhole);
  const showWhole = useApp((state) => state.showDetailWhole);
  return (
    <>
      <p className={styles.request}>
        <span className={styles.command} title={command}>
          {command}
        </span>
        {!listed && <span className={styles.note}>not in this list</span>}
      </p>
      <span className={styles.buttons}>
        <IconButton
          label="Maximize the request"
          className={styles.whole ?? ''}
          aria-pressed={isWhole}
          onClick={() => showWhole(!isWhole)}
        >
          {isWhole ? <Minimize2 size={14} /> : <Maximize2 size={14} />}
        </IconButton>
        <IconButton label="Close the request" onClick={() => leave('close')}>
          <X size={15} />
        </IconButton>
      </span>
    </>
  );
}
