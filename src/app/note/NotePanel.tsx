import { X } from 'lucide-react';
import { useId } from 'react';
import { useApp } from '../../state/useApp';
import { IconButton } from '../../ui/Button';
import styles from './NotePanel.module.css';

/** What the author tells the readers: plain text with its line breaks, never markup. Closing it keeps it with the workspace. */
export default function NotePanel() {
  const titleId = useId();
  const note = useApp((state) => state.workspace.note);
  const nameWorkspace = useApp((state) => state.nameWorkspace);
  return (
    <aside className={styles.panel} aria-labelledby={titleId}>
      <h2 className={styles.title} id={titleId}>
        Note from the author
      </h2>
      {/* Focusable, so that the keyboard can scroll it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <p className={styles.text} dir="auto" tabIndex={0}>
        {note}
      </p>
      <IconButton label="Close the note" onClick={() => nameWorkspace({ notePanel: 'closed' })}>
        <X size={15} />
      </IconButton>
    </aside>
  );
}
