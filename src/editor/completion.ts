import * as monaco from 'monaco-editor/editor';
import { cursorContext, type CursorContext } from '../document/cursor/cursorContext';
import { completionsAt, type Completion } from '../engine/completions';
import { editorStore } from './editorStore';

const { CompletionItemInsertTextRule, CompletionItemKind, CompletionTriggerKind } =
  monaco.languages;

/** Completes field names, levels, stages, verbs, and the groups and resources that are known. */
export function registerCompletion(language: string): void {
  monaco.languages.registerCompletionItemProvider(language, {
    // Not "[": Enter after it starts a list over several lines.
    triggerCharacters: ['"', "'", '/', ':', ' '],
    provideCompletionItems: (model, position, { triggerKind, triggerCharacter }) => {
      const store = editorStore(model);
      if (!store) return { suggestions: [] };
      const context = cursorContext(model.getValue(), model.getOffsetAt(position));
      const { kubernetes, workspace } = store.getState();
      const found = completionsAt(context, kubernetes, workspace.clusterApi);
      const byItself = triggerKind === CompletionTriggerKind.TriggerCharacter;
      if (byItself && !wanted(triggerCharacter, context, lineBefore(model, position), found)) {
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

/**
 * Returns whether the list may open after typing a character. Not while indenting, not right after
 * the colon of a key, and not where the user may well press Enter next, which would accept a suggestion.
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
  const isValue = /: +$/.test(typed) && found.every(({ insert }) => !insert.startsWith('['));
  return isNewItem || isValue;
}

function lineBefore(model: monaco.editor.ITextModel, { lineNumber, column }: monaco.Position) {
  return model.getLineContent(lineNumber).slice(0, column - 1);
}

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
    ...(leadsOn && { command: { id: 'editor.action.triggerSuggest', title: 'Suggest values' } }),
  };
}
