import * as monaco from 'monaco-editor/editor';
import type { ProblemFix } from '../engine/problemFix';
import { shownProblems } from '../state/shownProblems';
import type { StoreApi } from '../state/store';
import { editorStore } from './editorStore';
import { markerOf } from './markers';

const command = 'auditorium.fix';

/** The argument of the command: a fix, and the store it applies to. */
interface Chosen {
  store: StoreApi;
  fix: ProblemFix;
}

/** Offers the quick fixes of the Problems panel at the light bulb, in hovers and with Ctrl/⌘+. */
export function registerCodeActions(language: string): void {
  monaco.editor.registerCommand(command, (_, { store, fix }: Chosen) =>
    store.getState().applyFix(fix),
  );
  monaco.languages.registerCodeActionProvider(language, {
    provideCodeActions: (model, _range, { markers }) => {
      const store = editorStore(model);
      const state = store?.getState();
      const isCurrent = state?.analysis.text === state?.text && !model.isDisposed();
      const fixable = state && isCurrent ? shownProblems(state).filter(({ fix }) => fix) : [];
      const actions = fixable.flatMap((problem) => {
        const own = markerOf(model, problem);
        const marker = markers.find((each) => isSame(each, own));
        if (!store || !marker || !problem.fix) return [];
        const { title } = problem.fix;
        return [
          {
            title,
            kind: 'quickfix',
            diagnostics: [marker],
            isPreferred: true,
            command: {
              id: command,
              title,
              arguments: [{ store, fix: problem.fix } satisfies Chosen],
            },
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
