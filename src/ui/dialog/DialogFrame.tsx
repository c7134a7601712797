import { X } from 'lucide-react';
import { useLayoutEffect, type ReactNode } from 'react';
import { Heading } from 'react-aria-components';
import { IconButton } from '../Button';
import { Modal } from './Modal';
import styles from './DialogFrame.module.css';

interface Props {
  title: string;
  /** A short text next to the title. */
  hint: string;
  /** The maximum width, in pixels. */
  width?: number;
  onClose: () => void;
  children: ReactNode;
}

/** A modal dialog: Escape, the close button and a click outside close it and restore the focus. */
export function DialogFrame({ title, hint, width = 760, onClose, children }: Props) {
  useLayoutEffect(markPage, []);
  return (
    <Modal classNames={styles} style={{ maxWidth: width }} isDismissable onClose={onClose}>
      <div className={styles.head}>
        <Heading slot="title" className={styles.title ?? ''}>
          {title}
        </Heading>
        <span className={styles.hint}>{hint}</span>
        <IconButton label="Close" onClick={onClose}>
          <X size={16} />
        </IconButton>
      </div>
      {children}
    </Modal>
  );
}

let open = 0;

/** An attribute that tells the page of open dialogs. With `:has`, every change of the page would be looked through. */
function markPage(): () => void {
  const mark = (change: number) => {
    open += change;
    document.documentElement.toggleAttribute('data-has-dialog', open > 0);
  };
  mark(1);
  return () => mark(-1);
}
