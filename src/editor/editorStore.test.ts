// @vitest-environment jsdom
import { modelOf, openEditor } from '../testing/openEditor';
import { expect, test } from 'vitest';
import { createAppStore } from '../state/store';
import { editorStore, serveStore } from './editorStore';

test('each model has the store of its own editor, until it is unmounted', () => {
  const studios = ['a: 1\n', 'b: 2\n'].map((text) => {
    const editor = openEditor(text);
    const store = createAppStore({ text });
    return { model: modelOf(editor), store, stop: serveStore(editor, store) };
  });
  for (const { model, store } of studios) expect(editorStore(model)).toBe(store);
  studios[0]?.stop();
  expect(studios.map(({ model }) => editorStore(model))).toEqual([undefined, studios[1]?.store]);
});

test('a model without a mounted editor has no store', () => {
  expect(editorStore(modelOf(openEditor('a: 1\n')))).toBeUndefined();
});
