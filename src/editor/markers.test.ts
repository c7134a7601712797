// @vitest-environment jsdom
import { modelOf, openEditor, settled } from '../testing/openEditor';
import * as monaco from 'monaco-editor/editor';
import { expect, it, test } from 'vitest';
import type { Problem } from '../engine/problem';
import { createAppStore } from '../state/store';
import { bindText } from './bindText';
import { markerOf, showMarkers } from './markers';

const text = 'a: 1\nbc: 2\n';
const problem: Problem = {
  code: 'text-too-large',
  source: 'auditorium',
  severity: 'warning',
  message: 'message',
  advice: '',
  range: { start: 5, end: 7 },
  rule: undefined,
};
const { Error, Warning, Info } = monaco.MarkerSeverity;

const rows: [
  name: string,
  problem: Partial<Problem>,
  marker: Partial<monaco.editor.IMarkerData>,
][] = [
  ['an error', { severity: 'error' }, { severity: Error }],
  ['a warning', { severity: 'warning' }, { severity: Warning }],
  ['a notice', { severity: 'notice' }, { severity: Info }],
  ['its source', { source: 'kube-apiserver' }, { source: 'kube-apiserver' }],
  ['a message alone', {}, { message: 'message' }],
  ['advice below it', { advice: 'advice' }, { message: 'message\nadvice' }],
  ['its range', {}, placed(2, 1, 2, 3)],
  ['several lines', { range: { start: 3, end: 7 } }, placed(1, 4, 2, 3)],
  ['an empty range: one character', { range: { start: 5, end: 5 } }, placed(2, 1, 2, 2)],
  ['at the end of a line: the last one', { range: { start: 4, end: 4 } }, placed(1, 4, 1, 6)],
  ['at the end of the text', { range: { start: 11, end: 11 } }, placed(3, 1, 3, 2)],
];

function placed(
  startLineNumber: number,
  startColumn: number,
  endLineNumber: number,
  endColumn: number,
) {
  return { startLineNumber, startColumn, endLineNumber, endColumn };
}

it.each(rows)('marks %s', (_name, part, marker) => {
  const model = modelOf(openEditor(text));
  expect(markerOf(model, { ...problem, ...part })).toMatchObject(marker);
});

const policy = 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n- level: Metadat\n';

function shown(first: string) {
  const editor = openEditor(first);
  const store = createAppStore({ text: first });
  const model = modelOf(editor);
  // Notified of an edit before the model has changed.
  const stop = showMarkers(editor, store);
  bindText(editor, store);
  const marked = () =>
    monaco.editor
      .getModelMarkers({ resource: model.uri })
      .map((each) => model.getValueInRange(each));
  return { store, stop, marked };
}

test('the problems of the text are marked, also after an edit', async () => {
  const { store, marked } = shown(policy);
  expect(marked()).toEqual(['Metadat']);
  store.getState().type(`# moved down\n${policy}`);
  await settled();
  expect(marked()).toEqual(['Metadat']);
  store.getState().type(policy.replace('Metadat', 'Metadata'));
  await settled();
  expect(marked()).toEqual([]);
});

test('no more than 100 problems of a kind are marked', () => {
  const { marked } = shown(policy + '- level: Metadat\n'.repeat(510));
  expect(marked().filter((text) => text === 'Metadat')).toHaveLength(100);
});

test('stopping removes the markers, and adds none later', async () => {
  const { store, stop, marked } = shown(policy);
  stop();
  expect(marked()).toEqual([]);
  store.getState().type(policy.replace('Metadat', 'Metadatum'));
  await settled();
  expect(marked()).toEqual([]);
});
