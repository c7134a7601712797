import * as monaco from 'monaco-editor/editor';
import { tabHintId } from './TabHint';

/**
 * Tells now and at each change whether Tab moves the focus in Monaco, and lets its text box be
 * described by the hint that says so. Answers how to stop.
 */
export function followTab(
  editor: monaco.editor.IStandaloneCodeEditor,
  tell: (moves: boolean) => void,
): () => void {
  const { tabFocusMode } = monaco.editor.EditorOption;
  editor.getDomNode()?.querySelector('textarea')?.setAttribute('aria-describedby', tabHintId);
  tell(editor.getOption(tabFocusMode));
  const following = editor.onDidChangeConfiguration((change) => {
    if (change.hasChanged(tabFocusMode)) tell(editor.getOption(tabFocusMode));
  });
  return () => following.dispose();
}
