import * as monaco from 'monaco-editor/editor';
import type { KubernetesVersion } from '../audit/types';
import { cursorContext, type CursorContext } from '../document/cursor/cursorContext';
import { completionsAt, type Completion } from '../engine/completions';
import { isMeantAsTests } from '../expectations/file/isTestFile';
import { editorStore } from './editorStore';
import { testFiles } from './testFiles';

const { CompletionItemInsertTextRule, CompletionItemKind, CompletionTriggerKind } =
  monaco.languages;

/** Completes files of tests, too. Of policies: field names, levels, stages, verbs, and the groups and resources that are known. */
export function registerCompletion(language: string): void {
  monaco.languages.registerCompletionItemProvider(language, {
    // Not "[": Enter after it starts a list over several lines.
    triggerCharacters: ['"', "'", '/', ':', ' '],
    provideCompletionItems: async (model, position, { triggerKind, triggerCharacter }) => {
      const store = editorStore(model);
      if (!store) return { suggestions: [] };
      const { kubernetes, workspace } = store.getState();
      const known = { kubernetes, cluster: workspace.clusterApi };
      const [text, offset] = [model.getValue(), model.getOffsetAt(position)];
      const before = lineBefore(model, position);
      const waiting = isMeantAsTests(text) ? testFiles() : undefined;
      const tests = waiting instanceof Promise ? await waiting : waiting;
      const { context, found } =
        tests?.testCompletionsAt(text, offset, known) ?? inPolicy(text, offset, known);
      // Its module was loading, and the text may have changed or be closed.
      if (model.isDisposed() || model.getValue() !== text) return { suggestions: [] };
      const byItself = triggerKind === CompletionTriggerKind.TriggerCharacter;
      if (byItself && !wanted(triggerCharacter, context, before, found)) {
        return { suggestions: [] };
      }
      const range = monaco.Range.fromPositions(
        model.getPositionAt(context.wordStart),
        model.getPositionAt(context.wordEnd),
      );
      const kind = context.position === 'key' ? CompletionItemKind.Field : CompletionItemKind.Value;
      return {
        // Quoting depends on how the word begins, so every letter needs a new list.
        incomplete: true,
        suggestions: found.map((completion, index) => itemOf(completion, index, kind, range)),
      };
    },
  });
}

function inPolicy(
  text: string,
  offset: number,
  known: { kubernetes: KubernetesVersion; cluster: Parameters<typeof completionsAt>[2] },
) {
  const context = cursorContext(text, offset);
  return { context, found: completionsAt(context, known.kubernetes, known.cluster) };
}

/**
 * Returns whether the list may open after typing a character. Not while indenting, not right after
 * the colon of a key, and not where the user may well press Enter next.
 */
function wanted(
  character: string | undefined,
  { word }: CursorContext,
  typed: string,
  found: readonly Completion[],
): boolean {
  if (character === ':') return word !== '';
  if (character !== ' ') return true;
  const isNewItem = /^ *- +$/.test(typed);
  const isValue = /: +$/.test(typed) && found.every(({ insert }) => !/^[[{]/.test(insert));
  return isNewItem || isValue;
}

function lineBefore(model: monaco.editor.ITextModel, { lineNumber, column }: monaco.Position) {
  return model.getLineContent(lineNumber).slice(0, column - 1);
}

/** The list of the values opens by itself, as after a typed character. */
const suggestValues = {
  id: 'editor.action.triggerSuggest',
  title: 'Suggest values',
  arguments: [{ auto: true }],
};

function itemOf(
  { label, insert, detail, help, leadsOn }: Completion,
  index: number,
  kind: monaco.languages.CompletionItemKind,
  range: monaco.Range,
): monaco.languages.CompletionItem {
  return {
    label: { label, description: detail },
    kind,
    insertText: insert,
    filterText: label,
    sortText: String(index).padStart(5, '0'),
    documentation: help,
    range,
    // Only with a caret position: to Monaco every snippet changes the text, and Enter after a
    // complete word must stay a newline.
    ...(insert.includes('$0') && { insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet }),
    ...(leadsOn && { command: suggestValues }),
  };
}
