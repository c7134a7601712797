import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { onNewVersion, reload } from '../storage/offline';
import { Button, IconButton } from '../ui/Button';
import styles from './NoticeBar.module.css';

/** Says that a newer version is there, and leaves it to the user when to reload. */
export function NewVersion() {
  const [isThere, setThere] = useState(false);
  useEffect(() => onNewVersion(() => setThere(true)), []);
  if (!isThere) return null;
  return (
    <div className={styles.notice}>
      <span>A new version is ready. It opens with the next reload.</span>
      <Button look="link" onClick={reload}>
        Reload
      </Button>
      <IconButton label="Dismiss" onClick={() => setThere(false)}>
        <X size={15} />
      </IconButton>
    </div>
  );
}
