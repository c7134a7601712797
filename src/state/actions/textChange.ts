import type { Policy } from '../../audit/types';
import { check, type Analysis } from '../../engine/check';
import { beginsStep, type History } from '../history';
import type { State } from '../state';
import { checkSoon, editsCheckedAtOnce } from './checkSoon';

/** Returns the text without byte order mark and with LF line endings, and the line ending it came with. */
export function normalized(raw: string): Pick<State, 'text' | 'lineEnding'> {
  return {
    text: raw.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'),
    lineEnding: raw.includes('\r\n') ? '\r\n' : '\n',
  };
}

/**
 * Returns the state with a new text and its history, not checked yet. If the text begins a new undo
 * step, the last valid policy is what the step is compared with. Of a text that is replaced
 * (`isOther`), nothing is shown any more.
 */
export function withText(
  state: State,
  text: string,
  history: History,
  isOther = false,
): Partial<State> {
  return {
    text,
    history,
    changedIn: 'text',
    ...(beginsStep(state.history, history) && { beforeEdit: policyOf(state) }),
    ...(isOther && { lastGood: undefined, textNumber: state.textNumber + 1 }),
  };
}

/**
 * Returns the state with a new text and its history, checked, or waiting if it is longer than `atOnce`. `other` says that
 * it is another text, whose last valid version is `valid`, if there is one.
 */
export function withCheckedText(
  state: State,
  text: string,
  history: History,
  { atOnce, other }: { atOnce?: number; other?: { valid?: string | undefined } } = {},
): Partial<State> {
  const analysis = checkSoon(text, state, atOnce);
  const next = {
    ...withText(state, text, history, other !== undefined),
    ...(other && { lastGood: analysis.reading.policy ? undefined : validOf(state, other.valid) }),
  };
  return { ...next, ...withAnalysis({ ...state, ...next }, analysis) };
}

/** The check of an earlier text; undefined for one that takes long. */
function validOf(state: State, text: string | undefined): Analysis | undefined {
  if (text === undefined || text.length > editsCheckedAtOnce) return undefined;
  const analysis = check(text, state.kubernetes, state.workspace.clusterApi);
  return analysis.reading.policy ? analysis : undefined;
}

/**
 * Returns the state with the result of a check. A rejected text shows the last valid version at once. Results for another
 * Kubernetes version are no longer good.
 */
export function withAnalysis(state: State, analysis: Analysis): Partial<State> {
  const { lastGood, baseline, isOutdated } = state;
  const { reading, kubernetes, isWaiting } = analysis;
  const isOfVersion = isWaiting || lastGood?.kubernetes === kubernetes;
  const policy = reading.policy ?? undefined;
  return {
    analysis,
    lastGood: policy ? analysis : isOfVersion ? lastGood : undefined,
    isOutdated: isWaiting ? isOutdated : !policy,
    ...(baseline.isDue &&
      !isWaiting && { baseline: { policy, text: baseline.text, name: baseline.name } }),
  };
}

/**
 * Returns the state with the result of a check of typed text. While somebody types, a text is rejected again and again:
 * what is shown stays as it is until typing pauses.
 */
export function withTypedAnalysis(state: State, analysis: Analysis): Partial<State> {
  const next = withAnalysis(state, analysis);
  const wasOutdated = state.isOutdated && state.lastGood !== undefined;
  return { ...next, isOutdated: next.isOutdated === true && wasOutdated };
}

/** Returns the last policy that kube-apiserver would accept. */
export function policyOf({ lastGood }: Pick<State, 'lastGood'>): Policy | undefined {
  return lastGood?.reading.policy ?? undefined;
}
