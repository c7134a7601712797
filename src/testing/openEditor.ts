import './browserForMonaco';
import * as monaco from 'monaco-editor/editor';
import { onTestFinished } from 'vitest';

/** Opens Monaco with a text in jsdom, focused, until the test is over. jsdom has no layout: nothing is drawn. */
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

/** The model of an editor that has one. */
export function modelOf(editor: monaco.editor.ICodeEditor): monaco.editor.ITextModel {
  const model = editor.getModel();
  if (!model) throw new Error('the editor has no model');
  return model;
}

/** Types as a keyboard does, at every caret. */
export function typeText(editor: monaco.editor.ICodeEditor, text: string): void {
  editor.trigger('keyboard', 'type', { text });
}

/** When everything is done that was to be done at once. */
export const settled = () => new Promise<void>((done) => setTimeout(done));

/** Puts the caret, or a selection, where a part of the text stands; empty behind it. */
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

const keyCodes = { ArrowUp: 38, ArrowDown: 40, KeyY: 89, KeyZ: 90 };

/** Presses a key, such as `Ctrl+Shift+KeyZ`, where the focus is. */
export function press(chord: string): void {
  const parts = chord.split('+');
  const code = parts.at(-1) ?? '';
  const init = {
    code,
    keyCode: keyCodes[code as keyof typeof keyCodes],
    ctrlKey: parts.includes('Ctrl'),
    shiftKey: parts.includes('Shift'),
    altKey: parts.includes('Alt'),
    bubbles: true,
    cancelable: true,
  };
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', init));
}
