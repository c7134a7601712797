import * as monaco from 'monaco-editor/editor';
import type { Problem } from '../engine/problem';
import { editorStore } from './editorStore';
import { markerOf } from './markers';

const command = 'auditorium.fix';

/** The same one-click fixes as in the Problems panel, at the light bulb, in the hover and at Ctrl/⌘+. */
export function registerCodeActions(language: string): void {
  monaco.editor.registerCommand(command, (_, problem: Problem) => {
    if (problem.fix) editorStore()?.getState().applyFix(problem.fix);
  });
  monaco.languages.registerCodeActionProvider(language, {
    provideCodeActions: (model, _range, { markers }) => {
      const { analysis, text } = editorStore()?.getState() ?? {};
      const isCurrent = analysis !== undefined && analysis.text === text && !model.isDisposed();
      const fixable = isCurrent ? analysis.problems.filter(({ fix }) => fix) : [];
      const actions = fixable.flatMap((problem) => {
        const own = markerOf(model, problem);
        const marker = markers.find((each) => isSame(each, own));
        if (!marker || !problem.fix) return [];
        const { title } = problem.fix;
        return [
          {
            title,
            kind: 'quickfix',
            diagnostics: [marker],
            isPreferred: true,
            command: { id: command, title, arguments: [problem] },
          },
        ];
      });
      return { actions, dispose: () => {} };
    },
  });
}

function isSame(a: monaco.editor.IMarkerData, b: monaco.editor.IMarkerData): boolean {
  return a.message === b.message && monaco.Range.equalsRange(a, b);
}
