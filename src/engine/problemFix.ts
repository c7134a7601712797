import type { FixTitle } from '../analysis/fixTitle';
import type { Change } from '../audit/change';
import { changeText } from '../document/changeText';
import { removeOverwritten } from '../document/removeOverwritten';
import { keepExpressions } from '../document/templates/keepExpressions';
import type { EditResult } from '../document/textEdit';

/**
 * The one right way to fix a problem, as a value: changes; or the offset of a repeated key, because a
 * path cannot say which of two equal keys is meant; or `extract`, a policy to replace the text that
 * contains it.
 */
export type ProblemFix = { title: FixTitle } & (
  { changes: readonly Change[] } | { overwrittenBefore: number } | { extract: string }
);

/** A policy extracted from another file. */
export type Extraction = Extract<ProblemFix, { extract: string }>;

/** Returns the edits that a fix makes in `text`, or why it cannot make them safely. No fix changes an expression of a template. */
export function fixText(text: string, fix: Exclude<ProblemFix, Extraction>): EditResult {
  const result =
    'changes' in fix
      ? changeText(text, fix.changes)
      : removeOverwritten(text, fix.overwrittenBefore);
  return keepExpressions(text, result);
}
