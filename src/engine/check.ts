import type { Finding } from '../analysis/findings/finding';
import { findingsInSteps } from '../analysis/findings/findings';
import type { UnknownField } from '../analysis/findings/keyFindings';
import { isStep, resultOf } from '../audit/steps';
import { ruleIndexOf } from '../audit/policyPath';
import type { KubernetesVersion, Path, Policy } from '../audit/types';
import { apiFactsOf } from './apiFactsOf';
import type { Problem } from './problem';
import type { ProblemFix } from './problemFix';
import { lineAt } from './lineAt';
import { problemList } from './problemList';
import { serverFix } from './serverFixes';
import { joinFix, rulesInLines } from './unreadLines';
import { unreadRulesAt, unreadRulesOf } from './unreadRules';
import { isCatchAll } from '../analysis/coverage';
import { ignoredDocuments } from '../document/ignoredDocuments';
import { locate } from '../document/locate';
import { plainData } from '../document/plainData';
import type { Reading, ServerProblem } from '../document/reading';
import { readInSteps, readPolicy } from '../document/readPolicy';
import { templateInSteps } from '../document/templates/template';
import type { Span, TreeNode } from '../document/tree';
import { templateProblems } from './templateProblems';

/** Texts longer than this many UTF-16 units can be edited, but are not analyzed. */
export const analyzedTextLimit = 1_000_000;

/** Everything that follows from the text and the Kubernetes version. Computed, never stored. */
export interface Analysis {
  text: string;
  kubernetes: KubernetesVersion;
  tooLarge: boolean;
  /** It is still to be checked: nothing is known about the text. */
  isWaiting?: true;
  reading: Reading;
  readonly problems: Problem[];
}

/** Checks a text as kube-apiserver of that version would. `problems` is computed when first read: the decisions come first. */
export function check(text: string, kubernetes: KubernetesVersion): Analysis {
  if (text.length > analyzedTextLimit) return unreadable(text, kubernetes);
  return readable(text, kubernetes, readPolicy(text, kubernetes));
}

/** Returns what is known about a long text before it is checked. */
export function waiting(text: string, kubernetes: KubernetesVersion): Analysis {
  return { text, kubernetes, tooLarge: false, isWaiting: true, reading: unread, problems: [] };
}

/** Same as `check` in steps, for a long text: between them the caller may let the page respond to the user. */
export function* checkInSteps(
  text: string,
  kubernetes: KubernetesVersion,
): Generator<undefined, Analysis> {
  if (text.length > analyzedTextLimit) return unreadable(text, kubernetes);
  const reading = yield* readInSteps(text, kubernetes);
  yield;
  const analysis = readable(text, kubernetes, reading);
  return readable(text, kubernetes, reading, yield* problemsInSteps(analysis));
}

function readable(
  text: string,
  kubernetes: KubernetesVersion,
  reading: Reading,
  found?: Problem[],
): Analysis {
  let problems = found;
  return {
    text,
    kubernetes,
    tooLarge: false,
    reading,
    get problems() {
      return (problems ??= resultOf(problemsInSteps(this)));
    },
  };
}

function unreadable(text: string, kubernetes: KubernetesVersion): Analysis {
  return { text, kubernetes, tooLarge: true, reading: unread, problems: [tooLarge(text)] };
}

function* problemsInSteps({
  reading,
  text,
  kubernetes,
}: Analysis): Generator<undefined, Problem[]> {
  const observed = yield* observe(reading, kubernetes);
  const byPath = new Map<string, Finding>();
  for (const [at, finding] of observed.entries()) {
    if (isStep(at)) yield;
    const key = pathKey(finding.path);
    if (!byPath.get(key)?.fix) byPath.set(key, finding);
  }
  const unread = yield* unreadRulesOf(reading, text);
  yield;
  const ignored = ignoredDocuments(text);
  yield;
  const hasUnread = unread.length > 0 || ignored?.hasRules === true;
  const merged = new Set<Finding>();
  const server = problemList();
  for (const [at, problem] of reading.problems.entries()) {
    if (isStep(at)) yield;
    // A path cannot say which of two equal keys a finding is about.
    const path = problem.code === 'duplicate-key' ? undefined : problem.path;
    const twin = path && byPath.get(pathKey(path));
    if (twin) merged.add(twin);
    const { code, severity, text: message } = problem;
    const about =
      code === 'yaml-syntax'
        ? yield* syntaxAbout(problem, text, kubernetes)
        : unreadRulesAt(unread, problem);
    const advice = about?.advice ?? (twin?.message ?? problem.advice) + aboutLines(problem, text);
    server.add({ code, source: 'kube-apiserver', severity, message, advice }, () => ({
      range: problem.range,
      rule: problem.path && ruleIndexOf(problem.path),
      ...withFix(about ? about.fix : safeFix(twin?.fix ?? serverFix(reading, problem), hasUnread)),
    }));
  }
  const ours = problemList();
  for (const [at, finding] of observed.entries()) {
    if (isStep(at)) yield;
    if (merged.has(finding)) continue;
    const { code, severity, message } = finding;
    ours.add({ code, source: 'auditorium', severity, message, advice: '' }, () => ({
      range: rangeOf(reading, finding),
      rule: ruleIndexOf(finding.path),
      ...withFix(safeFix(finding.fix, hasUnread)),
    }));
  }
  if (ignored) {
    const { marker, start, end } = ignored;
    const fix = yield* joinFix(text, ignored, reading, kubernetes);
    ours.add(ignoredRest(marker), () => ({
      range: { start, end },
      rule: undefined,
      ...withFix(fix),
    }));
  }
  const all = [...server.sorted(byWeight), ...ours.sorted(byWeight)];
  yield;
  const template = yield* templateInSteps(text);
  return template
    ? (yield* templateProblems(text, template, all)).toSorted(bySourceAndWeight)
    : all;
}

/** Drops a fix that adds a rule for everything while rules of the author's are not read: they would stay unread. */
function safeFix(fix: ProblemFix | undefined, hasUnread: boolean): ProblemFix | undefined {
  const addsCatchAll =
    fix &&
    'changes' in fix &&
    fix.changes.some((change) => change.kind === 'addRule' && isCatchAll(change.rule));
  return hasUnread && addsCatchAll ? undefined : fix;
}

/** What to say about a syntax error, with what is known about the rules. */
function* syntaxAbout(
  { advice }: Pick<ServerProblem, 'advice'>,
  text: string,
  kubernetes: KubernetesVersion,
): Generator<undefined, { advice: string; fix: ProblemFix } | undefined> {
  const rules = yield* rulesInLines(text, kubernetes);
  return rules && { advice: `${advice} ${rules.advice}`, fix: rules.fix };
}

/** The parser of kube-apiserver often names a line beside the one of the error. It is said, because both are shown. */
function aboutLines({ code, text: said, range }: ServerProblem, text: string): string {
  const [, theirs] = code === 'yaml-syntax' ? (/ line (\d+): /.exec(said) ?? []) : [];
  if (theirs === undefined) return '';
  const ours = String(lineAt(text)(range.start));
  return theirs === ours ? '' : ` kube-apiserver names line ${theirs}; check line ${ours}, too.`;
}

function withFix(fix: ProblemFix | undefined): Pick<Problem, 'fix'> {
  return fix ? { fix } : {};
}

/** kube-apiserver's first, then the most severe; among equals, in the order of the text. */
function bySourceAndWeight(a: Problem, b: Problem): number {
  return sources[a.source] - sources[b.source] || byWeight(a, b);
}

const sources = { 'kube-apiserver': 0, auditorium: 1 };
const weights = { error: 0, warning: 1, notice: 2 };

/** The most severe first; among equals, in the order of the text. */
function byWeight(a: Problem, b: Problem): number {
  return weights[a.severity] - weights[b.severity] || a.range.start - b.range.start;
}

/** The warning that kube-apiserver ignores what follows the first document. */
function ignoredRest(marker: string) {
  return {
    code: 'ignored-documents',
    source: 'auditorium',
    severity: 'warning',
    message: `kube-apiserver only reads the first document. Everything from this ${marker} on is ignored.`,
    advice: '',
  } as const;
}

/** Returns our own findings about a text, before they are combined with what the API server says at the same place. */
export function findingsIn({ reading, kubernetes }: Analysis): Finding[] {
  return resultOf(observe(reading, kubernetes));
}

function* observe(
  reading: Reading,
  kubernetes: KubernetesVersion,
): Generator<undefined, Finding[]> {
  const siblingsOf = siblingsIn(reading);
  const unknownFields: UnknownField[] = [];
  for (const [at, { path, unknownField: key }] of reading.problems.entries()) {
    if (isStep(at)) yield;
    if (!path || key === undefined) continue;
    // A map can have very many keys to look through.
    yield;
    const value = valueOf(locate(reading.root, path)?.node);
    unknownFields.push({ path, key, siblings: siblingsOf(path), ...value });
  }
  const draft: Policy = reading.draft ?? { rules: [] };
  const emptyOmitStages = yield* emptyListsOf(reading, draft);
  const context = { kubernetes, api: apiFactsOf(kubernetes), unknownFields, emptyOmitStages };
  return yield* findingsInSteps(draft, context);
}

/** The rules with an empty omitStages, which the decoded policy does not have; only where the policy omits stages itself. */
function* emptyListsOf(
  { root }: Reading,
  { omitStages = [], rules }: Policy,
): Generator<undefined, number[]> {
  const found: number[] = [];
  if (omitStages.length === 0) return found;
  for (const index of rules.keys()) {
    if (isStep(index)) yield;
    const node = locate(root, ['rules', index, 'omitStages'])?.node;
    if (node?.kind === 'sequence' && node.items.length === 0) found.push(index);
  }
  return found;
}

/** A longer value is not looked into: nobody moves so much by hand. */
const longestValue = 50_000;

/** The value of a key as plain data; none if it is very long, or has tags, anchors, repeated keys or numbers. */
function valueOf(node: TreeNode | undefined): { value?: unknown } {
  const value = node && node.end - node.start <= longestValue ? plainData(node) : undefined;
  return value === undefined ? {} : { value };
}

/** Returns a lookup for the keys next to a path. It remembers them by map, because a map may have thousands. */
function siblingsIn({ root }: Reading): (path: Path) => string[] {
  const remembered = new Map<TreeNode, string[]>();
  return (path) => {
    const parent = locate(root, path.slice(0, -1))?.node;
    if (parent?.kind !== 'mapping') return [];
    const known = remembered.get(parent);
    if (known) return known;
    const keys = parent.pairs.flatMap(({ key }) => (key.kind === 'scalar' ? [key.value] : []));
    remembered.set(parent, keys);
    return keys;
  };
}

/** The range of a finding: its own, or that of the nearest parent in the text. */
function rangeOf(reading: Reading, finding: Finding): Span {
  for (let length = finding.path.length; length > 0; length--) {
    const place = locate(reading.root, finding.path.slice(0, length));
    if (!place) continue;
    const isOwn = length === finding.path.length;
    if (place.key && (finding.onKey || !isOwn)) return place.key;
    return place.node.kind === 'mapping' ? firstKey(place.node, place.value) : place.value;
  }
  return reading.root
    ? { start: reading.root.start, end: reading.root.start }
    : { start: 0, end: 0 };
}

/** Marks only the first key of a map, because squiggles under all of it would be too many. */
function firstKey(node: { pairs: { key: Span }[] }, fallback: Span): Span {
  return node.pairs[0]?.key ?? fallback;
}

const pathKey = (path: Path) => path.join('\u0000');

const unread: Reading = {
  outcome: 'refused',
  error: null,
  warning: null,
  problems: [],
  policy: null,
  draft: null,
  root: null,
};

function tooLarge(text: string): Problem {
  // Rounded up: a text of 1.0 MB would not be longer than 1 MB.
  const megabytes = Math.ceil(text.length / 1e4) / 100;
  return {
    code: 'text-too-large',
    source: 'auditorium',
    severity: 'warning',
    message: `This text is too long to analyze: ${megabytes} MB, the limit is 1 MB.`,
    advice: 'Your text is kept. Delete what is not part of the policy to continue.',
    range: { start: 0, end: 0 },
    rule: undefined,
  };
}
