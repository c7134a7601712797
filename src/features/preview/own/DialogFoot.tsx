import { useEffect, type ReactNode } from 'react';
import { Button } from '../../../ui/Button';
import styles from './DialogFoot.module.css';

interface Props {
  /** What stands at the start of the line. */
  start?: ReactNode;
  /** Absent where everything is done at once. */
  onCancel?: () => void;
  /** The buttons after Cancel, the primary one last. */
  children: ReactNode;
}

/** The last line of a dialog about own requests: Cancel, and what it is for. */
export function DialogFoot({ start, onCancel, children }: Props) {
  // Notices keep clear of its buttons.
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset['dialogFoot'] = '';
    return () => {
      delete dataset['dialogFoot'];
    };
  }, []);
  return (
    <div className={styles.foot}>
      {start}
      <span className={styles.grow} />
      {onCancel && (
        <Button className={styles.cancel ?? ''} onClick={onCancel}>
          Cancel
        </Button>
      )}
      {children}
    </div>
  );
}
