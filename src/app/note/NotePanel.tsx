import { X } from 'lucide-react';
import { useApp } from '../../state/useApp';
import { IconButton } from '../../ui/Button';
import styles from './NotePanel.module.css';

/** What the author tells the readers: plain text with its line breaks, never markup. Closing it keeps it with the workspace. */
export default function NotePanel() {
  const note = useApp((state) => state.workspace.note);
  const nameWorkspace = useApp((state) => state.nameWorkspace);
  return (
    <aside className={styles.panel} aria-labelledby="author-note">
      <h2 className={styles.title} id="author-note">
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
