import { shownValue } from '../audit/shownValue';
import { resultOf } from '../audit/steps';
import type { EmbeddedPolicy } from './embeddedPolicies';
import { evaluatedIn } from './evaluatedIn';
import { findPoliciesInSteps } from './findPolicies';
import { indentOf } from './heredocs';
import { writeObject } from './objects/writeObject';
import { yamlValue } from './objects/yamlValue';
import { languageOf } from './quoting/language';
import { quote, unquote } from './quoting/quoting';
import { quotings as table } from './quoting/quotings';
import type { Layer } from './visitNodes';
import { writeYaml } from './writeYaml';

/** Where a policy was extracted from: which of the policies of the text, and its path there. Plain data, to be kept. */
export interface PolicyPlace {
  path: string;
  /** Its number among the policies that are found in the text, from 0. */
  index: number;
}

/** The text with the policy in it, or why it cannot be put back. */
export type PutBack = { text: string; refused?: undefined } | { refused: string };

/**
 * Puts a policy into the place that one was extracted from, as it is written there: indented, quoted, with escapes or in
 * base64. The inverse of the extraction: what the languages of the file make of the result is `policy`, apart from line
 * breaks at its end, and everything outside the place stays byte for byte. Refuses where that cannot be had.
 */
export function putBack(holder: string, place: PolicyPlace, policy: string): PutBack {
  return resultOf(putBackInSteps(holder, place, policy));
}

/** Same as putBack, with pauses. */
export function* putBackInSteps(
  holder: string,
  { path, index }: PolicyPlace,
  policy: string,
): Generator<undefined, PutBack> {
  const found = yield* findPoliciesInSteps(holder);
  const old = found.embedded[index];
  if (old?.path !== path) {
    return { refused: 'The policy is no longer in that place of the file.' };
  }
  const evaluated = evaluatedIn(holder, old, policy);
  if (evaluated !== undefined) return { refused: evaluated };
  let whyNot = whyNotInYaml(holder, old);
  const isUnwritten = (reason: string) => (whyNot = reason);
  for (const text of textsWith(holder, old, policy, isUnwritten)) {
    const { embedded } = yield* findPoliciesInSteps(text);
    const after = embedded[index];
    const isAlone = embedded.length === found.embedded.length;
    if (!isAlone || after?.path !== path || !isSame(after, policy)) continue;
    const changed = changedExpression(old, after, policy);
    if (changed === undefined) return { text };
    whyNot = `The file computes ${shownValue(changed)} there, so a changed line cannot contain it.`;
  }
  return { refused: whyNot };
}

/** Why none of the ways of YAML is possible. */
function whyNotInYaml(holder: string, { at }: EmbeddedPolicy): string {
  const raw = holder.slice(at.start, at.end);
  if (raw.startsWith('>')) {
    return 'The file has it in a folded block (>), which would join its lines.';
  }
  return raw.startsWith("'")
    ? 'The file has it in single quotes, which cannot hold these lines.'
    : 'This text cannot be written into that place of the file without other changes.';
}

/** An object of a language has no layout of YAML. */
function isSame(after: EmbeddedPolicy, policy: string): boolean {
  if (after.layers.every(({ quotings }) => quotings !== null)) {
    return after.text.trimEnd() === policy.trimEnd();
  }
  return JSON.stringify(yamlValue(after.text)) === JSON.stringify(yamlValue(policy));
}

/**
 * Returns an expression of the file that is no longer one, or that has become one, in a text that is the same:
 * nobody could see the difference.
 */
function changedExpression(
  before: EmbeddedPolicy,
  after: EmbeddedPolicy,
  policy: string,
): string | undefined {
  const [had, has] = [expressionsIn(before), expressionsIn(after)];
  const count = (all: readonly string[], one: string) => all.filter((each) => each === one).length;
  return [...new Set([...had, ...has])].find((one) => {
    const change = count(has, one) - count(had, one);
    return change > 0 || (change < 0 && policy.includes(one));
  });
}

const expressionsIn = ({ layers }: EmbeddedPolicy) => layers.flatMap(({ live }) => live);

/** Yields texts with the policy in its place, from the innermost text outward. Each is to be read again. */
function* textsWith(
  holder: string,
  { layers, own, text: old }: EmbeddedPolicy,
  policy: string,
  isUnwritten: (reason: string) => void,
): Generator<string> {
  const inner = layers.at(-1)?.inner ?? holder;
  const isWhole = inner.slice(own.start, own.end) === old;
  const texts = isWhole
    ? [inner.slice(0, own.start) + endingLike(policy, old) + inner.slice(own.end)]
    : writeYaml(inner, { at: own, text: old }, policy);
  for (const text of texts) yield* outward(layers, text, isUnwritten);
}

function* outward(
  layers: readonly Layer[],
  text: string,
  isUnwritten: (reason: string) => void,
): Generator<string> {
  const layer = layers.at(-1);
  if (!layer) return yield text;
  for (const outer of written(layer, text, isUnwritten)) {
    yield* outward(layers.slice(0, -1), outer, isUnwritten);
  }
}

/** Yields the outer text of a layer with another text in it. */
function* written(
  { outer, at, inner, quotings }: Layer,
  text: string,
  isUnwritten: (reason: string) => void,
): Generator<string> {
  if (text === inner) return yield outer;
  if (quotings === undefined) return yield* writeYaml(outer, { at, text: inner }, text);
  const source = outer.slice(at.start, at.end);
  const around = (changed: string) => outer.slice(0, at.start) + changed + outer.slice(at.end);
  if (quotings === null) {
    const read = yamlValue(text);
    if ('refused' in read) return isUnwritten(read.refused);
    isUnwritten(asObject);
    const changed = writeObject(source, read.value, languageOf(outer));
    return changed === undefined ? undefined : yield around(changed);
  }
  const all = quotings.map((name) => table[name]);
  const indent = indentOf(unquote(all, source).text);
  const lines = endingLike(text, inner).replace(/^(?=.*\S)/gm, indent);
  const changed = quote(all, lines, source);
  if (changed === undefined) return isUnwritten(asOwn);
  isUnwritten(asEnd);
  yield around(changed);
}

const asObject =
  'The file has it as an object of a programming language, which may read these characters in its own way.';
const asOwn = 'The language of that file may change the characters $, \\ and ` there.';
const asEnd = 'A line or character of the policy would end the text there.';

/** The text with the line breaks at the end of another. */
const endingLike = (text: string, old: string) => text.trimEnd() + old.slice(old.trimEnd().length);
