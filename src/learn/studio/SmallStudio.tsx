import type { KeyboardEvent, ReactNode } from 'react';
import { NoticeBar } from '../../app/notices/NoticeBar';
import { useStudioOfPage } from '../../app/studiosOfPage';
import { YamlPanel } from '../../editor/YamlPanel';
import { PreviewPanel } from '../../features/preview/PreviewPanel';
import { ProblemsPanel } from '../../features/problems/ProblemsPanel';
import { Verdict } from '../../features/problems/Verdict';
import { useAppStore } from '../../state/useApp';
import { Boundary, NotLoaded } from '../../ui/Boundary';
import { Pane } from '../../ui/Panel';
import { isPressed } from '../../ui/shortcut';
import styles from './SmallStudio.module.css';

interface Props {
  /** Beside the verdict, such as a button. */
  actions?: ReactNode;
  /** The requests and what is decided are shown beside the text. */
  hasPreview?: boolean;
  /** Problems are listed below the text, with their fixes. */
  hasProblems?: boolean;
}

/** A studio beside the words of a lesson or an exercise: text, problems and the requests in focus. */
export function SmallStudio({ actions, hasPreview = true, hasProblems = true }: Props) {
  const studioOfPage = useStudioOfPage();
  const store = useAppStore();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isField(event.target)) return;
    const key = event.nativeEvent;
    const isUndo = isPressed(key, 'Mod+Z');
    if (!isUndo && !isPressed(key, 'Mod+Shift+Z') && !isPressed(key, 'Mod+Y')) return;
    event.preventDefault();
    store.getState()[isUndo ? 'undo' : 'redo']();
  };
  return (
    <div
      className={styles.studio}
      data-preview={hasPreview}
      onKeyDown={onKeyDown}
      role="group"
      aria-label="Studio"
      {...studioOfPage}
    >
      <div className={styles.bar}>
        <Verdict />
        <span className={styles.grow} />
        {actions}
      </div>
      <div className={styles.text}>
        <Pane name="YAML">
          <Boundary fallback={<NotLoaded what="The editor" />}>
            <YamlPanel />
          </Boundary>
        </Pane>
        {hasProblems && (
          <Pane name="Problems">
            <Boundary fallback={<NotLoaded what="Problems" />}>
              <ProblemsPanel />
            </Boundary>
          </Pane>
        )}
      </div>
      {hasPreview && (
        <Pane name="Preview">
          <Boundary fallback={<NotLoaded what="Preview" />}>
            <PreviewPanel filteredFrom={11} />
          </Boundary>
        </Pane>
      )}
      <NoticeBar />
    </div>
  );
}

/** Fields undo what is typed in them themselves. Monaco and the text area have the text's history. */
const isField = (target: EventTarget) =>
  target instanceof Element && target.matches('input, select');
