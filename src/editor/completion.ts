import * as monaco from 'monaco-editor/editor';
import { cursorContext, type CursorContext } from '../document/cursor/cursorContext';
import { completionsAt, type Completion } from '../engine/completions';
import { editorStore } from './editorStore';

const { CompletionItemInsertTextRule, CompletionItemKind, CompletionTriggerKind } =
  monaco.languages;

/** Field names, levels, stages, verbs and the built-in API where they fit. */
export function registerCompletion(language: string): void {
  monaco.languages.registerCompletionItemProvider(language, {
    // Not "[": Enter behind it begins a list over several lines.
    triggerCharacters: ['"', "'", '/', ':', ' '],
    provideCompletionItems: (model, position, { triggerKind, triggerCharacter }) => {
      const store = editorStore(model);
      if (!store) return { suggestions: [] };
      const context = cursorContext(model.getValue(), model.getOffsetAt(position));
      const found = completionsAt(context, store.getState().kubernetes);
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
        // Whether a value is quoted depends on how its word begins: ask again with each letter.
        incomplete: true,
        suggestions: found.map((completion, index) => itemOf(completion, index, kind, range)),
      };
    },
  });
}

/**
 * Whether a list may open by itself at a character. Not while indenting, not right behind the
 * colon of a key, and not where Enter is as likely to come next as a value: Enter would take what
 * the list shows.
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
    // Only where the caret has a place of its own: Monaco takes every snippet for a change of the
    // text, and Enter behind a word that is complete already has to stay a newline.
    ...(insert.includes('$0') && { insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet }),
    ...(leadsOn && { command: { id: 'editor.action.triggerSuggest', title: 'Suggest values' } }),
  };
}
