import type { Problem } from '../engine/problem';
import { isAnswerHidden } from './isAnswerHidden';
import type { State, Withheld } from './state';

interface Shown {
  isHidden: boolean;
  withheld: Withheld | undefined;
  problems: readonly Problem[];
}

const remembered = new WeakMap<readonly Problem[], Shown>();

/** Returns the problems of the policy that may be shown: the same array until something changes. */
export function shownProblems(
  state: Pick<State, 'analysis' | 'withheld' | 'workspace'>,
): readonly Problem[] {
  const { withheld } = state;
  const all = state.analysis.problems;
  const isHidden = isAnswerHidden(state);
  if (!isHidden && !withheld) return all;
  const known = remembered.get(all);
  if (known?.isHidden === isHidden && known.withheld === withheld) return known.problems;
  const problems = told(isHidden ? all.filter(isError) : all, withheld);
  remembered.set(all, { isHidden, withheld, problems });
  return problems;
}

/** Returns whether other problems may be shown than before, without computing them. */
export const showsOthers = (now: State, before: State): boolean =>
  now.analysis !== before.analysis ||
  now.withheld !== before.withheld ||
  isAnswerHidden(now) !== isAnswerHidden(before);

/** Findings tell what the policy does. Errors are needed to go on. */
const isError = ({ severity }: Problem) => severity === 'error';

function told(problems: readonly Problem[], withheld: Withheld | undefined): readonly Problem[] {
  if (!withheld) return problems;
  const ofServer = problems.filter(({ source }) => source === 'kube-apiserver');
  if (withheld.help) return ofServer.map(({ fix: _, ...problem }) => ({ ...problem, advice: '' }));
  const codes = new Set(withheld.codes);
  return problems.filter(({ source, code }) => source === 'kube-apiserver' || !codes.has(code));
}
