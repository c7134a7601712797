import * as monaco from 'monaco-editor/editor';
import { moveRuleAt } from '../state/moveRule';
import type { StoreApi } from '../state/store';

/**
 * Alt+↑ and Alt+↓ move the rule around the caret; with lines selected, or outside of rules, they
 * move lines as everywhere in Monaco. Bound once for an editor, which keeps them.
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
