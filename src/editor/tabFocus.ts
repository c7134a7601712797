import type * as monaco from 'monaco-editor/editor';
import { TabFocus } from 'monaco-editor/editor/browser/config/tabFocus';

/**
 * Reports now and on every change whether Tab moves the focus in Monaco, and makes the hint describe
 * its text box. The option `tabFocusMode` does not reflect the key that toggles it. Returns a function
 * that stops.
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
