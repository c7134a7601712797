import type { Finding } from '../analysis/findings/finding';
import { findings } from '../analysis/findings/findings';
import { ruleIndexOf } from '../audit/policyPath';
import type { KubernetesVersion, Path, Policy } from '../audit/types';
import { apiFactsOf } from './apiFactsOf';
import type { Problem } from './problem';
import { serverFix } from './serverFixes';
import { ignoredDocuments } from '../document/ignoredDocuments';
import { isJson } from '../document/load/loadPolicy';
import { locate } from '../document/locate';
import { parseOnce } from '../document/parseOnce';
import type { Reading } from '../document/reading';
import { readPolicy } from '../document/readPolicy';
import type { Span, TreeNode } from '../document/tree';

/** Texts longer than this many UTF-16 units can be edited, but are not analyzed. */
export const analyzedTextLimit = 1_000_000;

/** Everything that follows from the text and the Kubernetes version. Computed, never stored. */
export interface Analysis {
  text: string;
  kubernetes: KubernetesVersion;
  tooLarge: boolean;
  reading: Reading;
  readonly problems: Problem[];
}

/** Checks a text as kube-apiserver of that version would. `problems` is computed when first read: the decisions come first. */
export function check(text: string, kubernetes: KubernetesVersion): Analysis {
  if (text.length > analyzedTextLimit) return unreadable(text, kubernetes);
  return readable(text, kubernetes, readPolicy(text, kubernetes));
}

/** Does the same in steps, for a long text: between them the caller may let the page respond to the user. */
export function* checkInSteps(
  text: string,
  kubernetes: KubernetesVersion,
): Generator<undefined, Analysis> {
  if (text.length > analyzedTextLimit) return unreadable(text, kubernetes);
  if (!isJson(text)) {
    // readPolicy reuses the tree of this text.
    parseOnce(text);
    yield;
  }
  const analysis = readable(text, kubernetes, readPolicy(text, kubernetes));
  yield;
  // Read here, in a step of its own, so that it is there when the page reads it.
  void analysis.problems;
  return analysis;
}

function readable(text: string, kubernetes: KubernetesVersion, reading: Reading): Analysis {
  let problems: Problem[] | undefined;
  return {
    text,
    kubernetes,
    tooLarge: false,
    reading,
    get problems() {
      return (problems ??= problemsOf(reading, text, kubernetes));
    },
  };
}

function unreadable(text: string, kubernetes: KubernetesVersion): Analysis {
  return { text, kubernetes, tooLarge: true, reading: unread, problems: [tooLarge(text)] };
}

function problemsOf(reading: Reading, text: string, kubernetes: KubernetesVersion): Problem[] {
  const observed = observe(reading, reading.draft ?? { rules: [] }, kubernetes);
  const byPath = new Map<string, Finding>();
  for (const finding of observed) {
    const key = pathKey(finding.path);
    if (!byPath.get(key)?.fix) byPath.set(key, finding);
  }
  const merged = new Set<Finding>();
  const server = reading.problems.map((problem): Problem => {
    // A path cannot say which of two equal keys a finding is about.
    const path = problem.code === 'duplicate-key' ? undefined : problem.path;
    const twin = path && byPath.get(pathKey(path));
    if (twin) merged.add(twin);
    const fix = twin?.fix ?? serverFix(reading, problem);
    return {
      code: problem.code,
      source: 'kube-apiserver',
      severity: problem.severity,
      message: problem.text,
      advice: twin?.message ?? problem.advice,
      range: problem.range,
      rule: problem.path && ruleIndexOf(problem.path),
      ...(fix && { fix }),
    };
  });
  const ours = observed
    .filter((finding) => !merged.has(finding))
    .map((finding): Problem => ({
      code: finding.code,
      source: 'auditorium',
      severity: finding.severity,
      message: finding.message,
      advice: '',
      range: rangeOf(reading, finding),
      rule: ruleIndexOf(finding.path),
      ...(finding.fix && { fix: finding.fix }),
    }));
  const observations = [...ours, ...ignoredRest(text)].toSorted(byWeight);
  return [...server.toSorted(byWeight), ...observations];
}

const weights = { error: 0, warning: 1, notice: 2 };

/** The most severe first; among equals, in the order of the text. */
function byWeight(a: Problem, b: Problem): number {
  return weights[a.severity] - weights[b.severity] || a.range.start - b.range.start;
}

/** The warning that kube-apiserver ignores the documents after the first. */
function ignoredRest(text: string): Problem[] {
  const range = ignoredDocuments(text);
  if (!range) return [];
  return [
    {
      code: 'ignored-documents',
      source: 'auditorium',
      severity: 'warning',
      message:
        'kube-apiserver only reads the first document. Everything from this --- on is ignored.',
      advice: '',
      range,
      rule: undefined,
    },
  ];
}

function observe(reading: Reading, draft: Policy, kubernetes: KubernetesVersion): Finding[] {
  const siblingsOf = siblingsIn(reading);
  const unknownFields = reading.problems.flatMap(({ path, unknownField: key }) =>
    path && key !== undefined
      ? [{ path, key, siblings: siblingsOf(path), ...valueOf(locate(reading.root, path)?.node) }]
      : [],
  );
  return findings(draft, { kubernetes, api: apiFactsOf(kubernetes), unknownFields });
}

/** The value of a key where it is a string or a list of strings. */
function valueOf(node: TreeNode | undefined): { value?: unknown } {
  if (node?.kind === 'scalar') return { value: node.value };
  if (node?.kind !== 'sequence') return {};
  const values = node.items.flatMap((item) => (item.kind === 'scalar' ? [item.value] : []));
  return values.length === node.items.length ? { value: values } : {};
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
  const megabytes = (text.length / 1e6).toFixed(1);
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
