import type * as monaco from 'monaco-editor/editor';
import type { StoreApi } from '../state/store';

/** Monaco's language services are global; here they find the store of a model. */
const stores = new WeakMap<monaco.editor.ITextModel, StoreApi>();

/** The store whose text a model shows, while its editor is mounted. */
export function editorStore(model: monaco.editor.ITextModel): StoreApi | undefined {
  return stores.get(model);
}

/** Tells the language services which store an editor shows. Returns a function that ends it. */
export function serveStore(
  editor: monaco.editor.IStandaloneCodeEditor,
  store: StoreApi,
): () => void {
  const model = editor.getModel();
  if (!model) return () => {};
  stores.set(model, store);
  return () => stores.delete(model);
}
