import { resultOf } from '../../audit/steps';
import type { KubernetesVersion } from '../../audit/types';
import { check, type Analysis } from '../../engine/check';
import { withPointers, withRepairsInSteps } from '../../engine/elsewhere';
import type { Problem } from '../../engine/problem';
import { policiesIn, type PolicyText } from '../extracted';
import type { Input } from '../inputs';

/** A policy with what there is to say about it. */
export interface Checked extends Pick<PolicyText, 'at' | 'inside'> {
  input: Input;
  analysis: Analysis;
  problems: readonly Problem[];
}

/** Checks a text as the page does: problems of kube-apiserver and ours, pointers to policies in it, and likely repairs. */
export function checkText(text: string, kubernetes: KubernetesVersion): Analysis {
  return resultOf(withRepairsInSteps(withPointers(check(text, kubernetes))));
}

/** Checks a file, or with `extracts` each policy in it, if it is not one itself. `allowed` are codes that are not reported. */
export function checkInput(
  input: Input,
  kubernetes: KubernetesVersion,
  { extracts, allowed }: { extracts: boolean; allowed: ReadonlySet<string> },
): Checked[] {
  return policiesIn(input, extracts).map(({ text, ...rest }) => {
    const analysis = checkText(text, kubernetes);
    const problems = analysis.problems.filter(
      ({ source, code }) => source === 'kube-apiserver' || !allowed.has(code),
    );
    return { input, analysis, problems, ...rest };
  });
}
