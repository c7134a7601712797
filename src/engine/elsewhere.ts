import { quotedValue, shownValue } from '../audit/shownValue';
import { resultOf } from '../audit/steps';
import type { EmbeddedPolicy } from '../manifests/embeddedPolicies';
import { findPolicies, findPoliciesInSteps } from '../manifests/findPolicies';
import type { PolicyFile } from '../manifests/policyFiles';
import { putBackInSteps, type PolicyPlace } from '../manifests/putBack';
import { straightQuotes } from '../document/advice';
import { readInSteps } from '../document/readPolicy';
import { templateAdvice } from '../document/templateAdvice';
import { templateInSteps, templateSentence } from '../document/templates/template';
import type { KubernetesVersion } from '../audit/types';
import { firstLine } from '../document/range';
import { lineAt } from './lineAt';
import type { Span } from '../document/tree';
import type { Analysis } from './check';
import { mayPointElsewhere } from './mayPointElsewhere';
import { languageText } from '../pasted/languages';
import { otherText } from '../pasted/otherTexts';
import type { Problem } from './problem';
import { listedAtMost } from './problemList';
import { withRepair } from './withRepair';
import type { Extraction } from './problemFix';

/**
 * Returns a check with pointers added if its text is not a policy: to the policies that the text contains, each with
 * a fix that extracts it, or else to the files that it names. If there is a policy to extract, no fix turns the
 * surrounding text into one. `problems` is computed when first read; the text is not checked again.
 */
export function withPointers(analysis: Analysis): Analysis {
  return mayPointElsewhere(analysis) ? withProblems(analysis) : analysis;
}

/** Same as withPointers in steps, for a long text: `problems` is computed at once. */
export function* withPointersInSteps(analysis: Analysis): Generator<undefined, Analysis> {
  if (!mayPointElsewhere(analysis)) return analysis;
  return withProblems(analysis, yield* problemsInSteps(analysis));
}

function withProblems(analysis: Analysis, found?: Problem[]): Analysis {
  let problems = found;
  return {
    text: analysis.text,
    kubernetes: analysis.kubernetes,
    cluster: analysis.cluster,
    tooLarge: analysis.tooLarge,
    reading: analysis.reading,
    get problems() {
      return (problems ??= resultOf(problemsInSteps(analysis)));
    },
  };
}

function* problemsInSteps(analysis: Analysis): Generator<undefined, Problem[]> {
  const { pointers, isCut } = yield* pointersIn(analysis.text, analysis.kubernetes);
  if (pointers.length === 0)
    return isCut ? yield* saidOfLong(analysis) : yield* saidOfOther(analysis);
  if (pointers.some(({ fix }) => fix)) return saidOfHolder(analysis, pointers);
  return [...pointers, ...(yield* saidOfLanguage(analysis)).map(asAnotherFile)];
}

/** Problems, found in steps. */
type Said = Generator<undefined, Problem[]>;

/**
 * The problems of a text that contains a policy. One says what kube-apiserver makes of the text, where the policy is,
 * and extracts it: what else the server says of the text is not about the policy. Beside another document, which may
 * be meant as the policy, all of them stay.
 */
function saidOfHolder({ problems }: Analysis, pointers: readonly Problem[]): Problem[] {
  const [first, ...others] = pointers;
  const error = problems.find(isError);
  if (!first || !error || isDocument(first)) {
    return [...pointers, ...problems.map(unfixed).map(asAnotherFile)];
  }
  const advice = [first.message, first.advice].filter(Boolean).join(' ');
  return [
    { ...first, source: 'kube-apiserver', severity: 'error', message: error.message, advice },
    ...others,
    ...problems.filter(({ source }) => source !== 'kube-apiserver'),
  ];
}

const isDocument = ({ fix }: Problem) => fix && 'extract' in fix && fix.from.path === '';

/** The problems of a text in which a policy may be found after all, by somebody who looks for it. */
function* saidOfLong(analysis: Analysis): Said {
  const problems = yield* saidOfOther(analysis);
  const first = problems.find(isError);
  return problems.map((problem) =>
    problem === first
      ? { ...problem, advice: [problem.advice, searchedInPart].filter(Boolean).join(' ') }
      : problem,
  );
}

const searchedInPart =
  'This text is too long to be searched to its end for an audit policy. Delete what does not belong to one.';

/** The problems of a text that is no policy at all: the first says what it is, and nothing else is advised. */
function* saidOfOther(analysis: Analysis): Said {
  const { text, problems } = analysis;
  const said = otherText(text);
  if (said === undefined) return yield* saidOfLanguage(analysis);
  const first = problems.find(isError);
  return problems
    .filter(({ source, code }) => source === 'kube-apiserver' || code === 'template')
    .map((problem) => ({ ...unfixed(problem), advice: problem === first ? said : '' }));
}

/** Errors that a text in another language gets as well. */
const ofLanguage = new Set<string>([
  ...['yaml-syntax', 'json-syntax', 'yaml-not-json', 'kind-wrong', 'api-version-wrong'],
]);

/** The problems of a text in another language: the error that ends the loading says so, unless its advice is surer. */
function* saidOfLanguage({ text, problems }: Analysis): Said {
  const said = languageText(text);
  if (said === undefined) return problems;
  const template = yield* templateInSteps(text);
  const surer = [straightQuotes, templateAdvice(text), template && templateSentence(template)];
  return problems.map((problem) =>
    isError(problem) && ofLanguage.has(problem.code) && !surer.includes(problem.advice)
      ? { ...problem, advice: said }
      : problem,
  );
}

const isError = ({ source, severity }: Problem) =>
  source === 'kube-apiserver' && severity === 'error';

/**
 * Returns a check with a fix for what copying left in a rejected text, and for slips with one likely repair: at the first
 * error of kube-apiserver. Returns a text with pointers, and one that is no policy, unchanged.
 */
export function* withRepairsInSteps(analysis: Analysis): Generator<undefined, Analysis> {
  const { text, problems } = analysis;
  const first = problems.find(isError);
  if (!first || !mayPointElsewhere(analysis) || otherText(text) !== undefined) return analysis;
  if (problems.some(({ code }) => code === 'embedded-policy' || code === 'policy-elsewhere'))
    return analysis;
  const repaired = yield* withRepair(analysis, first);
  if (repaired === first) return analysis;
  return withProblems(
    analysis,
    problems.map((problem) => (problem === first ? repaired : problem)),
  );
}

/** Returns the fixes that extract the policies in a text that is not a policy itself, in the order of the text. */
export function extractionsIn(text: string): Extraction[] {
  const { embedded } = findPolicies(text);
  return embedded.map((policy, index) => extraction(text, policy, index, embedded.length));
}

/** Puts an edited policy back into the text that it was extracted from. See putBackInSteps. */
export function putBackInto(origin: PolicyPlace & { text: string }, policy: string) {
  return putBackInSteps(origin.text, origin, policy);
}

function* pointersIn(
  text: string,
  kubernetes: KubernetesVersion,
): Generator<undefined, { pointers: Problem[]; isCut: boolean }> {
  const { embedded, files, isCut } = yield* findPoliciesInSteps(text);
  const pointers: Problem[] = [];
  for (const [index, policy] of few(embedded).entries()) {
    yield;
    const state = yield* stateOf(policy.text, kubernetes);
    const fix = extraction(text, policy, index, embedded.length);
    pointers.push({ ...embeddedIn(text, policy, state), fix });
  }
  for (const file of few(files)) pointers.push(pointedTo(text, file));
  const last = pointers.pop();
  if (last) pointers.push({ ...last, ...rest(embedded.length + files.length) });
  return { pointers, isCut };
}

const few = <Found>(found: readonly Found[]) => found.slice(0, listedAtMost);

const rest = (count: number) => (count > listedAtMost ? { more: count - listedAtMost } : {});

/** What kube-apiserver says of a file around a policy needs no advice about how to write a policy. */
function asAnotherFile(problem: Problem): Problem {
  const isAboutFile = problem.code === 'api-version-wrong' || problem.code === 'kind-wrong';
  const advice = isAboutFile ? 'This file is not the policy itself.' : '';
  return isAboutFile || problem.code === 'unknown-field' ? { ...problem, advice } : problem;
}

function unfixed(problem: Problem): Problem {
  if (problem.source !== 'kube-apiserver') return problem;
  const { fix: _fix, ...rest } = problem;
  return rest;
}

const pointer = { source: 'auditorium', severity: 'notice', advice: '', rule: undefined } as const;

function embeddedIn(text: string, policy: EmbeddedPolicy, advice: string): Problem {
  return {
    ...pointer,
    code: 'embedded-policy',
    message:
      policy.path === ''
        ? 'The document that starts here is an audit policy.'
        : isKeyPath(policy)
          ? `${quotedValue(policy.path)} contains an audit policy.`
          : `An audit policy starts on line ${lineOf(text, policy)}.`,
    advice,
    range: shortened(text, placeOf(text, policy)),
  };
}

/** Longer policies are not loaded before they are extracted. */
const loadedAtMost = 100_000;

/** Says what is wrong with a policy inside another file. */
function* stateOf(policy: string, kubernetes: KubernetesVersion): Generator<undefined, string> {
  if (policy.length > loadedAtMost) return '';
  const template = yield* templateInSteps(policy);
  if (template) return templateSentence(template).replace('This', 'The policy');
  const { error } = yield* readInSteps(policy, kubernetes);
  return error === null ? '' : `kube-apiserver would reject it: ${error}`;
}

/** Whether a path is made of keys only: the marks of a language name no place that somebody would look for. */
const isKeyPath = ({ layers }: EmbeddedPolicy) =>
  layers.every(({ quotings }) => quotings === undefined);

/** The place of a policy whose path says nothing: of its first line, which may be deep in a string of YAML. */
function placeOf(text: string, policy: EmbeddedPolicy): Span {
  const { at } = policy;
  if (isKeyPath(policy)) return at;
  const [line = ''] = policy.text.trimStart().split('\n', 1);
  const start = text.indexOf(line, at.start);
  return start >= 0 && start < at.end ? { start, end: at.end } : at;
}

const lineOf = (text: string, policy: EmbeddedPolicy) => lineAt(text)(placeOf(text, policy).start);

function extraction(
  text: string,
  policy: EmbeddedPolicy,
  index: number,
  count: number,
): Extraction {
  const { path, text: extract } = policy;
  const title =
    count === 1
      ? ('Extract the policy' as const)
      : path !== '' && isKeyPath(policy)
        ? (`Extract ${shownValue(path)}` as const)
        : (`Extract the policy on line ${lineOf(text, policy)}` as const);
  return { title, extract, from: { path, index } };
}

function pointedTo(text: string, { path, onHost, at }: PolicyFile): Problem {
  const where = onHost === undefined ? '' : `, mounted from ${quotedValue(onHost)}`;
  const message = `The policy is in another file: kube-apiserver reads it from ${quotedValue(path)}${where}. Open that file.`;
  return { ...pointer, code: 'policy-elsewhere', message, range: shortened(text, at) };
}

/** Underlines only the first line of a policy, because underlining all of it would be too much. */
function shortened(text: string, at: Span): Span {
  return text.slice(at.start, at.end).includes('\n') ? firstLine(text, at.start) : at;
}
