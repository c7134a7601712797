import { useId, useState } from 'react';
import { useApp } from '../../state/useApp';
import { longestNote, noteFrom } from '../../workspace/authorNote';
import styles from './ShareDialog.module.css';
import { thousands } from '../../ui/counted';

/** The author's note to the readers of the link. It is saved with the workspace. */
export function NoteField() {
  const saved = useApp((state) => state.workspace.note);
  const nameWorkspace = useApp((state) => state.nameWorkspace);
  // With the spaces and line breaks that are only being typed, and with what is too long.
  const [draft, setDraft] = useState(saved ?? '');
  const id = useId();
  const helpId = `${id}-help`;
  const over = draft.trim().length - longestNote;
  return (
    <div className={styles.noteField}>
      <label htmlFor={id}>Note to the readers</label>
      <textarea
        id={id}
        rows={4}
        value={draft}
        dir="auto"
        placeholder="A question, a task, or what to look at"
        aria-describedby={helpId}
        aria-invalid={over > 0}
        onChange={({ target: { value } }) => {
          setDraft(value);
          nameWorkspace({ note: noteFrom(value), notePanel: 'closed' });
        }}
      />
      <span id={helpId} className={over > 0 ? styles.long : styles.note} role="status">
        {over > 0
          ? `Too long: the link carries only the first ${thousands(longestNote)} characters. Shorten the note by ${thousands(over)}.`
          : 'Plain text, shown above the policy. It is part of the link, and saved with this workspace.'}
      </span>
    </div>
  );
}
