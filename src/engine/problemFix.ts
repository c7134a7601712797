import type { FixTitle } from '../analysis/fixTitle';
import type { Change } from '../audit/change';
import { resultOf } from '../audit/steps';
import type { Path } from '../audit/types';
import { changeTextInSteps } from '../document/changeText';
import { removeOverwritten } from '../document/removeOverwritten';
import { moveToMetadata } from '../document/moveToMetadata';
import type { PolicyPlace } from '../manifests/putBack';
import { moveRulesInSteps } from '../document/rules/moveRules';
import { keepExpressions } from '../document/templates/keepExpressions';
import { templateInSteps } from '../document/templates/template';
import type { EditResult } from '../document/textEdit';

/**
 * The one right way to fix a problem, as a value: changes; or the offset of a repeated key, because a
 * path cannot say which of two equal keys is meant; or the place of rules that are not read, which become the policy's
 * rules; or a field that belongs in metadata; or parts of the text, in order, and what replaces them (`replaceAll` also
 * around expressions of a template); or `extract`, a policy to replace the text that contains it, and its place there.
 */
export type ProblemFix = { title: FixTitle } & (
  | { changes: readonly Change[] }
  | { overwrittenBefore: number }
  | { rulesAt: Path }
  | { toMetadata: string }
  | { replace: Replacement }
  | { replaceAll: readonly Replacement[] }
  | { extract: string; from: PolicyPlace }
);

/** Another text in the place of `was`, which starts at a UTF-16 offset. */
export interface Replacement {
  start: number;
  was: string;
  by: string;
}

/** A policy extracted from another file. */
export type Extraction = Extract<ProblemFix, { extract: string }>;

/** Returns the edits that a fix makes in `text`, or why it cannot make them safely. No fix changes an expression of a template. */
export function fixText(text: string, fix: Exclude<ProblemFix, Extraction>): EditResult {
  return resultOf(fixInSteps(text, fix));
}

/** Same as fixText, with pauses. */
export function* fixInSteps(
  text: string,
  fix: Exclude<ProblemFix, Extraction>,
): Generator<undefined, EditResult> {
  if ('replaceAll' in fix) return replaced(text, fix.replaceAll);
  const result = yield* editsOf(text, fix);
  // Remembered for keepExpressions.
  yield* templateInSteps(text);
  return keepExpressions(text, result);
}

function* editsOf(
  text: string,
  fix: Exclude<ProblemFix, Extraction | { replaceAll: unknown }>,
): Generator<undefined, EditResult> {
  if ('changes' in fix) return yield* changeTextInSteps(text, fix.changes);
  if ('replace' in fix) return replaced(text, [fix.replace]);
  if ('toMetadata' in fix) return yield* moveToMetadata(text, fix.toMetadata);
  return yield* 'rulesAt' in fix
    ? moveRulesInSteps(text, fix.rulesAt)
    : removeOverwritten(text, fix.overwrittenBefore);
}

function replaced(text: string, parts: readonly Replacement[]): EditResult {
  return parts.every(({ start, was }) => text.startsWith(was, start))
    ? { edits: parts.map(({ start, was, by }) => ({ start, end: start + was.length, insert: by })) }
    : { refused: 'The text has changed since. Choose the fix again.' };
}
