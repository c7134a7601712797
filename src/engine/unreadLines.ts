import type { KubernetesVersion } from '../audit/types';
import { applyEdits } from '../document/applyEdits';
import type { IgnoredDocuments } from '../document/ignoredDocuments';
import { readInSteps } from '../document/readPolicy';
import type { Reading } from '../document/reading';
import type { ProblemFix, Replacement } from './problemFix';

/** A text is loaded again for each attempt. */
const triedAtMost = 3;
const longestTried = 100_000;

/**
 * Returns the fix for a `---` or `...` that ends a policy too early: taking the marker out, if the policy then has more
 * rules and no more problems. A comment behind the marker stays.
 */
export function* joinFix(
  text: string,
  { start, marker, hasRules }: IgnoredDocuments,
  reading: Reading,
  kubernetes: KubernetesVersion,
): Generator<undefined, ProblemFix | undefined> {
  if (!hasRules || text.length > longestTried) return undefined;
  const after = text.indexOf('\n', start);
  const line = text.slice(start, after === -1 ? text.length : after + 1);
  const behind = line.slice(marker.length).trim();
  if (behind !== '' && !behind.startsWith('#')) return undefined;
  const replace = { start, was: line, by: behind === '' ? '' : `${behind}\n` };
  const joined = yield* readInSteps(replacedIn(text, replace), kubernetes);
  const before = reading.policy?.rules.length ?? 0;
  const isMore = (joined.policy?.rules.length ?? 0) > before;
  if (!isMore || joined.problems.length > reading.problems.length) return undefined;
  return { title: `Remove the ${marker} line`, replace };
}

/** What to say about rules in a text with a syntax error, and the fix if it makes a policy of the text. */
export interface RulesLine {
  advice: string;
  fix: ProblemFix;
}

const rulesLine = /^( *)(["']?rules?["']?)(?=[ \t]*:[ \t]*(?:#.*)?\r?$)/gim;

/**
 * Finds rules that kube-apiserver would not read even without the syntax error: indented below another field, where moving
 * them to the left mends the text; or under a key that is almost `rules`.
 */
export function* rulesInLines(
  text: string,
  kubernetes: KubernetesVersion,
): Generator<undefined, RulesLine | undefined> {
  if (text.length > longestTried) return undefined;
  const lines = [...text.matchAll(rulesLine)];
  for (const { index, 1: indent = '', 2: key = '' } of lines.slice(0, triedAtMost)) {
    if (indent === '') continue;
    const was = linesBelow(text, index, indent.length);
    const by = was.replace(new RegExp(`^ {0,${indent.length}}`, 'gm'), '').replace(key, 'rules');
    const replace = { start: index, was, by };
    if ((yield* readInSteps(replacedIn(text, replace), kubernetes)).policy) {
      return {
        advice: 'The rules are indented below another field. They belong at the top level.',
        fix: { title: 'Move the rules to the top level', replace },
      };
    }
  }
  const other = lines.find(([, indent, key]) => indent === '' && key !== 'rules');
  if (!other || lines.some(([, , key]) => key === 'rules')) return undefined;
  const [, , key = ''] = other;
  return {
    advice: `The key of the rules is rules, not ${key}.`,
    fix: { title: 'Rename to rules', replace: { start: other.index, was: key, by: 'rules' } },
  };
}

/** The line at `start`, and those below it that are indented at least so much, or blank. */
function linesBelow(text: string, start: number, indent: number): string {
  const below = new RegExp(`.*(?:\\n(?: {${indent}}.*|[ \\t\\r]*(?=\\n|$)))*`, 'y');
  below.lastIndex = start;
  return below.exec(text)?.[0] ?? '';
}

function replacedIn(text: string, { start, was, by }: Replacement): string {
  return applyEdits(text, [{ start, end: start + was.length, insert: by }]);
}
