import * as monaco from 'monaco-editor/editor';
import { moveRuleAt } from '../state/moveRule';
import type { StoreApi } from '../state/store';

/**
 * Makes Alt+↑ and Alt+↓ move the rule at the caret. With a selection, or outside of rules, they move
 * lines as usual. Call once per editor; the key bindings last as long as the editor.
 */
export function moveRulesByKey(editor: monaco.editor.IStandaloneCodeEditor, store: StoreApi): void {
  const inText = 'editorTextFocus';
  for (const [key, by, otherwise] of [
    [monaco.KeyCode.UpArrow, -1, 'editor.action.moveLinesUpAction'],
    [monaco.KeyCode.DownArrow, 1, 'editor.action.moveLinesDownAction'],
  ] as const) {
    editor.addCommand(
      monaco.KeyMod.Alt | key,
      () => {
        const model = editor.getModel();
        const selection = editor.getSelection();
        const offset =
          model && selection?.isEmpty() === true
            ? moveRuleAt(store, model.getOffsetAt(selection.getPosition()), by)
            : undefined;
        if (!model || offset === undefined) return editor.trigger('keyboard', otherwise, null);
        const position = model.getPositionAt(offset);
        editor.setPosition(position);
        editor.revealPosition(position);
      },
      inText,
    );
  }
}
