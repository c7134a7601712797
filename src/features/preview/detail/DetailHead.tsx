import { X } from 'lucide-react';
import { useApp, useStudioRoot } from '../../../state/useApp';
import { IconButton } from '../../../ui/Button';
import { focusRow } from '../rowOf';
import styles from './DetailHead.module.css';

interface Props {
  request: { id: string; command: string };
  /** The list above contains it: no filter hides it. */
  listed: boolean;
}

/** Names the request of the detail, and closes it: the focus returns to its row, as with Escape. */
export function DetailHead({ request: { id, command }, listed }: Props) {
  const select = useApp((state) => state.selectRequest);
  const root = useStudioRoot();
  return (
    <>
      <p className={styles.request}>
        <span className={styles.command} title={command}>
          {command}
        </span>
        {!listed && <span className={styles.note}>not in this list</span>}
      </p>
      <IconButton
        label="Close the request"
        className={styles.close ?? ''}
        onClick={() => {
          focusRow(root, id);
          select(undefined);
        }}
      >
        <X size={15} />
      </IconButton>
    </>
  );
}
