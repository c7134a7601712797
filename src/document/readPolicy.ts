import { isStep, resultOf } from '../audit/steps';
import type { FieldError, KubernetesVersion, Path } from '../audit/types';
import { type Loaded, loadPolicy, type LocatedError } from './load/loadPolicy';
import type { Before, StrictError } from './load/decodeJson';
import { adviceForDuplicate, adviceForError, adviceForInvalid } from './advice';
import { firstLine, rangeOfNode, rangeOfPath } from './range';
import type { Reading, ServerProblem } from './reading';
import { savedText } from './savedText';
import type { Span, TreeNode } from './tree';

const fallback =
  'Audit policy contains errors, falling back to lenient decoding: strict decoding error: ';

/**
 * Reads a policy file as kube-apiserver of that version does when it starts, and finds the place in the
 * text of each error and warning. In: the whole text. Never throws.
 */
export function readPolicy(text: string, kubernetes: KubernetesVersion): Reading {
  return resultOf(readInSteps(text, kubernetes));
}

/** Same as readPolicy, with pauses. */
export function* readInSteps(
  text: string,
  kubernetes: KubernetesVersion,
): Generator<undefined, Reading> {
  const saved = savedText(text);
  const loaded = yield* loadPolicy(saved, kubernetes);
  yield;
  const error = loaded.error?.text ?? (yield* aggregate(loaded.invalid));
  yield;
  const warning = yield* warningOf(loaded);
  yield;
  const problems = yield* problemsOf(saved, loaded);
  return {
    outcome: error !== null ? 'refused' : warning !== null ? 'warned' : 'accepted',
    error,
    warning,
    problems,
    policy: loaded.policy ?? null,
    draft: loaded.draft ?? null,
    root: loaded.root,
  };
}

/** Combines errors. Mirrors ErrorList.ToAggregate and Aggregate.Error: each text once. */
function* aggregate(errors: FieldError[]): Generator<undefined, string | null> {
  const texts = new Set<string>();
  for (const [at, { text }] of errors.entries()) {
    if (isStep(at)) yield;
    texts.add(text);
  }
  if (texts.size === 0) return null;
  const [only = ''] = texts;
  return texts.size === 1 ? only : `[${[...texts].join(', ')}]`;
}

/** Mirrors strictDecodingError.Error, with go-yaml's TypeError about repeated keys first. */
function* warningOf({ duplicates, strict }: Loaded): Generator<undefined, string | null> {
  const errors: string[] = [];
  let yaml = '';
  for (const [at, { text }] of duplicates.entries()) {
    if (isStep(at)) yield;
    yaml += `\n  ${text}`;
  }
  if (yaml !== '') errors.push(`yaml: unmarshal errors:${yaml}`);
  for (const [at, { text }] of strict.entries()) {
    if (isStep(at)) yield;
    errors.push(text);
  }
  return errors.length === 0 ? null : fallback + errors.join(', ');
}

function* problemsOf(text: string, loaded: Loaded): Generator<undefined, ServerProblem[]> {
  const problems: ServerProblem[] = [];
  if (loaded.error !== undefined) problems.push(errorProblem(text, loaded.root, loaded.error));
  for (const [at, invalid] of loaded.invalid.entries()) {
    if (isStep(at)) yield;
    problems.push(invalidProblem(text, loaded.root, invalid));
  }
  for (const [at, duplicate] of loaded.duplicates.entries()) {
    if (isStep(at)) yield;
    problems.push(duplicateProblem(duplicate.text, duplicate.key, duplicate.path));
  }
  for (const [at, strict] of reportedKeys(loaded).entries()) {
    if (isStep(at)) yield;
    yield* strictProblems(problems, strict);
  }
  return problems;
}

function errorProblem(text: string, root: TreeNode | null, error: LocatedError): ServerProblem {
  const range = error.range ?? rangeOf(text, root, error);
  return {
    code: error.code,
    severity: 'error',
    text: error.text,
    advice: adviceForError(error, text),
    range: range.end > range.start ? range : firstLine(text, range.start),
    ...withPath(error.path),
  };
}

function rangeOf(text: string, root: TreeNode | null, { node, path }: LocatedError): Span {
  return node === undefined ? rangeOfPath(text, root, path ?? []) : rangeOfNode(text, node);
}

function invalidProblem(text: string, root: TreeNode | null, invalid: FieldError): ServerProblem {
  return {
    code: invalid.code,
    severity: 'error',
    text: invalid.text,
    advice: adviceForInvalid(invalid.code, invalid.text),
    // Found when it is asked for: there can be very many, and few are listed.
    get range() {
      return rangeOfPath(text, root, invalid.path);
    },
    path: invalid.path,
  };
}

/**
 * The keys that the server warns about. Without an apiVersion there would even be one about `rules`; those that
 * remain once the apiVersion is set are more useful.
 */
function reportedKeys({ strict, draftStrict, policy, error }: Loaded): StrictError[] {
  const isDraft = policy === undefined && error?.code === 'api-version-wrong' && strict.length > 0;
  return isDraft ? draftStrict : strict;
}

function* strictProblems(
  problems: ServerProblem[],
  reported: StrictError,
): Generator<undefined, void> {
  const { text, complaint, key, node, path, repeats, before } = reported;
  if (complaint === 'unknown field') {
    problems.push(unknownProblem(text, node, path, key));
    return;
  }
  problems.push(duplicateProblem(text, node, path, before));
  for (const [at, repeat] of repeats.entries()) {
    if (isStep(at)) yield;
    problems.push(duplicateProblem(text, repeat.node, path, repeat.before));
  }
}

function duplicateProblem(
  text: string,
  key: TreeNode,
  path: Path,
  before: Before = 'replaced',
): ServerProblem {
  return {
    ...{ code: 'duplicate-key', severity: 'warning', text },
    ...{
      advice: adviceForDuplicate(path, before),
      range: { start: key.start, end: key.end },
      path,
    },
    ...(before === 'replaced' && { overwrites: true }),
  };
}

function unknownProblem(text: string, node: TreeNode, path: Path, key: string): ServerProblem {
  const range = { start: node.start, end: node.end };
  return {
    ...{ code: 'unknown-field', severity: 'warning', text, advice: '' },
    ...{ range, path, unknownField: key },
  };
}

function withPath(path: Path | undefined): { path?: Path } {
  return path === undefined ? {} : { path };
}
