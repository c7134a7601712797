import { FileInput } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useAppStore } from '../../state/useApp';
import { hasFiles, takeDropped } from '../../storage/takeFiles';
import { fileActions } from './fileActions';
import styles from './FileDrop.module.css';

/** Takes files dropped anywhere on the page, and shows so while they are over it. */
export function FileDrop() {
  const store = useAppStore();
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    // Before anything else sees it: Monaco would write the file's name into the text.
    const over = (event: DragEvent) => {
      if (!event.dataTransfer || !hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.stopPropagation();
      event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      // Going from one element to the next leaves as well.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!event.dataTransfer || !hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.stopPropagation();
      fileActions.openDropped(store, takeDropped(event.dataTransfer));
    };
    const listeners = [
      ['dragenter', over],
      ['dragover', over],
      ['dragleave', leave],
      ['drop', drop],
    ] as const;
    for (const [type, listener] of listeners) window.addEventListener(type, listener, true);
    return () => {
      for (const [type, listener] of listeners) window.removeEventListener(type, listener, true);
    };
  }, [store]);

  if (!isOver) return null;
  return (
    <div className={styles.cover}>
      <p className={styles.words}>
        <FileInput size={20} aria-hidden="true" />
        <strong>Drop it to open it</strong>
        <span>YAML or JSON. It takes the place of the text; undo brings that back.</span>
      </p>
    </div>
  );
}
