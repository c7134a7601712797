// @vitest-environment jsdom
import { modelOf, openEditor } from '../testing/openEditor';
import * as monaco from 'monaco-editor/editor';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { First } from '../state/actions/opening';
import { createAppStore } from '../state/store';
import { bindText } from './bindText';
import { registerCodeActions } from './codeActions';
import { serveStore } from './editorStore';
import { showMarkers } from './markers';

const register = vi.spyOn(monaco.languages, 'registerCodeActionProvider');
registerCodeActions('yaml');
const provider = register.mock.lastCall?.[1];

const policy = `apiVersion: audit.k8s.io/v1
kind: Policy
rules:
- level: metadata
- level: none
`;

/** Opens Monaco with a policy; returns its markers and the fixes offered for given markers. */
function opened(first: Partial<First> = {}) {
  const editor = openEditor(policy);
  const store = createAppStore({ text: policy, ...first });
  bindText(editor, store);
  showMarkers(editor, store);
  onTestFinished(serveStore(editor, store));
  const model = modelOf(editor);
  const markers = () => monaco.editor.getModelMarkers({ resource: model.uri });
  const offered = async (given: monaco.editor.IMarkerData[]) => {
    const context = { markers: given, trigger: 1 };
    const token = new monaco.CancellationTokenSource().token;
    const range = new monaco.Range(1, 1, 1, 1);
    const list = await provider?.provideCodeActions(model, range, context, token);
    return list?.actions ?? [];
  };
  return { editor, store, model, markers, offered };
}

test('a fix is offered at its marker, and only there', async () => {
  const { markers, offered } = opened();
  const at = (line: number) => markers().find(({ startLineNumber }) => startLineNumber === line);
  const [first, second] = [at(4), at(5)];
  if (!first || !second) throw new Error('two markers expected');
  const actions = await offered([first]);
  expect(actions).toHaveLength(1);
  expect(actions[0]).toMatchObject({ kind: 'quickfix', isPreferred: true, diagnostics: [first] });
  expect(actions[0]?.title).toMatch(/Metadata/);
  expect(await offered([first, second])).toHaveLength(2);
  expect(await offered([])).toEqual([]);
  // Another marker at the same place.
  expect(await offered([{ ...first, message: 'other' }])).toEqual([]);
  expect(await offered([{ ...first, endColumn: first.endColumn + 1 }])).toEqual([]);
});

test('no fix is offered as long as a task withholds help', async () => {
  const { store, markers, offered } = opened({ withheld: { help: true, codes: [] } });
  expect(markers()).toHaveLength(2);
  expect(await offered(markers())).toEqual([]);
  store.getState().showHelp();
  await Promise.resolve();
  expect(await offered(markers())).toHaveLength(2);
});

test('a fix is applied through the store, as one undo step', async () => {
  const { editor, store, model, markers, offered } = opened();
  const [action] = await offered(markers().filter(({ startLineNumber }) => startLineNumber === 4));
  editor.trigger('test', action?.command?.id ?? '', action?.command?.arguments?.[0]);
  const fixed = policy.replace('metadata', 'Metadata');
  expect(store.getState().text).toBe(fixed);
  expect(model.getValue()).toBe(fixed);
  store.getState().undo();
  expect(model.getValue()).toBe(policy);
});

test('nothing is offered for a text that is not analyzed yet', async () => {
  const { store, markers, offered } = opened();
  store.setState({ text: `${policy}# long\n` });
  expect(await offered(markers())).toEqual([]);
});
