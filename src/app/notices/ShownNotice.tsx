import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Notice } from '../../state/state';
import { useApp } from '../../state/useApp';
import { Button, IconButton } from '../../ui/Button';
import styles from './NoticeBar.module.css';

/** How long a plain notice stays. Hovered or focused, it stays for as long again. */
const plainForMs = 8000;

/** A notice with its buttons. A plain one goes away by itself. */
export default function ShownNotice({ notice }: { notice: Notice }) {
  const dismiss = useApp((state) => state.dismissNotice);
  const showPlace = useApp((state) => state.showPlace);
  const takeText = useApp((state) => state.takeText);
  const { at, offer } = notice;
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isPassing(notice)) return;
    const timer = setInterval(() => {
      if (!bar.current?.matches(':hover, :focus-within')) dismiss();
    }, plainForMs);
    return () => clearInterval(timer);
  }, [notice, dismiss]);

  return (
    <div className={styles.notice} ref={bar} data-kind={notice.kind}>
      <div className={styles.words}>
        <span>{notice.text}</span>
        {at && (
          <Button look="link" onClick={() => showPlace(at)}>
            Show the line
          </Button>
        )}
        {offer !== undefined && (
          <Button
            look="link"
            onClick={() => {
              takeText(offer);
              dismiss();
            }}
          >
            Use that version
          </Button>
        )}
        {notice.actions?.map(({ title, run }) => (
          <Button
            key={title}
            look="link"
            onClick={() => {
              dismiss();
              run();
            }}
          >
            {title}
          </Button>
        ))}
      </div>
      <IconButton label="Dismiss" onClick={dismiss}>
        <X size={15} />
      </IconButton>
    </div>
  );
}

/** Whether the notice is plain and needs no action, so that it disappears by itself. */
function isPassing({ kind, at, offer, actions }: Notice): boolean {
  return kind === 'plain' && !at && offer === undefined && !actions;
}
