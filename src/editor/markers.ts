import * as monaco from 'monaco-editor/editor';
import { addresses } from '../course/addresses';
import type { Problem } from '../engine/problem';
import { moreLikeIt } from '../engine/problemList';
import type { Follower } from '../state/settled';
import { showsOthers, shownProblems } from '../state/shownProblems';
import { learnAddress } from '../storage/learnLink';
import { rangeOf } from './bindText';

const owner = 'auditorium';
const shownAtMost = 500;

const severity: Record<Problem['severity'], monaco.MarkerSeverity> = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  notice: monaco.MarkerSeverity.Info,
};

/** Returns the marker of a problem. An empty range is widened to one character so that it is visible. */
export function markerOf(
  model: monaco.editor.ITextModel,
  problem: Problem,
): monaco.editor.IMarkerData {
  const { code, range, severity: tone, message, advice, source } = problem;
  return {
    ...visible(model, rangeOf(model, range.start, range.end)),
    severity: severity[tone],
    message: [message, advice, moreLikeIt(problem)].filter((line) => line !== '').join('\n'),
    source,
    code: { value: code, target: monaco.Uri.parse(learnAddress(addresses.check(code))) },
  };
}

/** Shows the problems of the Problems panel as squiggles. Returns a function that removes them and stops. */
export function showMarkers(
  editor: monaco.editor.IStandaloneCodeEditor,
  store: Follower,
): () => void {
  const model = editor.getModel();
  if (!model) return () => {};
  const show = () => {
    const { analysis, text } = store.getState();
    if (analysis.text !== text || model.isDisposed()) return;
    const markers = shownProblems(store.getState())
      .slice(0, shownAtMost)
      .map((problem) => markerOf(model, problem));
    monaco.editor.setModelMarkers(model, owner, markers);
  };
  show();
  // The store notifies before the model has changed, so compute ranges in a microtask.
  const stop = store.subscribe((now, before) => {
    if (showsOthers(now, before)) queueMicrotask(show);
  });
  return () => {
    stop();
    if (!model.isDisposed()) monaco.editor.setModelMarkers(model, owner, []);
  };
}

function visible(model: monaco.editor.ITextModel, range: monaco.Range): monaco.IRange {
  const { startLineNumber, startColumn, endLineNumber, endColumn } = range;
  if (!range.isEmpty()) return { startLineNumber, startColumn, endLineNumber, endColumn };
  const isLast = startColumn >= model.getLineMaxColumn(startLineNumber);
  return {
    startLineNumber,
    startColumn: isLast ? Math.max(1, startColumn - 1) : startColumn,
    endLineNumber,
    endColumn: endColumn + 1,
  };
}
