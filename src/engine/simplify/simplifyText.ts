import { resultOf } from '../../audit/steps';
import type { Policy } from '../../audit/types';
import { applyEdits } from '../../document/applyEdits';
import { changeTextInSteps } from '../../document/changeText';
import { commentsAbove, commentsIn } from '../../document/edits/textComments';
import { parseOnceInSteps } from '../../document/parseOnce';
import { differenceInSteps } from '../../proofs/difference';
import type { SimplifyStep } from '../../proofs/simplify/simplification';
import { simplifyInSteps } from '../../proofs/simplify/simplify';

/** A step that was made in a text. */
export interface TextStep extends SimplifyStep {
  /** Comments that go with what is removed, each from its `#`. */
  readonly gone: readonly string[];
  /** Comments of what is merged, which are now above the rule that it became part of. */
  readonly moved: readonly string[];
}

/** A step that cannot be made in this text, and why. */
export interface DeclinedStep {
  readonly step: SimplifyStep;
  readonly reason: string;
}

/** A shorter text for the same policy. */
export interface SimplifiedText {
  readonly text: string;
  readonly steps: readonly TextStep[];
  readonly declined: readonly DeclinedStep[];
  /** Whether there are no more steps, as far as these were not declined. */
  readonly isComplete: boolean;
}

/** After so many steps that cannot be made, no others are tried; fewer if none can. */
const declinedAtMost = 20;
const declinedAtFirst = 5;

/** Steps are made as long as texts of so many characters together are parsed for them. */
const charactersAtMost = 10_000_000;

/** Same as simplifyTextInSteps, at once. */
export function simplifyText(
  text: string,
  policy: Policy,
  skip?: ReadonlySet<string>,
): SimplifiedText {
  return resultOf(simplifyTextInSteps(text, policy, skip));
}

/**
 * Returns a shorter text for a policy that records the same of every request, with the steps that lead to it. `policy` is the one
 * that kube-apiserver reads in the text. Steps with the keys in `skip` are not taken; those that cannot be made in
 * the text are left out with the reason. Everything that a step is not about stays as it is. Pauses.
 */
export function* simplifyTextInSteps(
  text: string,
  policy: Policy,
  skip: ReadonlySet<string> = new Set(),
): Generator<undefined, SimplifiedText> {
  const declined: DeclinedStep[] = [];
  for (;;) {
    const without = new Set([...skip, ...declined.map(({ step }) => step.key)]);
    const { steps, isComplete } = yield* simplifyInSteps(policy, { skip: without });
    const made: TextStep[] = [];
    let now = text;
    let refused: DeclinedStep | undefined;
    let left = charactersAtMost;
    for (const step of steps) {
      yield;
      left -= now.length * (step.changes.length + 1);
      if (left < 0) break;
      const result = yield* changeTextInSteps(now, step.changes);
      if (result.refused !== undefined) {
        refused = { step, reason: result.refused };
        break;
      }
      const after = yield* withComments(now, applyEdits(now, result.edits), step);
      made.push({ ...step, ...after.comments });
      now = after.text;
    }
    if (refused) declined.push(refused);
    const most = made.length === 0 ? declinedAtFirst : declinedAtMost;
    if (refused && declined.length < most) continue;
    const isWhole = made.length === steps.length;
    // All steps were proved together; those that are left of them are, too.
    if (!isWhole && !(yield* isProved(policy, made.at(-1)?.policy))) {
      return { text, steps: [], declined, isComplete: false };
    }
    return { text: now, steps: made, declined, isComplete: isComplete && isWhole };
  }
}

function* isProved(before: Policy, after: Policy | undefined): Generator<undefined, boolean> {
  if (!after) return true;
  const { parts, undecided } = yield* differenceInSteps(before, after);
  return parts.length === 0 && undecided === 0;
}

/** The text after a step; comments of what is merged are kept. */
function* withComments(before: string, after: string, { what, policy }: SimplifyStep) {
  const left = new Map<string, number>();
  for (const comment of commentsIn(after, (yield* parseOnceInSteps(after)).root)) {
    left.set(comment, (left.get(comment) ?? 0) + 1);
  }
  const gone = commentsIn(before, (yield* parseOnceInSteps(before)).root).filter((comment) => {
    const count = left.get(comment) ?? 0;
    left.set(comment, count - 1);
    return count <= 0;
  });
  const comments = { gone, moved: [] as string[] };
  const isMerged = what.kind === 'rules merged' || what.kind === 'entries merged';
  if (!isMerged || gone.length === 0) return { text: after, comments };
  const isAbove = what.kind === 'rules merged' && what.other < what.rule;
  const rule = isAbove ? what.rule - 1 : what.rule;
  const { root } = yield* parseOnceInSteps(after);
  const edit = commentsAbove(after, root, rule, gone);
  if (!edit) return { text: after, comments };
  const text = applyEdits(after, [edit]);
  const isRead = (yield* parseOnceInSteps(text)).error === undefined && policy.rules.length > rule;
  return isRead ? { text, comments: { gone: [], moved: gone } } : { text: after, comments };
}
