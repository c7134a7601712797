import type * as monaco from 'monaco-editor/editor';
import { TabFocus } from 'monaco-editor/editor/browser/config/tabFocus';
import { tabKeyAfter, tabMoves, unused, type TabEvent, type TabKey } from './tabKey';

type TabEditor = Pick<
  monaco.editor.ICodeEditor,
  'getDomNode' | 'getContainerDomNode' | 'hasTextFocus' | 'onDidChangeModelContent'
>;

/**
 * Makes Tab move the focus out of an editor until the user has typed or clicked in it, and again after Escape, so that
 * a user who walks through the page with Tab never changes the text. Reports now and on every change what Tab does,
 * and makes the hint describe the editor's text box. Returns a function that stops.
 */
export function followTab(
  editor: TabEditor,
  hintId: string,
  tell: (key: TabKey) => void,
): () => void {
  let key = unused;
  let isSetting = false;
  const set = (next: TabKey) => {
    key = next;
    // It is Monaco's, and one for all editors of the page.
    if (TabFocus.getTabFocusMode() !== tabMoves(key)) {
      isSetting = true;
      TabFocus.setTabFocusMode(tabMoves(key));
      isSetting = false;
    }
    tell(key);
  };
  const take = (event: TabEvent) => set(tabKeyAfter(key, event));

  const container = editor.getContainerDomNode();
  const onPointerDown = () => take('used');
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') take('escaped');
  };
  const onFocusIn = () => set(key);
  const onFocusOut = ({ relatedTarget }: FocusEvent) => {
    const isInside = relatedTarget instanceof Node && container.contains(relatedTarget);
    // If another window takes the focus, this editor gets it back.
    if (!isInside && document.hasFocus()) take('left');
  };
  // Not Monaco's own events, which come later, and not at all if the focus is back by then.
  container.addEventListener('focusin', onFocusIn);
  container.addEventListener('focusout', onFocusOut);
  container.addEventListener('pointerdown', onPointerDown, true);
  // Around Monaco, which stops a key that it used, such as Escape to close a list.
  const around = container.parentElement;
  around?.addEventListener('keydown', onKeyDown);
  const following = [
    editor.onDidChangeModelContent(() => {
      if (editor.hasTextFocus()) take('used');
    }),
    // Monaco's own key for it, which says by itself what Tab does.
    TabFocus.onDidChangeTabFocus((moves) => {
      if (!isSetting && editor.hasTextFocus()) take(moves ? 'moves' : 'indents');
    }),
  ];
  editor.getDomNode()?.querySelector('textarea')?.setAttribute('aria-describedby', hintId);
  set(key);
  return () => {
    container.removeEventListener('focusin', onFocusIn);
    container.removeEventListener('focusout', onFocusOut);
    container.removeEventListener('pointerdown', onPointerDown, true);
    around?.removeEventListener('keydown', onKeyDown);
    following.forEach((each) => each.dispose());
  };
}
