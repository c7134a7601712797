// @vitest-environment jsdom
import { modelOf, openEditor } from '../testing/openEditor';
import * as monaco from 'monaco-editor/editor';
import { expect, it, onTestFinished, vi } from 'vitest';
import { helpOf } from '../audit/fieldHelp';
import { createAppStore } from '../state/store';
import { serveStore } from './editorStore';
import { registerHover } from './hover';

const register = vi.spyOn(monaco.languages, 'registerHoverProvider');
registerHover('yaml');
const provider = register.mock.lastCall?.[1];

const policy = `apiVersion: audit.k8s.io/v1
kind: Policy
rules:
- level: Metadata
  users: [me]
- level: None
  nonResourceURLs: [/healthz]
`;

/** Returns the hover at a place of the policy, while the store has the text `current`. */
async function hover(part: string, current = policy, text = policy) {
  const editor = openEditor(text);
  const model = modelOf(editor);
  onTestFinished(serveStore(editor, createAppStore({ text: current })));
  const position = model.getPositionAt(text.indexOf(part) + 1);
  const token = new monaco.CancellationTokenSource().token;
  const found = await provider?.provideHover(model, position, token);
  if (!found) return undefined;
  const over = found.range && model.getValueInRange(found.range);
  return { over, contents: found.contents.map(({ value }) => value) };
}

const rows: [name: string, part: string, over: string, title: string][] = [
  ['a key', 'level', 'level', '**level**'],
  ['a value of a closed set', 'Metadata', 'Metadata', '**level: Metadata**'],
  ['a key of the policy', 'rules', 'rules', '**rules**'],
];
it.each(rows)('explains %s', async (_name, part, over, title) => {
  const found = await hover(part);
  expect(found?.over).toBe(over);
  expect(found?.contents[0]).toBe(title);
  expect(found?.contents[1]).not.toBe('');
});

it('shows the text of the field table, escaped', async () => {
  const help = helpOf('rule', 'nonResourceURLs');
  expect(help).toContain('*');
  const said = (await hover('nonResourceURLs'))?.contents[1] ?? '';
  // Every star is escaped.
  expect(said).not.toMatch(/(?<!\\)\*/);
  expect(said.replaceAll('\\', '').replace(/ \[Glossary\].*/, '')).toBe(help);
});

it('links to the glossary', async () => {
  const value = (await hover('Metadata'))?.contents[1];
  expect(value).toMatch(/ \[Glossary\]\(http:.*\/#learn\/glossary\/metadata\)$/);
});

it('explains a key of a file of tests', async () => {
  const text = 'apiVersion: auditorium/v1\nkind: AuditPolicyTest\ntests: [{ sample: pod-list }]\n';
  const found = await hover('sample', text, text);
  expect(found?.over).toBe('sample');
  expect(found?.contents).toEqual(['**sample**', expect.stringMatching(/^The id of a sample/)]);
});

const silent: [name: string, part: string, current: string][] = [
  ['over a value of an open set', 'me]', policy],
  ['for a text that the store does not have', 'level', `${policy}#`],
];
it.each(silent)('shows nothing %s', async (_name, part, current) => {
  expect(await hover(part, current)).toBeUndefined();
});
