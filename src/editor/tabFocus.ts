import type * as monaco from 'monaco-editor/editor';
import { TabFocus } from 'monaco-editor/editor/browser/config/tabFocus';

/**
 * Tells now and at each change whether Tab moves the focus in Monaco, and lets its text box be
 * described by the hint that says so. The option `tabFocusMode` knows nothing of the key that
 * toggles it. Answers how to stop.
 */
export function followTab(
  editor: Pick<monaco.editor.ICodeEditor, 'getDomNode'>,
  hintId: string,
  tell: (moves: boolean) => void,
): () => void {
  editor.getDomNode()?.querySelector('textarea')?.setAttribute('aria-describedby', hintId);
  tell(TabFocus.getTabFocusMode());
  const following = TabFocus.onDidChangeTabFocus(tell);
  return () => following.dispose();
}
