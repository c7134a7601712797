import { fixedText } from '../../analysis/fixTitle';
import type { Extraction } from '../../engine/problemFix';
import { record, withOther, withSource, type OpenedFile, type Source } from '../history';
import type { State } from '../state';
import { plainNotice } from './notices';
import { normalized, withCheckedText } from './textChange';

/**
 * Returns the state after the whole text is replaced (template, file, example), as one undo step;
 * `at` is the time in ms. The text belongs to `file`, or to no file; with a name it is the baseline.
 */
export function afterReplacing(
  state: State,
  raw: string,
  at: number,
  name?: string,
  file?: OpenedFile,
): Partial<State> {
  const { text, lineEnding } = normalized(raw);
  // The same text without a file still belongs to its file.
  const isOther = file !== undefined || text !== state.text;
  const source = isOther ? { file, lineEnding, origin: undefined } : sourceOf(state);
  return replaced(state, text, source, at, name);
}

/** Returns the state after another version of the same text is loaded: its file and line ending stay. */
export function afterTaking(state: State, raw: string, at: number, name?: string): Partial<State> {
  return replaced(state, normalized(raw).text, sourceOf(state), at, name);
}

/** Returns the state after a policy replaces the text that contains it. It belongs to no file, but can be put back. */
export function afterExtracting(state: State, fix: Extraction, at: number): Partial<State> {
  const { text, file, lineEnding } = state;
  const source = { file: undefined, lineEnding, origin: { text, ...fix.from, file } };
  return {
    ...replaced(state, fix.extract, source, at, 'the extracted policy'),
    notice: plainNotice(
      `${fixedText(fix.title)} Undo to restore the whole text, or put the policy back later.`,
    ),
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
  const { reading, isWaiting } = analysis;
  const policy = reading.policy ?? undefined;
  return { ...next, baseline: { policy, text, name, ...(isWaiting && { isDue: true }) } };
}

function withWholeText(state: State, text: string, source: Source, at: number): Partial<State> {
  const { text: before, history, selectedRule } = state;
  const selected = { before: selectedRule, after: undefined };
  const step = record(history, before, text, 'edit', at, selected);
  return {
    ...withCheckedText(
      state,
      text,
      withSource(withOther(step, state.lastGood?.text), sourceOf(state), source),
      {
        other: {},
      },
    ),
    ...source,
    selectedRule: undefined,
  };
}

const sourceOf = ({ file, lineEnding, origin }: Source): Source => ({ file, lineEnding, origin });
