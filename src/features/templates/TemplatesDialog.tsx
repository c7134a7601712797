import { templates } from '../../catalog/templates';
import type { Template } from '../../catalog/types';
import { useApp } from '../../state/useApp';
import { DialogFrame } from '../../ui/DialogFrame';
import styles from './TemplatesDialog.module.css';

/** Policies to start from. Loading one replaces the text, in one undo step. */
export default function TemplatesDialog({ onClose }: { onClose: () => void }) {
  const replaceText = useApp((state) => state.replaceText);
  const choose = (template: Template) => {
    replaceText(template.yaml, `template ${template.name}`);
    onClose();
  };
  return (
    <DialogFrame title="Templates" hint="Replaces your policy. Undo restores it." onClose={onClose}>
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
                <span className={styles.out}>Not recorded: {template.leavesOut}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </DialogFrame>
  );
}
