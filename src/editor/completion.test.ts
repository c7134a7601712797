// @vitest-environment jsdom
import { modelOf, openEditor } from '../testing/openEditor';
import * as monaco from 'monaco-editor/editor';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createAppStore } from '../state/store';
import { registerCompletion } from './completion';
import { serveStore } from './editorStore';

const register = vi.spyOn(monaco.languages, 'registerCompletionItemProvider');
registerCompletion('yaml');
const provider = register.mock.lastCall?.[1];

const { CompletionItemInsertTextRule, CompletionItemKind, CompletionTriggerKind } =
  monaco.languages;

/** Returns the suggestions at `|`, on request or after a typed character. */
async function offered(
  marked: string,
  triggerCharacter?: string,
  version: '1.35' | '1.37' = '1.37',
) {
  const text = marked.replace('|', '');
  const editor = openEditor(text);
  const model = modelOf(editor);
  onTestFinished(serveStore(editor, createAppStore({ text, kubernetes: version })));
  const context =
    triggerCharacter === undefined
      ? { triggerKind: CompletionTriggerKind.Invoke }
      : { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter };
  const position = model.getPositionAt(marked.indexOf('|'));
  const token = new monaco.CancellationTokenSource().token;
  const list = await provider?.provideCompletionItems(model, position, context, token);
  const items = list?.suggestions ?? [];
  const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  return { items, labels, item: (label: string) => items[labels.indexOf(label)] };
}

const head = 'apiVersion: audit.k8s.io/v1\nkind: Policy\n';

const texts: [name: string, marked: string, label: string, insert: string, replaced: string][] = [
  ['a value', `${head}rules:\n- level: |`, 'Metadata', 'Metadata', ''],
  ['a half value', `${head}rules:\n- level: Met|a`, 'Metadata', 'Metadata', 'Meta'],
  ['in quotes', `${head}omitStages: ["Pa|"]`, 'Panic', 'Panic', 'Pa'],
  ['in brackets', `${head}omitStages: [|]`, 'Panic', '"Panic"', ''],
  ['a value for a list', `${head}omitStages: |`, 'Panic', '["Panic"]', ''],
  ['a list item', `${head}omitStages:\n- |`, 'Panic', '"Panic"', ''],
  ['a key', `${head}rules:\n- level: None\n  ver|`, 'verbs', 'verbs: ["$0"]', 'ver'],
  ['a key that has its colon', `${head}rules:\n- level: None\n  ver|: []`, 'verbs', 'verbs', 'ver'],
];
it.each(texts)('completes %s', async (_name, marked, label, insert, replaced) => {
  const { item } = await offered(marked);
  const found = item(label);
  expect(found?.insertText).toBe(insert);
  const word = marked.replace('|', '').split('\n').at(-1) ?? '';
  const range = monaco.Range.lift(found?.range as monaco.IRange);
  expect(word.slice(range.startColumn - 1, range.endColumn - 1)).toBe(replaced);
  expect(range.startLineNumber).toBe(marked.split('\n').length);
  // Only a snippet moves the caret to $0.
  const { InsertAsSnippet } = CompletionItemInsertTextRule;
  expect(found?.insertTextRules).toBe(insert.includes('$0') ? InsertAsSnippet : undefined);
});

it('a key triggers suggestions for its values, a value does not', async () => {
  const key = (await offered(`${head}|`)).item('rules');
  expect(key?.kind).toBe(CompletionItemKind.Field);
  expect(key?.command?.id).toBe('editor.action.triggerSuggest');
  const value = (await offered(`${head}rules:\n- level: |`)).item('None');
  expect(value?.kind).toBe(CompletionItemKind.Value);
  expect(value?.command).toBeUndefined();
});

it('keeps the order of the suggestions, and filters by label', async () => {
  const { items, labels } = await offered(`${head}rules:\n- level: |`);
  expect(labels).toEqual(['None', 'Metadata', 'Request', 'RequestResponse']);
  const sorted = items.toSorted((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
  expect(sorted.map(({ filterText }) => filterText)).toEqual(labels);
});

it('suggests what the Kubernetes version of the store accepts', async () => {
  const marked = `${head}rules:\n- level: None\n  resources:\n  - group: "|"`;
  expect((await offered(marked, undefined, '1.37')).labels).toContain('*');
  expect((await offered(marked, undefined, '1.35')).labels).not.toContain('*');
});

const typed: [name: string, marked: string, character: string, opens: boolean][] = [
  ['a quote', `${head}omitStages: ["|"]`, '"', true],
  ['a slash', `${head}rules:\n- level: None\n  nonResourceURLs: [/|]`, '/', true],
  ['the space after a key', `${head}rules:\n- level: |`, ' ', true],
  ['the space after a dash', `${head}omitStages:\n- |`, ' ', true],
  ['the space after the key of a list', `${head}omitStages: |`, ' ', false],
  ['an indentation', `${head}rules:\n- level: None\n  |`, ' ', false],
  ['the colon of a key', `${head}rules:\n- level:|`, ':', false],
  ['a colon in a word', `${head}rules:\n- level: None\n  users: ["system:|"]`, ':', true],
];
it.each(typed)(
  'whether it opens automatically after %s',
  async (_name, marked, character, opens) => {
    expect((await offered(marked, character)).labels.length > 0).toBe(opens);
  },
);

it('suggests what a file of tests may hold, and opens no list where a map may follow', async () => {
  const tests = 'apiVersion: auditorium/v1\nkind: AuditPolicyTest\ntests:\n- ';
  expect((await offered(`${tests}|`)).item('sample')?.insertText).toBe('sample: $0');
  expect((await offered(`${tests}sample: |`, ' ')).labels).toContain('pod-list');
  expect((await offered(`${tests}expect: |`, ' ')).labels).toEqual([]);
});

it('suggests nothing for a model without a store', async () => {
  const model = modelOf(openEditor(head));
  const context = { triggerKind: CompletionTriggerKind.Invoke };
  const token = new monaco.CancellationTokenSource().token;
  const position = new monaco.Position(3, 1);
  const list = await provider?.provideCompletionItems(model, position, context, token);
  expect(list?.suggestions).toEqual([]);
});
