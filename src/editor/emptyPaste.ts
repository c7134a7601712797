import type * as monaco from 'monaco-editor/editor';

/**
 * Keeps from Monaco a paste that brings nothing: it would swallow it, and whoever looks whether a page
 * forbids pasting takes that for a prohibition. Answers a function that stops.
 */
export function passEmptyPaste(editor: Pick<monaco.editor.ICodeEditor, 'getDomNode'>): () => void {
  const node = editor.getDomNode();
  const onPaste = (event: ClipboardEvent) => {
    if (!event.clipboardData?.types.length) event.stopImmediatePropagation();
  };
  node?.addEventListener('paste', onPaste, true);
  return () => node?.removeEventListener('paste', onPaste, true);
}
