import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { onNewVersion, reload } from '../../storage/offline';
import { Button, IconButton } from '../../ui/Button';
import styles from './NoticeBar.module.css';

/** Announces a new version. The user decides when to reload. */
export function NewVersion() {
  const [isThere, setThere] = useState(false);
  useEffect(() => onNewVersion(() => setThere(true)), []);
  if (!isThere) return null;
  return (
    <div className={styles.notice}>
      <span>A new version is ready. Reload to update.</span>
      <Button look="link" onClick={reload}>
        Reload
      </Button>
      <IconButton label="Dismiss" onClick={() => setThere(false)}>
        <X size={15} />
      </IconButton>
    </div>
  );
}
