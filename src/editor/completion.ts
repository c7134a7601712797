import * as monaco from 'monaco-editor/editor';
import { cursorContext } from '../document/cursorContext';
import { completionsAt } from '../state/completions';
import { editorStore } from './editorStore';

/** Field names, levels, stages, verbs and the built-in API where they fit. */
export function registerCompletion(language: string): void {
  monaco.languages.registerCompletionItemProvider(language, {
    triggerCharacters: ['"', "'", '/', ':', ' ', '['],
    provideCompletionItems: (model, position) => {
      const store = editorStore();
      if (!store) return { suggestions: [] };
      const context = cursorContext(model.getValue(), model.getOffsetAt(position));
      const from = model.getPositionAt(context.wordStart);
      const range = {
        startLineNumber: from.lineNumber,
        startColumn: from.column,
        endLineNumber: position.lineNumber,
        endColumn: position.column,
      };
      const kind =
        context.position === 'key'
          ? monaco.languages.CompletionItemKind.Field
          : monaco.languages.CompletionItemKind.Value;
      const found = completionsAt(context, store.getState().kubernetes);
      return {
        suggestions: found.map(({ label, insert, detail, help }, index) => ({
          label: { label, description: detail },
          kind,
          insertText: insert,
          insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet,
          filterText: label,
          sortText: String(index).padStart(5, '0'),
          documentation: help,
          range,
          // A value is picked from a list as soon as its key is there.
          ...(context.position === 'key' && {
            command: { id: 'editor.action.triggerSuggest', title: 'Suggest values' },
          }),
        })),
      };
    },
  });
}
