import type * as monaco from 'monaco-editor/editor';

/**
 * Takes both texts out of a diff editor and disposes of them. The component that wraps the editor would dispose of
 * them first, which the editor reports as an error. Call it before that component is removed.
 */
export function releaseModels(editor: monaco.editor.IStandaloneDiffEditor): void {
  const models = editor.getModel();
  editor.setModel(null);
  models?.original.dispose();
  models?.modified.dispose();
}
