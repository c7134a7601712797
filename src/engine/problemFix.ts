import type { FixTitle } from '../analysis/fixTitle';
import type { Change } from '../audit/change';
import type { Path } from '../audit/types';
import { changeText } from '../document/changeText';
import { removeOverwritten } from '../document/removeOverwritten';
import { moveToMetadata } from '../document/moveToMetadata';
import type { PolicyPlace } from '../manifests/putBack';
import { moveRules } from '../document/rules/moveRules';
import { keepExpressions } from '../document/templates/keepExpressions';
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
  return 'replaceAll' in fix
    ? replaced(text, fix.replaceAll)
    : keepExpressions(text, editsOf(text, fix));
}

function editsOf(
  text: string,
  fix: Exclude<ProblemFix, Extraction | { replaceAll: unknown }>,
): EditResult {
  if ('changes' in fix) return changeText(text, fix.changes);
  if ('replace' in fix) return replaced(text, [fix.replace]);
  if ('toMetadata' in fix) return moveToMetadata(text, fix.toMetadata);
  return 'rulesAt' in fix
    ? moveRules(text, fix.rulesAt)
    : removeOverwritten(text, fix.overwrittenBefore);
}

function replaced(text: string, parts: readonly Replacement[]): EditResult {
  return parts.every(({ start, was }) => text.startsWith(was, start))
    ? { edits: parts.map(({ start, was, by }) => ({ start, end: start + was.length, insert: by })) }
    : { refused: 'The text has changed since. Choose the fix again.' };
}
