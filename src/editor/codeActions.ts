import * as monaco from 'monaco-editor/editor';
import type { Problem } from '../state/analysis';
import { editorStore } from './editorStore';

const command = 'auditorium.fix';

/** The same one-click fixes as in the Problems panel, at the light bulb and Ctrl/⌘+. */
export function registerCodeActions(language: string): void {
  monaco.editor.registerCommand(command, (_, problem: Problem) => {
    if (problem.fix) editorStore()?.getState().change(problem.fix.changes);
  });
  monaco.languages.registerCodeActionProvider(language, {
    provideCodeActions: (model, _range, { markers }) => {
      const problems = editorStore()?.getState().analysis.problems ?? [];
      const actions = markers.flatMap((marker) => {
        const problem = problems[Number(marker.code)];
        if (!problem?.fix) return [];
        return [
          {
            title: problem.fix.title,
            kind: 'quickfix',
            diagnostics: [marker],
            isPreferred: true,
            command: { id: command, title: problem.fix.title, arguments: [problem] },
          },
        ];
      });
      return { actions: model.isDisposed() ? [] : actions, dispose: () => {} };
    },
  });
}
