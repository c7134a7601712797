import type { KubernetesVersion } from '../../audit/types';
import { applyEdits } from '../../document/applyEdits';
import type { Problem } from '../../engine/problem';
import { order } from '../../engine/problemCodes/order';
import { recorded } from '../../engine/problemCodes/recorded';
import { fixText } from '../../engine/problemFix';
import { checkText } from './checked';

/** What to record, and in which order, is for people to say. */
const forPeople = new Set([...Object.keys(order), ...Object.keys(recorded)]);

const fixesAtMost = 1000;

/** A text after its fixes. */
export interface Fixed {
  text: string;
  /** What was done, in order: "Rename to verbs". */
  done: string[];
}

/**
 * Makes all fixes that have one right answer, one after another: those of errors and warnings, but not those that choose what
 * to record. A fix must solve its problem. It may uncover errors that kube-apiserver did not get to before, which are
 * fixed next; those that would leave more errors than there were are not made. Codes in `allowed` are left as they are.
 */
export function fixAll(
  text: string,
  kubernetes: KubernetesVersion,
  allowed: ReadonlySet<string>,
): Fixed {
  const tried = new Set<string>();
  let now = { text, problems: checkText(text, kubernetes).problems };
  const most = errorsIn(now.problems);
  const done: string[] = [];
  let best: Fixed = { text, done: [] };
  for (let step = 0; step < fixesAtMost; step++) {
    const next = nextFix(now);
    if (!next) break;
    now = next;
    done.push(next.title);
    if (errorsIn(now.problems) <= most) best = { text: now.text, done: [...done] };
  }
  return best;

  function nextFix({ text: before, problems }: typeof now) {
    for (const problem of problems) {
      const { fix, code, severity, message } = problem;
      if (!fix || 'extract' in fix || severity === 'notice') continue;
      if (forPeople.has(code) || allowed.has(code)) continue;
      const key = JSON.stringify([code, message, fix]);
      if (tried.has(key)) continue;
      tried.add(key);
      const result = fixText(before, fix);
      if (result.refused !== undefined) continue;
      const fixed = applyEdits(before, result.edits);
      if (fixed === before) continue;
      const after = checkText(fixed, kubernetes).problems;
      if (countOf(after, problem) >= countOf(problems, problem)) continue;
      return { text: fixed, problems: after, title: fix.title };
    }
    return undefined;
  }
}

const errorsIn = (problems: readonly Problem[]) =>
  problems.filter(({ severity }) => severity === 'error').length;

const countOf = (problems: readonly Problem[], { code, message }: Problem) =>
  problems.filter((each) => each.code === code && each.message === message).length;
