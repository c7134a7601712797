import * as monaco from 'monaco-editor/editor';

/** The list is open by itself, and nothing in it is selected yet. */
const isUnselected = 'textInputFocus && suggestWidgetVisible && !suggestWidgetHasFocusedSuggestion';

/**
 * Makes Tab accept the first suggestion of a list that opened by itself. Nothing is selected in it until an arrow key
 * is pressed, so Enter breaks the line; without this, Tab would indent.
 */
export function acceptByTab(editor: monaco.editor.IStandaloneCodeEditor): void {
  const accept = () => editor.trigger('keyboard', 'focusAndAcceptSuggestion', null);
  editor.addCommand(monaco.KeyCode.Tab, accept, isUnselected);
}
