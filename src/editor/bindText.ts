import { minimalEdit } from '../document/minimalEdit';
import type { TextEdit } from '../document/textEdit';
import type { StoreApi } from '../state/store';
import * as monaco from 'monaco-editor/editor';

/**
 * Keeps an editor and the store in sync. Typing goes from the model to the store; any other change
 * comes back as one minimal edit, so that caret and decorations elsewhere stay. Undo is the store's,
 * because it also covers the form. Returns a function that unbinds.
 */
export function bindText(editor: monaco.editor.IStandaloneCodeEditor, store: StoreApi): () => void {
  const model = editor.getModel();
  if (!model) return () => {};
  model.setEOL(monaco.editor.EndOfLineSequence.LF);
  let pushing = false;

  const push = (text: string) => {
    const current = model.getValue();
    if (text === current) return;
    const { start, end, insert } = minimalEdit(current, text);
    pushing = true;
    model.applyEdits([{ range: rangeOf(model, start, end), text: insert, forceMoveMarkers: true }]);
    pushing = false;
  };

  let frame = 0;
  const reveal = (start: number, end: number) => {
    const range = rangeOf(model, start, end);
    editor.setSelection(range);
    editor.revealRangeInCenterIfOutsideViewport(range);
  };

  push(store.getState().text);
  const typing = model.onDidChangeContent(({ changes }) => {
    if (!pushing) store.getState().type(model.getValue(), changes.map(editOf));
  });
  const stop = store.subscribe((now, before) => {
    if (now.text !== before.text) push(now.text);
    if (now.reveal !== before.reveal && now.reveal) {
      const { start, end, focus } = now.reveal;
      cancelAnimationFrame(frame);
      if (!focus) return reveal(start, end);
      // In a narrow window the pane may just have become visible; before that it has no size or focus.
      frame = requestAnimationFrame(() => {
        editor.layout();
        reveal(start, end);
        editor.focus();
      });
    }
  });
  const cursor = editor.onDidChangeCursorPosition((event) => {
    if (event.reason !== monaco.editor.CursorChangeReason.Explicit) return;
    store.getState().selectAt(model.getOffsetAt(event.position));
  });
  // Not in the find widget, whose fields have their own undo.
  const inText = 'editorTextFocus';
  const keyZ = monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyZ;
  editor.addCommand(keyZ, () => store.getState().undo(), inText);
  for (const chord of [
    monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyY,
    monaco.KeyMod.CtrlCmd | monaco.KeyMod.Shift | monaco.KeyCode.KeyZ,
  ]) {
    editor.addCommand(chord, () => store.getState().redo(), inText);
  }
  return () => {
    typing.dispose();
    cursor.dispose();
    stop();
    cancelAnimationFrame(frame);
  };
}

function editOf({ rangeOffset, rangeLength, text }: monaco.editor.IModelContentChange): TextEdit {
  return { start: rangeOffset, end: rangeOffset + rangeLength, insert: text };
}

/** Returns the Monaco range of two offsets. */
export function rangeOf(model: monaco.editor.ITextModel, start: number, end: number) {
  return monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
}
