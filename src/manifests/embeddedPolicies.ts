import { isMap, isSeq, type ParsedNode } from 'yaml';
import { isJson } from '../document/load/isJson';
import type { Span } from '../document/tree';
import { dedent } from './dedent';
import { pointingKeys } from './policyFiles';
import { spanOf, textAt, valueAt, type Follow } from './nodes';
import { seemsPolicy } from './seemsPolicy';
import { withoutOuterAliases } from './withoutOuterAliases';
import type { YamlDocument } from './readDocument';
import type { Layer, Place } from './visitNodes';

/** A policy inside another file, such as a ConfigMap, a machine configuration or Helm values. */
export interface EmbeddedPolicy {
  /** Where it is: `data.policy.yaml`, `spec.files[2].content`; '' for a separate document. */
  path: string;
  /** The policy as a file of its own. */
  text: string;
  /** Its place in the text, UTF-16 offsets. */
  at: Span;
  /** The texts that it is in, the outermost first. */
  layers: readonly Layer[];
  /** Its place in the innermost of them, or without any in the text. */
  own: Span;
}

/** More than anyone would choose from. */
const foundAtMost = 20;

/**
 * Collects the policies among the places of a text: strings, byte for byte, and maps, with their comments and without
 * the indentation. For lists of rules under a key about audit policies (kubespray) and maps of rules without apiVersion
 * or kind, adds what is missing. `visit` returns whether the search need not go below a place. Finds nothing in a
 * text that is a policy itself.
 */
export function collectPolicies(): { found: EmbeddedPolicy[]; visit: (place: Place) => boolean } {
  const found: EmbeddedPolicy[] = [];
  const nodes = new Set<ParsedNode>();
  let isItself = false;
  const visit = (place: Place) => {
    if (isItself || found.length >= foundAtMost) return true;
    // The node of an alias may have been found at its anchor.
    const policy = nodes.has(place.node) ? undefined : policyAt(place);
    if (policy === undefined) return false;
    nodes.add(place.node);
    isItself = place.isRoot && place.path === '' && place.index === 0;
    if (isItself) return true;
    const { path, at, layers, isRoot, document } = place;
    const { start } = place.own;
    const from = start - spanOf(place.node).start;
    // A document is also the comments above it and the mark at its start.
    const own = isRoot ? { start: from, end: from + document.text.length } : place.own;
    const isTwice = found.some((each) => each.text === policy && isReadAgain(each, { at, layers }));
    if (!isTwice) found.push({ path, text: policy, at, layers, own });
    return true;
  };
  return { found, visit };
}

type Where = Pick<EmbeddedPolicy, 'at' | 'layers'>;

/** Whether a place was found before, in a text that is now read in another way: as YAML, then as a script. */
const isReadAgain = (a: Where, b: Where) =>
  a.at.start < b.at.end && b.at.start < a.at.end && a.layers[0]?.quotings !== b.layers[0]?.quotings;

/** Returns the policy at a place as a text; undefined if there is none. */
function policyAt(place: Place): string | undefined {
  const { node, document, isRoot, path, key } = place;
  const { text, faults } = document;
  const isOne = isPolicy(place) || (!isTextItself(place) && isFaultyPolicy(place));
  if (isRoot) {
    // A text with errors counts as a policy if it looks like one.
    const isTaken =
      faults.length === 0 ? isOne : seemsPolicy(text) && (path !== '' || isPolicy(place));
    // What stands in the place of a path is the content of the file, right or wrong.
    const isContent = pointingKeys.has(key) && text.trim().includes('\n');
    if (isTaken || isContent) return text;
    if (path === '') return undefined;
  }
  if (isOne) return isWhole(place) ? standing(document, node) : undefined;
  const head = headOf(place);
  if (head === undefined || !isWhole(place)) return undefined;
  const own = isRoot ? text : standing(document, node);
  const canTakeHead = !/^---/m.test(own) && !/^\s*[%{[]/.test(own);
  return canTakeHead ? head + own : isMap(node) ? own : undefined;
}

function isPolicy({ node, document: { follow } }: Place): boolean {
  const isAudit = textAt(node, 'apiVersion', follow)?.startsWith('audit.k8s.io/') ?? false;
  return isAudit && textAt(node, 'kind', follow) === 'Policy';
}

/** Whether a place is the text itself: with a fault, it is read as what it is. */
function isTextItself({ isRoot, path, index }: Place): boolean {
  return isRoot && path === '' && index === 0;
}

/**
 * Returns whether a map is meant as a policy that kube-apiserver would reject: its kind or apiVersion is wrong, or the
 * content of a file lacks one of them.
 */
function isFaultyPolicy({ node, isRoot, path, document: { follow } }: Place): boolean {
  const apiVersion = textAt(node, 'apiVersion', follow) ?? '';
  const kind = textAt(node, 'kind', follow) ?? '';
  const isAudit = apiVersion.startsWith('audit.k8s.io');
  if (isAudit && kind !== '') return !kind.startsWith('Event');
  const rules = valueAt(node, 'rules', follow);
  if (/polic/i.test(kind)) return areRules(rules, follow);
  // In the content of a file, nothing adds what is missing.
  return isRoot && path !== '' && kind === '' && areRules(rules, follow);
}

/** Returns whether a node has no faults: with one, its content and its end are guesses. */
function isWhole({ node, document: { faults } }: Place): boolean {
  const { start, end } = spanOf(node);
  return !faults.some((fault) => start <= fault && fault <= end);
}

/** Returns a node as a text of its own. A `---` line keeps YAML that starts with `{` from being read as JSON. */
function standing(document: YamlDocument, node: ParsedNode): string {
  const own = withoutOuterAliases(document, node) ?? dedent(document.text, node);
  return isJson(own) && !isJson(document.text) ? `---\n${own}\n` : own;
}

/** Keys of lists that look like rules of a policy: OpenShift's log forwarder filters events with them. */
const notPolicies = new Set(['kubeAPIAudit']);

/** Returns the lines that a map or list of rules needs above it to be a policy; undefined for other nodes. */
function headOf({ node, key, document: { follow } }: Place): string | undefined {
  if (notPolicies.has(key)) return undefined;
  if (isSeq(node)) {
    return /audit.*(?:polic|rule)/i.test(key) && areRules(node, follow)
      ? 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n'
      : undefined;
  }
  const apiVersion = textAt(node, 'apiVersion', follow) ?? '';
  const kind = textAt(node, 'kind', follow) ?? '';
  if (apiVersion !== '' && kind !== '') return undefined;
  if (!areRules(valueAt(node, 'rules', follow), follow)) return undefined;
  return [
    ...(apiVersion === '' ? ['apiVersion: audit.k8s.io/v1\n'] : []),
    ...(kind === '' ? ['kind: Policy\n'] : []),
  ].join('');
}

/** Returns whether a node is a list of rules: every item has an audit level, whatever its case. */
function areRules(node: ParsedNode | undefined, follow: Follow): boolean {
  if (!isSeq(node) || node.items.length === 0) return false;
  return node.items.every((rule) => hasLevel(follow(rule), follow));
}

const hasLevel = (rule: ParsedNode | undefined, follow: Follow) =>
  /^(?:none|metadata|request|requestresponse)$/i.test(textAt(rule, 'level', follow) ?? '');
