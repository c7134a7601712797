import type { FixTitle } from '../analysis/fixTitle';
import { isStep } from '../audit/steps';
import type { KubernetesVersion } from '../audit/types';
import { readInSteps } from '../document/readPolicy';
import type { Reading } from '../document/reading';
import type { Expression } from '../document/templates/expressions';
import { templateInSteps } from '../document/templates/template';
import type { TextEdit } from '../document/textEdit';
import { linesOf } from './lines';
import { outside } from './outside';
import { namedTitle } from './namedTitle';
import { editsOf, repairedInSteps, unrepaired, type Repaired } from './pieces';
import { compareScores, isLoaded, isMeant, scoreOf, type Score } from './score';
import { slips } from './slips';
import { kindsOf, takeOut, type TakenOut } from './takeOut';

/** What is wrong with a text that is almost a policy, and the edits that make it one. */
export interface Repair {
  /** One or two sentences. */
  says: string;
  title: FixTitle;
  /** In order; offsets into the text. */
  edits: readonly TextEdit[];
  /** Where the first slip is, if nothing but slips is mended: the server may stop at a later line. */
  slipAt: number | undefined;
  /** How far the server gets with the text after them. */
  score: Score;
  /** How many rules the server reads with them. */
  rules: number;
  /** Whether the text is meant as a policy with them, loaded or not. */
  isPolicy: boolean;
}

/** Slips beyond this many are no slips. */
const slipsAtMost = 6;
/** So much text is loaded again in all, in UTF-16 units: each way to repair a slip is tried. */
const triedAtMost = 2_000_000;
/** A longer text is not searched for slips. */
const slipsIn = 200_000;

/** No residue and no slip: patterns that skip spaces take too long where there are so many in a row. */
const longSpace = /(?<![^\S\n])[^\S\n]{300}/;

/** A text as the server reads it. */
interface State {
  now: Repaired;
  reading: Reading;
  score: Score;
}

/**
 * Finds what copying added to a text that kube-apiserver rejects, and the slips with one likely repair, and takes them
 * out if the server then gets further. Comments stay. In a template, only what stands around it is taken out. Returns
 * undefined if there is nothing of the kind, or if it does not help.
 */
export function* repairOf(
  text: string,
  reading: Reading,
  kubernetes: KubernetesVersion,
): Generator<undefined, Repair | undefined> {
  if (longSpace.test(text)) return undefined;
  const before = { now: unrepaired(text), reading, score: scoreOf(reading) };
  const clean = yield* cleaned(before, text, kubernetes, true);
  const repair = yield* repairFrom(before, clean, text, kubernetes);
  const hasLines = clean?.taken.names.some((name) => linesAround.has(name)) === true;
  if (!hasLines || repair?.isPolicy) return repair;
  // The lines around it were more than words: another file, a program.
  const less = yield* cleaned(before, text, kubernetes, false);
  return yield* repairFrom(before, less, text, kubernetes);
}

const linesAround = new Set(outside.map(({ name }) => String(name)));

/** The text without what copying added, and how the server reads it. */
interface Cleaned {
  taken: TakenOut;
  after: State;
}

/** Returns the repair of a text from what is left when it is clean. */
function* repairFrom(
  before: State,
  clean: Cleaned | undefined,
  text: string,
  kubernetes: KubernetesVersion,
): Generator<undefined, Repair | undefined> {
  const start = clean?.after ?? before;
  const isTemplate = (yield* templateInSteps(start.now.text)) !== undefined;
  const mended =
    isTemplate || text.length > slipsIn ? undefined : yield* slipsMended(start, kubernetes);
  const after = mended?.after ?? clean?.after;
  if (!after || compareScores(after.score, before.score) <= 0) {
    if (!clean || !isTemplate || after !== clean.after) return undefined;
  }
  if (!after || !(yield* keepsComments(start.now.text, after.now.text))) return undefined;
  const edits = yield* editsOf(after.now, text);
  const { expressions = [] } = (yield* templateInSteps(text)) ?? {};
  if (yield* overlap(edits, expressions)) return undefined;
  const says = [...(clean ? [residueText(clean.taken.names)] : []), ...(mended?.says ?? [])];
  const titles = [...(clean ? [clean.taken.title] : []), ...(mended?.titles ?? [])];
  const [title = 'Remove what copying left'] = titles;
  return {
    says: [...new Set(says)].join(' '),
    title:
      new Set(titles).size === 1
        ? namedTitle(title, edits, text)
        : clean
          ? 'Remove what copying left, and the slips'
          : 'Change all of this',
    edits,
    slipAt: clean ? undefined : edits[0]?.start,
    score: after.score,
    rules: after.reading.draft?.rules.length ?? 0,
    isPolicy: isMeant(after.reading),
  };
}

/** What Hugo and Jekyll write around code is read by them only. */
const isBlockMark = ({ text }: Expression) =>
  /^\{\{[<%]|^\{%-?\s*(?:end)?(?:highlight|raw)\b/.test(text);

/** Whether any edit changes an expression. Both are in order. */
function* overlap(
  edits: readonly TextEdit[],
  expressions: readonly Expression[],
): Generator<undefined, boolean> {
  let at = 0;
  for (const [index, { start, end }] of edits.entries()) {
    if (isStep(index)) yield;
    while ((expressions[at]?.end ?? Infinity) <= start) at++;
    const next = expressions[at];
    if (next && next.start < end && !isBlockMark(next)) return true;
  }
  return false;
}

/** "This text contains line numbers and a Markdown fence, which copying added." */
export function residueText(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  const list = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
  return last === 'tabs' && names.length === 1
    ? 'This text contains tabs. YAML is indented with spaces.'
    : `This text contains ${list}, left over from copying.`;
}

const tabWidths = [2, 4, 8];

/** The text without what copying added, if the server gets at least as far with it. */
function* cleaned(
  before: State,
  text: string,
  kubernetes: KubernetesVersion,
  hasLines: boolean,
): Generator<undefined, Cleaned | undefined> {
  let best: Cleaned | undefined;
  for (const width of tabWidths) {
    const taken = yield* takeOut(text, kindsOf(width, hasLines));
    if (!taken) return undefined;
    const after = yield* read(taken.result, kubernetes);
    const isFirst = compareScores(after.score, (best?.after ?? before).score) > 0;
    // Until its slips are mended, the server may not get further with it.
    if (isFirst || (!best && compareScores(after.score, before.score) === 0)) {
      best = { taken, after };
    }
    // Without tabs, another width gives the same text, which takes as long to load.
    if (!taken.names.includes('tabs') || (best && isLoaded(best.after.score))) break;
  }
  return best;
}

function* read(now: Repaired, kubernetes: KubernetesVersion): Generator<undefined, State> {
  const reading = yield* readInSteps(now.text, kubernetes);
  return { now, reading, score: scoreOf(reading) };
}

/** The text with its slips mended, one after the other, if the server reads it as a policy then. */
function* slipsMended(
  start: State,
  kubernetes: KubernetesVersion,
): Generator<undefined, { says: string[]; titles: FixTitle[]; after: State } | undefined> {
  let state = start;
  const says: string[] = [];
  const titles: FixTitle[] = [];
  const budget = { left: triedAtMost };
  for (let round = 0; round < slipsAtMost && !isLoaded(state.score); round++) {
    const next = yield* oneMended(state, kubernetes, budget);
    if (!next) break;
    state = next.after;
    says.push(next.says);
    titles.push(next.title);
  }
  return state !== start && isMeant(state.reading) ? { says, titles, after: state } : undefined;
}

function* oneMended(
  state: State,
  kubernetes: KubernetesVersion,
  budget: { left: number },
): Generator<undefined, { says: string; title: FixTitle; after: State } | undefined> {
  const lines = linesOf(state.now.text);
  const error = state.reading.problems.find(({ severity }) => severity === 'error');
  const place = error?.range.start ?? 0;
  const found = lines.findIndex(({ next }) => place < next);
  const at = found === -1 ? lines.length - 1 : found;
  let further: { says: string; title: FixTitle; after: State } | undefined;
  for (const { says, title, isOfSyntax, ways } of slips) {
    if (isOfSyntax && state.score[0] > 0) continue;
    const good: State[] = [];
    yield;
    for (const edits of yield* ways(lines, at, state.now.text)) {
      budget.left -= state.now.text.length;
      if (budget.left < 0) return further;
      yield;
      const after = yield* read(yield* repairedInSteps(state.now, edits), kubernetes);
      yield;
      if (!(yield* keepsComments(state.now.text, after.now.text)) || losesRules(after)) continue;
      if (isBetter(after.score, state.score)) good.push(after);
      else if (!further && isFurther(state, after)) further = { says, title, after };
    }
    const best = good.toSorted((a, b) => compareScores(b.score, a.score))[0];
    const isOnly =
      best &&
      good.every(
        (other) => compareScores(other.score, best.score) < 0 || isSamePolicy(other, best),
      );
    if (isOnly) return { says, title, after: best };
  }
  return further;
}

/** Whether the server gets further; fewer warnings alone are no reason. */
const isBetter = (after: Score, before: Score) =>
  after[0] > before[0] || (after[0] === before[0] && after[1] > before[1]);

/** Whether a rule of the text is not one of the policy. */
function losesRules({ now: { text }, reading: { draft } }: State): boolean {
  if (!/^[ \t]*["']?rules["']?[ \t]*:/m.test(text)) return false;
  const written = text.match(/^[ \t]*(?:- +)?["']?level["']?[ \t]*:/gm)?.length ?? 0;
  return draft !== null && draft.rules.length < written;
}

/** Whether the server stops at a later line: one of several slips is mended. */
function isFurther(state: State, after: State): boolean {
  if (state.score[0] !== 0 || after.score[0] !== 0) return false;
  return linesLeft(after) < linesLeft(state);
}

function linesLeft({ now: { text }, reading }: State): number {
  const start = reading.problems[0]?.range.start ?? 0;
  return text.slice(start).split('\n').length;
}

const isSamePolicy = (a: State, b: State) =>
  JSON.stringify(a.reading.draft) === JSON.stringify(b.reading.draft);

const comment = /(?<=^|\s)#[^\n]*/g;

/** Returns whether every comment is still there. */
function* keepsComments(before: string, after: string): Generator<undefined, boolean> {
  const left = new Map<string, number>();
  let read = 0;
  for (const [each] of after.matchAll(comment)) {
    if (isStep(read++)) yield;
    left.set(each, (left.get(each) ?? 0) + 1);
  }
  for (const [each] of before.matchAll(comment)) {
    if (isStep(read++)) yield;
    const count = left.get(each) ?? 0;
    if (count === 0) return false;
    left.set(each, count - 1);
  }
  return true;
}
