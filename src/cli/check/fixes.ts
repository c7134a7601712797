import type { KubernetesVersion } from '../../audit/types';
import { applyEdits } from '../../document/applyEdits';
import type { TextEdit } from '../../document/textEdit';
import type { Problem } from '../../engine/problem';
import { order } from '../../engine/problemCodes/order';
import { recorded } from '../../engine/problemCodes/recorded';
import { fixText } from '../../engine/problemFix';
import { checkText } from './checked';

/** What to record, and in which order, is for people to say. */
const forPeople = new Set([...Object.keys(order), ...Object.keys(recorded)]);

const stepsAtMost = 1000;

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
  for (let step = 0; step < stepsAtMost; step++) {
    const next = alike(now) ?? nextFix(now);
    if (!next) break;
    now = next;
    done.push(...next.titles);
    if (errorsIn(now.problems) <= most) best = { text: now.text, done: [...done] };
  }
  return best;

  function editsFor({ fix, code, severity }: Problem, before: string) {
    if (!fix || 'extract' in fix || severity === 'notice') return undefined;
    if (forPeople.has(code) || allowed.has(code)) return undefined;
    const result = fixText(before, fix);
    if (result.refused !== undefined || applyEdits(before, result.edits) === before)
      return undefined;
    return { edits: result.edits, title: fix.title };
  }

  /** Makes all fixes like the first one at once, if that goes as well as one by one: a long policy is checked once for them. */
  function alike({ text: before, problems }: typeof now) {
    const first = problems.find((each) => !tried.has(keyOf(each)) && editsFor(each, before));
    if (!first) return undefined;
    const batch: Problem[] = [];
    const edits: TextEdit[] = [];
    for (const problem of problems) {
      if (problem.code !== first.code || tried.has(keyOf(problem))) continue;
      const own = editsFor(problem, before)?.edits;
      if (!own || own.some((a) => edits.some((b) => a.start <= b.end && b.start <= a.end)))
        continue;
      edits.push(...own);
      batch.push(problem);
    }
    if (batch.length < 2) return undefined;
    const fixed = applyEdits(before, edits);
    const after = checkText(fixed, kubernetes).problems;
    const isWorse =
      errorsIn(after) > errorsIn(problems) ||
      batch.some((each) => countOf(after, each) >= countOf(problems, each));
    if (isWorse) return undefined;
    for (const each of batch) tried.add(keyOf(each));
    return { text: fixed, problems: after, titles: batch.map(({ fix }) => fix?.title ?? '') };
  }

  function nextFix({ text: before, problems }: typeof now) {
    for (const problem of problems) {
      const key = keyOf(problem);
      if (tried.has(key)) continue;
      const made = editsFor(problem, before);
      if (!made) continue;
      tried.add(key);
      const fixed = applyEdits(before, made.edits);
      const after = checkText(fixed, kubernetes).problems;
      if (countOf(after, problem) >= countOf(problems, problem)) continue;
      return { text: fixed, problems: after, titles: [made.title] };
    }
    return undefined;
  }
}

const keyOf = ({ code, message, fix }: Problem) => JSON.stringify([code, message, fix]);

const errorsIn = (problems: readonly Problem[]) =>
  problems.filter(({ severity }) => severity === 'error').length;

const countOf = (problems: readonly Problem[], { code, message }: Problem) =>
  problems.filter((each) => each.code === code && each.message === message).length;
