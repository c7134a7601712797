import { resultOf } from '../../audit/steps';
import type { KubernetesVersion } from '../../audit/types';
import { check, type Analysis } from '../../engine/check';
import { withPointers, withRepairsInSteps } from '../../engine/elsewhere';
import type { Problem } from '../../engine/problem';
import { findPolicies } from '../../manifests/findPolicies';
import type { Input } from '../inputs';
import { positionIn, type Position } from '../position';

/** A policy with what there is to say about it. */
export interface Checked {
  input: Input;
  analysis: Analysis;
  problems: readonly Problem[];
  /** The place of an offset of the policy in its file. */
  at: (offset: number) => Position;
  /** For a policy inside another file: where, and which of the policies there it is, from 0. */
  inside?: { path: string; index: number };
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
  const finish = (analysis: Analysis, rest: Pick<Checked, 'at' | 'inside'>): Checked => ({
    input,
    analysis,
    problems: analysis.problems.filter(
      ({ source, code }) => source === 'kube-apiserver' || !allowed.has(code),
    ),
    ...rest,
  });
  const found = extracts ? findPolicies(input.text).embedded : [];
  if (found.length === 0)
    return [finish(checkText(input.text, kubernetes), { at: positionIn(input.text) })];
  return found.map((policy, index) =>
    finish(checkText(policy.text, kubernetes), {
      at: placeOf(input.text, policy.at.start, policy.text),
      inside: { path: policy.path, index },
    }),
  );
}

/**
 * Returns a lookup from offsets of an extracted policy to the place in its file: line by line, if the file has the same
 * lines with any indentation; if they are written in another way, always the place where the policy starts.
 */
function placeOf(holder: string, from: number, policy: string): (offset: number) => Position {
  const whole = positionIn(holder);
  const own = positionIn(policy);
  const lines = holder.split('\n');
  const start = whole(from);
  const wanted = policy.split('\n').map((line) => line.trim());
  const isSame = (first: number) =>
    wanted.every((line, index) => line === '' || lines[first - 1 + index]?.trim() === line);
  // A block scalar starts in the line below its key.
  const first = [start.line, start.line + 1, start.line - 1].find(
    (line) => line > 0 && isSame(line),
  );
  return (offset) => {
    if (first === undefined) return start;
    const { line, column } = own(offset);
    const [inside = '', outside = ''] = [policy.split('\n')[line - 1], lines[first + line - 2]];
    return { line: first + line - 1, column: column + Math.max(0, outside.indexOf(inside)) };
  };
}
