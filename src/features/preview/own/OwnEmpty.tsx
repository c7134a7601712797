import { useApp } from '../../../state/useApp';
import { Button } from '../../../ui/Button';
import styles from './OwnEmpty.module.css';

/** What can be asked, as long as there are no own requests. */
export function OwnEmpty() {
  const showOwnDialog = useApp((state) => state.showOwnDialog);
  return (
    <div className={styles.empty}>
      <p>Ask about your own requests</p>
      <p>
        Paste <code>kubectl</code> or <code>curl</code> commands, a method and a path, or lines of
        an audit log. The preview shows which rule matches each of them, and what is recorded.
      </p>
      <p className={styles.buttons}>
        <Button look="primary" onClick={() => showOwnDialog('add')}>
          Add requests
        </Button>
        <Button look="outlined" onClick={() => showOwnDialog('new')}>
          Fill in a form
        </Button>
      </p>
      <p>
        To start from a sample request, select it, then Duplicate on its Request tab. Your requests
        are saved with this workspace, in this browser; links carry them too.
      </p>
    </div>
  );
}
