import { fixedText } from '../../analysis/fixTitle';
import type { Extraction } from '../../engine/problemFix';
import { record, withSource, type OpenedFile, type Source } from '../history';
import type { State } from '../state';
import { plainNotice } from './notices';
import { normalized, withCheckedText } from './textChange';

/**
 * The state after a whole new text (template, file, example), as one step of undo; `at` is the
 * time in ms. It belongs to `file`, or to none; with a name it is the new baseline.
 */
export function afterReplacing(
  state: State,
  raw: string,
  at: number,
  name?: string,
  file?: OpenedFile,
): Partial<State> {
  const { text, lineEnding } = normalized(raw);
  // The same text from nowhere in particular is still that of its file.
  const source = file || text !== state.text ? { file, lineEnding } : sourceOf(state);
  return replaced(state, text, source, at, name);
}

/** The same with another version of this text: its file and line ending stay. */
export function afterTaking(state: State, raw: string, at: number, name?: string): Partial<State> {
  return replaced(state, normalized(raw).text, sourceOf(state), at, name);
}

/** The state after a policy takes the place of the text that holds it; it belongs to no file. */
export function afterExtracting(state: State, fix: Extraction, at: number): Partial<State> {
  const source = { file: undefined, lineEnding: state.lineEnding };
  return {
    ...replaced(state, fix.extract, source, at, 'the policy as it was extracted'),
    notice: plainNotice(`${fixedText(fix.title)} Undo to restore the whole text.`),
  };
}

function replaced(
  state: State,
  text: string,
  source: Source,
  at: number,
  name: string | undefined,
): Partial<State> {
  const next = text === state.text ? source : withWholeText(state, text, source, at);
  if (name === undefined) return next;
  const { analysis } = { ...state, ...next };
  return { ...next, baseline: { policy: analysis.reading.policy ?? undefined, name } };
}

function withWholeText(state: State, text: string, source: Source, at: number): Partial<State> {
  const { text: before, history, selectedRule } = state;
  const selected = { before: selectedRule, after: undefined };
  const step = record(history, before, text, 'edit', at, selected);
  return {
    ...withCheckedText(state, text, withSource(step, sourceOf(state), source)),
    ...source,
    selectedRule: undefined,
  };
}

const sourceOf = ({ file, lineEnding }: Source): Source => ({ file, lineEnding });
