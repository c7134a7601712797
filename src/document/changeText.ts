import type { Change } from '../audit/change';
import { resultOf } from '../audit/steps';
import { applyEdits } from './applyEdits';
import { newDocument } from './edits/newDocument';
import { expectedValue } from './edits/expectedValue';
import { lineEnding } from './edits/lines';
import { perform } from './edits/perform';
import { plan } from './edits/plan';
import { type Plain, plainInSteps, sameInSteps } from './edits/plainValue';
import { Refusal } from './edits/refusal';
import { styleOf } from './edits/style';
import { minimalEdit } from './minimalEdit';
import { parseOnceInSteps } from './parseOnce';
import { keepExpressions, meansWhole } from './templates/keepExpressions';
import { templateInSteps } from './templates/template';
import type { EditResult, TextEdit } from './textEdit';
import type { Span, TreeNode } from './tree';

const unsafe = "The form can't edit this safely. Edit the YAML instead.";

/**
 * Returns the text edits that make `changes`, one after the other, in a policy document; everything
 * else stays the same byte for byte, including comments. Offsets are into `text`.
 *
 * Returns the reason and the place instead if the text does not parse, if the place is used twice
 * (aliases, merge keys, duplicate keys) or written in a way that can't be edited in place, or if the
 * edited text would not parse to exactly the intended change, or if the change would overwrite an expression of a
 * template (removing or moving all of a field or rule may include expressions). Setting a field to an empty list or map
 * removes it (`rules` becomes `[]`).
 */
export function changeText(text: string, changes: readonly Change[]): EditResult {
  return resultOf(changeTextInSteps(text, changes));
}

type Steps<Result> = Generator<undefined, Result>;

/** Same as changeText, with pauses. */
export function* changeTextInSteps(text: string, changes: readonly Change[]): Steps<EditResult> {
  const result = yield* editsOf(text, changes);
  const template = yield* templateInSteps(text);
  return meansWhole(changes) && !template?.hasLines ? result : keepExpressions(text, result);
}

function* editsOf(text: string, changes: readonly Change[]): Steps<EditResult> {
  let current = text;
  let edits: TextEdit[] = [];
  try {
    for (const change of changes) {
      const made = yield* changeOnce(current, change);
      edits = current === text ? made.edits : [minimalEdit(text, made.text)];
      current = made.text;
    }
    return { edits: current === text ? [] : edits };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const at = current === text ? error.at : undefined;
    return at ? { refused: error.message, at } : { refused: error.message };
  }
}

/** The text after one change, and the edits that make it. */
function* changeOnce(text: string, change: Change): Steps<{ text: string; edits: TextEdit[] }> {
  const { root, end } = yield* parsed(text);
  const expected = expectedValue(yield* topValue(root), change);
  const isBlank = root === null || (root.kind === 'scalar' && root.start === root.end);
  if (isBlank) {
    const edits = newDocument(text, end, change);
    const after = applyEdits(text, edits);
    yield* verify(text, after, undefined);
    return { text: after, edits };
  }
  if (root.kind !== 'mapping') {
    throw new Refusal('This text is not a policy: the top level must be a map with `rules`.', root);
  }
  const steps = plan(root, change);
  let current = text;
  let edits: TextEdit[] = [];
  for (const [i, step] of steps.entries()) {
    const top = i === 0 ? root : (yield* parsed(current, unsafe)).root;
    yield;
    if (!top) throw new Refusal(unsafe);
    const isJson = isJsonText(current);
    const style = styleOf(current, top, isJson);
    edits = perform({ text: current, root: top, eol: lineEnding(current), isJson, style }, step);
    current = applyEdits(current, edits);
  }
  if (steps.length > 0) yield* verify(text, current, expected);
  return { text: current, edits: steps.length > 1 ? [minimalEdit(text, current)] : edits };
}

/** Parses the text. Throws a Refusal at the place of a syntax error. */
function* parsed(text: string, reason?: string): Steps<{ root: TreeNode | null; end: number }> {
  const result = yield* parseOnceInSteps(text);
  if (!result.error) return result;
  const at: Span = { start: result.error.start, end: result.error.end };
  throw new Refusal(
    reason ?? `This text is not valid YAML (${result.error.text}). Fix it first.`,
    at,
  );
}

function* topValue(root: TreeNode | null): Steps<Plain> {
  const value = root ? yield* plainInSteps(root) : null;
  return value ?? { entries: [] };
}

/** Throws a Refusal if the result does not parse to the intended change, or is no longer JSON where it was. */
function* verify(before: string, after: string, expected: Plain | undefined): Steps<void> {
  const { root } = yield* parsed(after, unsafe);
  const isSame = expected === undefined || (yield* sameInSteps(yield* topValue(root), expected));
  if (!isSame || (isJsonText(before) && !isJsonText(after))) throw new Refusal(unsafe);
}

function isJsonText(text: string): boolean {
  if (!/^[\uFEFF\s]*\{/.test(text)) return false;
  try {
    JSON.parse(text.replace('\uFEFF', ''));
    return true;
  } catch {
    return false;
  }
}
