import { FileInput } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useAppStore, useStudioRoot } from '../../state/useApp';
import { hasFiles, takeDropped } from '../../storage/takeFiles';
import { isMeantFor } from '../studiosOfPage';
import { fileActions } from './fileActions';
import styles from './FileDrop.module.css';

/** Opens files dropped anywhere on the page, and shows a cover while they are dragged over it. */
export default function FileDrop() {
  const store = useAppStore();
  const root = useStudioRoot();
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    // In the capture phase: Monaco would insert the file's name into the text.
    const over = (event: DragEvent) => {
      if (!isMeantFor(root.current, event.target)) return setOver(false);
      if (!event.dataTransfer || !hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.stopPropagation();
      event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      // Moving between elements fires dragleave too.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!isMeantFor(root.current, event.target)) return;
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
  }, [store, root]);

  if (!isOver) return null;
  return (
    <div className={styles.cover}>
      <p className={styles.words}>
        <FileInput size={20} aria-hidden="true" />
        <strong>Drop to open</strong>
        <span>YAML or JSON. Replaces your policy; undo restores it.</span>
      </p>
    </div>
  );
}
