import { quotedValue, shownValue } from '../audit/shownValue';
import { matchFields } from '../audit/match';
import type { Path } from '../audit/types';
import { strayRulesInSteps, type StrayRules } from '../document/rules/strayRules';
import type { Reading, ServerProblem } from '../document/reading';
import { fixInSteps, type ProblemFix } from './problemFix';

/** What to say about rules that kube-apiserver does not read, and the fix if there is one right way. */
export interface UnreadRules {
  path: Path;
  advice: string;
  fix?: ProblemFix;
}

/** Returns the rules of a policy that are not where kube-apiserver reads them. Pauses. */
export function* unreadRulesOf(
  reading: Reading,
  text: string,
): Generator<undefined, UnreadRules[]> {
  const stray = yield* strayRulesInSteps(reading.root);
  const unread: UnreadRules[] = [];
  for (const rules of stray) {
    const fix = { title: titleOf(rules), rulesAt: rules.path };
    // In several places, it is not known which come first.
    const isSafe = stray.length === 1 && (yield* fixInSteps(text, fix)).refused === undefined;
    unread.push({ path: rules.path, advice: adviceOf(rules), ...(isSafe && { fix }) });
  }
  return unread;
}

/** Returns the unread rules that a problem of kube-apiserver's is about. */
export function unreadRulesAt(
  unread: readonly UnreadRules[],
  { code, path = [] }: ServerProblem,
): UnreadRules | undefined {
  if (code === 'no-rules') return unread[0];
  if (code === 'unknown-field') {
    return unread.find(({ path: place }) =>
      place.length === 0 ? path.length === 1 && ruleFields.has(path[0]) : startsWith(place, path),
    );
  }
  const isOfRules = code === 'type-mismatch' || code === 'level-missing';
  return isOfRules && path[0] === 'rules'
    ? unread.find((rules) => startsWith(rules.path, path.slice(0, 2)))
    : undefined;
}

const ruleFields = new Set<string | number | undefined>(['level', ...matchFields]);

function startsWith(path: Path, start: Path): boolean {
  return start.every((part, index) => path[index] === part);
}

function titleOf({ path, node }: StrayRules): ProblemFix['title'] {
  if (path.length === 0) return 'Move the fields to a rule';
  if (node.kind === 'mapping') return 'Convert to a list of rules';
  return path.length === 1 ? 'Rename to rules' : 'Move the rules to the top level';
}

function adviceOf({ path, node }: StrayRules): string {
  if (path.length === 0) {
    return 'The fields of a rule are at the top level, where kube-apiserver ignores them. They belong in an item of rules.';
  }
  const place = quotedValue(pathText(path));
  if (node.kind === 'mapping') {
    return `The rule under ${place} is not an item of a list, so kube-apiserver does not read it. rules is a list.`;
  }
  return path.length === 1
    ? `The rules are under ${place}, which kube-apiserver ignores. It only reads rules.`
    : `The rules are under ${place}, which kube-apiserver ignores. It only reads rules at the top level.`;
}

/** A path as people write it: spec.rules, policies[0].rules. */
function pathText(path: Path): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : (index > 0 ? '.' : '') + shownValue(part),
    )
    .join('');
}
