import { applyEdits } from '../../document/applyEdits';
import { longestPiece } from './pieces';
import { diagnose, type Circumstances } from './diagnose';

/** More fixes than one text can need; reading a long one takes longer. */
const most = (text: string) => (text.length > longestPiece / 4 ? 20 : 100);

/**
 * Makes one fix after the other, because some make others unnecessary. Returns the text after them, and their titles in order. `isWanted`
 * leaves fixes out.
 */
export function mendAll(
  text: string,
  circumstances: Circumstances,
  isWanted: (code: string) => boolean = () => true,
): { text: string; done: string[] } {
  const done: string[] = [];
  let now = text;
  while (done.length < most(text)) {
    const { findings } = diagnose(now, circumstances);
    const fix = findings.find((finding) => finding.fix && isWanted(finding.code))?.fix;
    if (!fix) break;
    now = applyEdits(now, fix.edits);
    done.push(fix.title);
  }
  return { text: now, done };
}
