import { templateInSteps } from '../document/templates/template';
import { applyEdits } from '../document/applyEdits';
import { firstLine } from '../document/range';
import { readInSteps } from '../document/readPolicy';
import { repairOf, type Repair } from '../pasted/repair';
import { compareScores, scoreOf } from '../pasted/score';
import type { Analysis } from './check';
import type { Problem } from './problem';
import { fixInSteps } from './problemFix';

/** Returns an error of kube-apiserver with the repair of the text as its fix; unchanged if there is none, or its own fix does more. */
export function* withRepair(
  { text, reading, kubernetes }: Analysis,
  problem: Problem,
): Generator<undefined, Problem> {
  const repair = yield* repairOf(text, reading, kubernetes);
  if (!repair || (yield* doesMore(text, problem, repair, kubernetes))) return problem;
  const { says, title, edits, slipAt } = repair;
  const replaceAll = edits.map(({ start, end, insert }) => ({
    start,
    was: text.slice(start, end),
    by: insert,
  }));
  const isTemplate = (yield* templateInSteps(text)) !== undefined;
  const advice = isTemplate ? `${says} ${problem.advice}`.trim() : says;
  const range = slipAt === undefined ? problem.range : firstLine(text, slipAt);
  return { ...problem, advice, range, fix: { title, replaceAll } };
}

/** In a longer text the problem's own fix is not tried: that is done in one go. */
const ownFixIn = 50_000;

/** Whether kube-apiserver gets as far with the problem's own fix as with the repair, and reads as many rules. */
function* doesMore(
  text: string,
  { fix }: Problem,
  repair: Repair,
  kubernetes: Analysis['kubernetes'],
): Generator<undefined, boolean> {
  if (!fix || 'extract' in fix || text.length > ownFixIn) return false;
  const own = yield* fixInSteps(text, fix);
  if (own.refused !== undefined) return false;
  const after = yield* readInSteps(applyEdits(text, own.edits), kubernetes);
  return (
    compareScores(scoreOf(after), repair.score) >= 0 &&
    (after.draft?.rules.length ?? 0) >= repair.rules
  );
}
