import type * as monaco from 'monaco-editor/editor';
import { levels } from '../audit/types';
import { ruleSpans } from '../document/locate';
import type { SettledStore } from '../state/settled';
import { rangeOf } from './bindText';

/** A bar in the gutter for each rule in its level's colour; the selected rule's lines are lit. */
export function showRules(
  editor: monaco.editor.IStandaloneCodeEditor,
  store: SettledStore,
): () => void {
  const model = editor.getModel();
  if (!model) return () => {};
  const marks = editor.createDecorationsCollection();
  const show = () => {
    const { analysis, text, selectedRule } = store.getState();
    if (analysis.text !== text || model.isDisposed()) return;
    const rules = analysis.reading.draft?.rules ?? [];
    marks.set(
      ruleSpans(analysis.reading.root).flatMap(({ start, end }, index) => {
        const level = levels.find((each) => each === rules[index]?.level);
        if (level === undefined) return [];
        return [
          {
            range: rangeOf(model, start, Math.max(start, end - 1)),
            options: {
              isWholeLine: true,
              linesDecorationsClassName: `rule-bar rule-bar-${level}`,
              ...(index === selectedRule && { className: 'rule-selected' }),
            },
          },
        ];
      }),
    );
  };
  show();
  // An edit is told here before the model has it: places are looked up once everybody knows.
  const stop = store.subscribe((now, before) => {
    if (now.analysis !== before.analysis || now.selectedRule !== before.selectedRule)
      queueMicrotask(show);
  });
  return () => {
    stop();
    marks.clear();
  };
}
