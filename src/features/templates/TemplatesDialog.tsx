import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { templates } from '../../catalog/templates';
import type { Template } from '../../catalog/types';
import { useApp } from '../../state/useApp';
import { IconButton } from '../../ui/Button';
import { X } from 'lucide-react';
import styles from './TemplatesDialog.module.css';

/** Policies to start from. Choosing one replaces the text: one undo step brings the old text back. */
export default function TemplatesDialog({ onClose }: { onClose: () => void }) {
  const replaceText = useApp((state) => state.replaceText);
  const choose = (template: Template) => {
    replaceText(template.yaml);
    onClose();
  };
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={onClose} className={styles.overlay ?? ''}>
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.dialog ?? ''}>
          <div className={styles.head}>
            <Heading slot="title" className={styles.title ?? ''}>
              Templates
            </Heading>
            <span className={styles.hint}>Replaces the text; undo brings it back.</span>
            <IconButton label="Close" onClick={onClose}>
              <X size={16} />
            </IconButton>
          </div>
          <ul className={styles.list}>
            {templates.map((template) => (
              <li key={template.id}>
                <button
                  type="button"
                  className={styles.card}
                  aria-label={template.name}
                  aria-describedby={`template-${template.id}`}
                  onClick={() => choose(template)}
                >
                  <strong>{template.name}</strong>
                  <span id={`template-${template.id}`} className={styles.lines}>
                    <span>{template.purpose}</span>
                    <span className={styles.out}>Leaves out: {template.leavesOut}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
