import { isCatchAll } from '../../analysis/coverage';
import type { Finding } from '../../analysis/findings/finding';
import { ruleIndexOf } from '../../audit/policyPath';
import { isStep } from '../../audit/steps';
import type { KubernetesVersion, Path } from '../../audit/types';
import type { ClusterApi } from '../../catalog/types';
import { ignoredDocuments } from '../../document/ignoredDocuments';
import type { Reading, ServerProblem } from '../../document/reading';
import { templateInSteps } from '../../document/templates/template';
import { lineAt } from '../lineAt';
import type { Problem } from '../problem';
import type { ProblemFix } from '../problemFix';
import { problemList } from '../problemList';
import { serverFix } from '../serverFixes';
import { templateProblems } from '../templateProblems';
import { joinFix, rulesInLines } from '../unreadLines';
import { unreadRulesAt, unreadRulesOf } from '../unreadRules';
import { withoutAllowed } from './allowances';
import { findingRange } from './findingRange';
import { observe } from './observe';
import { bySourceAndWeight, byWeight } from './order';

/** A text and what was read of it. */
interface Read {
  text: string;
  kubernetes: KubernetesVersion;
  cluster?: ClusterApi | undefined;
  reading: Reading;
}

/**
 * Returns the problems of a text: what kube-apiserver reports, with the advice and fix of a finding of ours at the same
 * place; then the other findings, the documents that are not read, and what a template says. Pauses.
 */
export function* problemsInSteps({
  reading,
  text,
  kubernetes,
  cluster,
}: Read): Generator<undefined, Problem[]> {
  const observed = yield* observe(reading, kubernetes, cluster);
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
      range: findingRange(reading, finding),
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
  const said = template
    ? (yield* templateProblems(text, template, all)).toSorted(bySourceAndWeight)
    : all;
  return yield* withoutAllowed(text, reading.root, said);
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

const pathKey = (path: Path) => path.join('\u0000');
