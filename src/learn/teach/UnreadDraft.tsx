import { download } from '../../storage/download';
import { Button } from '../../ui/Button';
import { dropUnread, type Draft } from './draft';
import { LostParts } from './LostParts';
import styles from './Teach.module.css';

/** Says what of a saved draft is not known here. Nothing overwrites it until the teacher decides. */
export function UnreadDraft({ draft: { unread, leftOut } }: { draft: Draft }) {
  if (unread === undefined) return null;
  return (
    <div className={styles.warning} role="alert">
      <p>
        {leftOut
          ? 'Parts of your exercises are not known to this version of Auditorium, and are left out below. What is saved stays as it is, and what you write now is not saved until you decide.'
          : 'This browser has exercises that this version of Auditorium cannot read. They stay as they are, and what you write now is not saved until you decide.'}
      </p>
      {leftOut && <LostParts parts={leftOut} />}
      <Button
        look="outlined"
        onClick={() => download('auditorium-exercises.json', unread, 'application/json')}
      >
        Download them
      </Button>
      <Button onClick={dropUnread}>{leftOut ? 'Go on without these parts' : 'Delete them'}</Button>
    </div>
  );
}
