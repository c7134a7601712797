import './browserForMonaco';
import * as monaco from 'monaco-editor/editor';
import { onTestFinished } from 'vitest';

/** Opens and focuses Monaco with a text in jsdom, until the end of the test. Without layout, nothing is drawn. */
export function openEditor(text: string): monaco.editor.IStandaloneCodeEditor {
  const box = document.createElement('div');
  document.body.append(box);
  const editor = monaco.editor.create(box, {
    value: text,
    language: 'yaml',
    editContext: false,
    fontFamily: 'monospace',
    // Both are painted on a canvas.
    minimap: { enabled: false },
    overviewRulerLanes: 0,
  });
  editor.focus();
  onTestFinished(() => {
    editor.getModel()?.dispose();
    editor.dispose();
    box.remove();
  });
  return editor;
}

/** Returns the model of an editor. Throws if it has none. */
export function modelOf(editor: monaco.editor.ICodeEditor): monaco.editor.ITextModel {
  const model = editor.getModel();
  if (!model) throw new Error('the editor has no model');
  return model;
}

/** Types at every caret, as with a keyboard. */
export function typeText(editor: monaco.editor.ICodeEditor, text: string): void {
  editor.trigger('keyboard', 'type', { text });
}

/** Waits until everything scheduled to run at once is done. */
export const settled = () => new Promise<void>((done) => setTimeout(done));

/** Selects a part of the text, or with `isEmpty` puts the caret after it. */
export function select(editor: monaco.editor.ICodeEditor, part: string, isEmpty = false): void {
  const model = modelOf(editor);
  const start = model.getValue().indexOf(part);
  if (start < 0) throw new Error(`not in the text: ${part}`);
  const end = start + part.length;
  const at = isEmpty ? end : start;
  editor.setSelection(
    monaco.Range.fromPositions(model.getPositionAt(at), model.getPositionAt(end)),
  );
}

const keyCodes = { Tab: 9, Escape: 27, ArrowUp: 38, ArrowDown: 40, KeyY: 89, KeyZ: 90 };

/** Presses a key, such as `Ctrl+Shift+KeyZ`, on the focused element. */
export function press(chord: string): void {
  const parts = chord.split('+');
  const code = parts.at(-1) ?? '';
  const init = {
    code,
    key: code,
    keyCode: keyCodes[code as keyof typeof keyCodes],
    ctrlKey: parts.includes('Ctrl'),
    shiftKey: parts.includes('Shift'),
    altKey: parts.includes('Alt'),
    bubbles: true,
    cancelable: true,
  };
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', init));
}
