import type { Random } from '../../../conformance/random.ts';
import type { KubernetesVersion } from '../../audit/types';
import { waysToReach } from '../../analysis/proved/waysToReach';
import { reachOf } from '../../analysis/reach';
import { applyEdits } from '../../document/applyEdits';
import { locate } from '../../document/locate';
import type { Span } from '../../document/tree';
import { check, findingsIn, type Analysis } from '../../engine/check';
import type { Problem } from '../../engine/problem';
import { loading } from '../../engine/problemCodes/loading';
import { fixText } from '../../engine/problemFix';
import { falseClaims } from './claims';
import { evidenceFor, type Evidence } from './evidence';
import { wrongEffects, wrongRules } from './fixEffects';
import { promiseOf, type Applied } from './fixPromises';
import { manyMore } from './possibleRequests';
import { falseSentences } from './sentenceClaims';

/** How much was held against the evaluator, and what did not hold. */
export interface Examined {
  findings: number;
  sentences: number;
  fixes: number;
  /** Fixes that declined to edit the text. */
  declined: number;
  chains: number;
  wrong: { part: Part; what: string }[];
}

/** Adds what is wrong with one part of what we say about a text. */
type Examination = (
  analysis: Analysis,
  random: Random,
  result: Examined,
  evidence: () => Evidence | undefined,
) => void;

const chainAtMost = 4;

/** What is said to happen may be a request that is not among the first values of each list. */
const widerOf = ({ policy, kubernetes }: Evidence) => evidenceFor(policy, kubernetes, manyMore);

const examinations = {
  findings: (analysis, _, result, evidenceOf) => {
    const evidence = evidenceOf();
    if (!evidence) return;
    for (const finding of findingsIn(analysis)) {
      result.findings++;
      if (falseClaims(evidence, finding).length === 0) continue;
      add(result, 'findings', falseClaims(widerOf(evidence), finding));
    }
  },
  sentences: (_, __, result, evidenceOf) => {
    const evidence = evidenceOf();
    if (!evidence) return;
    const { sentences, wrong } = falseSentences(evidence);
    result.sentences += sentences;
    if (wrong.length > 0) add(result, 'sentences', falseSentences(widerOf(evidence)).wrong);
  },
  fixes: (analysis, _, result) => {
    for (const problem of analysis.problems) examineFix(analysis, problem, result, 'fixes');
    examineWays(analysis, result);
  },
  chains: (analysis, random, result) => {
    let last = analysis;
    for (let length = 0; length < chainAtMost; length++) {
      const offered = last.problems.filter(({ fix }) => fix);
      if (offered.length === 0) break;
      const next = examineFix(last, random.pick(offered), result, 'chains');
      if (!next) break;
      if (length === 1) result.chains++;
      last = next;
    }
  },
} satisfies Record<string, Examination>;

/** A part of what we say about a text. */
export type Part = keyof typeof examinations;
const everyPart = Object.keys(examinations) as Part[];

/** Holds what we say about a text, and the fixes that we offer, against the evaluator. */
export function examined(
  text: string,
  kubernetes: KubernetesVersion,
  random: Random,
  parts: readonly Part[] = everyPart,
): Examined {
  const analysis = check(text, kubernetes);
  const result: Examined = {
    ...{ findings: 0, sentences: 0, fixes: 0, declined: 0, chains: 0, wrong: [] },
  };
  let evidence: Evidence | undefined;
  const evidenceOf = () => {
    const { draft } = analysis.reading;
    if (draft) evidence ??= evidenceFor(draft, kubernetes);
    return evidence;
  };
  for (const part of parts) examinations[part](analysis, random, result, evidenceOf);
  return result;
}

function add(result: Examined, part: Part, wrong: readonly string[]) {
  for (const what of wrong) result.wrong.push({ part, what });
}

/** Applies a fix, and adds what is wrong with it. Returns the check of the new text. */
function examineFix(
  before: Analysis,
  problem: Problem,
  result: Examined,
  part: Part,
): Analysis | undefined {
  const { fix } = problem;
  if (!fix || 'extract' in fix) return undefined;
  result.fixes++;
  const edit = fixText(before.text, fix);
  if (edit.refused !== undefined) {
    result.declined++;
    return undefined;
  }
  const { kubernetes } = before;
  const after = check(applyEdits(before.text, edit.edits), kubernetes);
  const { title } = fix;
  const report = (what: string) => add(result, part, [`fix ${what} (${kindOf(title)}): ${title}`]);
  for (const severity of ['error', 'warning'] as const) {
    const fresh = newProblems(before, after, title, severity);
    // An error that ends the loading hides those that come after it.
    if (
      fresh.length > 0 &&
      (endOfLoading(before) === undefined || endOfLoading(before) === endOfLoading(after))
    )
      report(`brings a new ${severity} [${fresh[0]}]`);
  }
  // A rule moved below another may hide fewer rules, but still some.
  const comparable = title.startsWith('Move rule ') ? String : withoutNumbers;
  const same = ({ message, advice, rule }: Problem) =>
    comparable(message) === comparable(problem.message) &&
    advice === problem.advice &&
    (rule === undefined) === (problem.rule === undefined);
  // Of three equal rules, two are left; of entries, another one is named.
  const timesOf = ({ problems }: Analysis) =>
    problems.filter(({ code }) => code === problem.code).length;
  const isOneLess =
    title === 'Remove the entry' ||
    (title.startsWith('Remove rule ') && timesOf(after) < timesOf(before));
  // Of equal values, each is a problem of its own, and only the first is listed.
  const [value] = /^"(?:[^"\\]|\\.)*"$/.exec(title.replace(/^Remove /, '')) ?? [];
  const left = value === undefined ? 0 : timesIn(after.text, value);
  const isOneOfSeveral = value !== undefined && left > 0 && left < timesIn(before.text, value);
  if (
    !isOneOfSeveral &&
    !isOneLess &&
    after.problems.filter(same).length >= before.problems.filter(same).length
  ) {
    report(`leaves its problem [${problem.message}]`);
  }
  const lost = lostComments(before, after.text, problem);
  if (lost.length > 0) report(`loses a comment [${lost[0]}]`);
  add(result, part, unpromised(before, after, { code: problem.code, title, rule: problem.rule }));
  return after;
}

/** What a fix does that its title does not say. Of a policy that is rejected, nothing is proved. */
function unpromised(
  before: Analysis,
  after: Analysis,
  applied: Pick<Applied, 'code' | 'title' | 'rule'>,
): string[] {
  const [one, other] = [before.reading, after.reading];
  if (one.policy && other.policy) {
    return wrongEffects({ ...applied, before: one.policy, after: other.policy });
  }
  const found = promiseOf(applied);
  if (!found) return [`no row says what this fix does: ${applied.title}`];
  if (!one.draft || !other.draft) return [];
  const drafts = { before: one.draft, after: other.draft };
  return wrongRules({ ...applied, ...drafts }, found.promise, found.match);
}

/** What is offered for rules that are never reached. */
function examineWays(before: Analysis, result: Examined) {
  const { policy } = before.reading;
  if (!policy) return;
  for (const [rule, by] of reachOf(policy).coveredBy.entries()) {
    for (const { fix, after: meant } of waysToReach(policy, rule, by ?? [])) {
      result.fixes++;
      const edit = fixText(before.text, fix);
      if (edit.refused !== undefined) {
        result.declined++;
        continue;
      }
      const after = check(applyEdits(before.text, edit.edits), before.kubernetes);
      const isMeant = JSON.stringify(after.reading.policy) === JSON.stringify(meant);
      if (!isMeant) add(result, 'fixes', [`way does something else: ${fix.title}`]);
      const applied = { code: 'rule-never-reached', title: fix.title, rule } as const;
      add(result, 'fixes', unpromised(before, after, applied));
    }
  }
}

/** How often a text has a value, with or without quotes. */
const timesIn = (text: string, quoted: string) => text.split(quoted.slice(1, -1)).length - 1;

/** Rules have other numbers after a fix. */
const withoutNumbers = (message: string) => message.replace(/[Rr]ules? \d+/g, '');

const kindOf = (title: string) => title.replace(/["[\d].*/, '');

/** The error that ends the loading before validation, if there is one. */
function endOfLoading({ reading }: Analysis): string | undefined {
  return reading.problems.find(
    ({ code, severity }) => severity === 'error' && Object.hasOwn(loading, code),
  )?.text;
}

/** The codes of the server's errors or warnings that were not there before. */
function newProblems(
  before: Analysis,
  after: Analysis,
  title: string,
  severity: Problem['severity'],
): string[] {
  // Rules that are read only now have problems of their own, and the server speaks of a policy without
  // rules last.
  const read = before.reading.draft?.rules.length ?? 0;
  const readsMore = /^(?:Rename to rules|Move the rules )/.test(title);
  const isUncovered = ({ code, rule }: Problem) =>
    readsMore ? rule !== undefined || code === 'type-mismatch' : read === 0 && code === 'no-rules';
  const shown = ({ problems }: Analysis) =>
    problems
      .filter((problem) => problem.source === 'kube-apiserver' && problem.severity === severity)
      .filter((problem) => !isUncovered(problem))
      .map(({ code }) => code);
  const known = shown(before);
  return shown(after).filter((message) => {
    const at = known.indexOf(message);
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
}

/** Comments that are gone, except those of what the fix removes. */
function lostComments(before: Analysis, after: string, { fix }: Problem): string[] {
  if (!fix || !('changes' in fix)) return [];
  // Where each rule stood before the fix moved it.
  const order = (before.reading.draft?.rules ?? []).map((_, index) => index);
  const removed = fix.changes.flatMap((change): Span[] => {
    if (change.kind === 'moveRule') order.splice(change.to, 0, ...order.splice(change.from, 1));
    if (change.kind !== 'remove') return [];
    const [list, rule, ...rest] = change.path;
    const was = list === 'rules' && typeof rule === 'number' ? order[rule] : undefined;
    const place = locate(
      before.reading.root,
      was === undefined ? change.path : ['rules', was, ...rest],
    );
    return place ? [{ start: (place.key ?? place.value).start, end: place.value.end }] : [];
  });
  const left = new Set(commentsIn(after).map(({ comment }) => comment));
  const lineOf = (offset: number) => before.text.slice(0, offset).split('\n').length;
  return commentsIn(before.text)
    .filter(({ comment }) => !left.has(comment))
    .filter(
      ({ line }) =>
        !removed.some(({ start, end }) => line >= lineOf(start) - 1 && line <= lineOf(end)),
    )
    .map(({ comment }) => comment);
}

function commentsIn(text: string): { comment: string; line: number }[] {
  return text.split('\n').flatMap((content, index) => {
    const comment = /# (?:remark|about rule) \d+$/.exec(content)?.[0];
    return comment === undefined ? [] : [{ comment, line: index + 1 }];
  });
}
