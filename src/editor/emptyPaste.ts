import type * as monaco from 'monaco-editor/editor';

/**
 * Hides empty pastes from Monaco, which would cancel them: tools that check whether a page blocks
 * pasting would report it. Returns a function that stops.
 */
export function passEmptyPaste(editor: Pick<monaco.editor.ICodeEditor, 'getDomNode'>): () => void {
  const node = editor.getDomNode();
  const onPaste = (event: ClipboardEvent) => {
    if (!event.clipboardData?.types.length) event.stopImmediatePropagation();
  };
  node?.addEventListener('paste', onPaste, true);
  return () => node?.removeEventListener('paste', onPaste, true);
}
