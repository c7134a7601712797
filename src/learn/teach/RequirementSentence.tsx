import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { IconButton } from '../../ui/Button';
import styles from './Teach.module.css';

interface Props {
  /** From 1. */
  number: number;
  /** So many requirements there are. */
  count: number;
  says: string;
  onSays: (says: string) => void;
  /** -1: up, 1: down. */
  onMove: (by: number) => void;
  onRemove: () => void;
}

/** The sentence of a requirement, and what moves and removes it. */
export function RequirementSentence(props: Props) {
  const { number, count, says, onSays, onMove, onRemove } = props;
  return (
    <div className={styles.row}>
      <textarea
        className={styles.sentence}
        data-sentence={number}
        aria-label={`Requirement ${number}`}
        rows={1}
        value={says}
        maxLength={1000}
        placeholder="A sentence: Record Secrets as metadata only."
        onChange={({ target }) => onSays(target.value.replaceAll('\n', ' '))}
      />
      {number > 1 && (
        <IconButton label={`Move requirement ${number} up`} onClick={() => onMove(-1)}>
          <ArrowUp size={15} />
        </IconButton>
      )}
      {number < count && (
        <IconButton label={`Move requirement ${number} down`} onClick={() => onMove(1)}>
          <ArrowDown size={15} />
        </IconButton>
      )}
      <IconButton label={`Remove requirement ${number}`} onClick={onRemove}>
        <X size={15} />
      </IconButton>
    </div>
  );
}
