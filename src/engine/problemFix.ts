import type { Change } from '../audit/change';
import { changeText } from '../document/changeText';
import { removeOverwritten } from '../document/removeOverwritten';
import type { EditResult } from '../document/textEdit';

/**
 * The one right answer to a problem, as a value: changes, or the offset of a repeated key. Where a
 * key stands twice no path can say which is meant. `extract`: a policy to take
 * the place of the text that it stands in.
 */
export type ProblemFix = { title: string } & (
  { changes: readonly Change[] } | { overwrittenBefore: number } | { extract: string }
);

/** A policy taken out of another file. */
export type Extraction = Extract<ProblemFix, { extract: string }>;

/** The edits that a fix makes in `text`, or why they cannot be made. */
export function fixText(text: string, fix: Exclude<ProblemFix, Extraction>): EditResult {
  return 'changes' in fix
    ? changeText(text, fix.changes)
    : removeOverwritten(text, fix.overwrittenBefore);
}
