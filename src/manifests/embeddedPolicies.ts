import { isMap, isSeq, type ParsedNode } from 'yaml';
import { isJson } from '../document/load/loadPolicy';
import type { Span } from '../document/tree';
import { dedent } from './dedent';
import { spanOf, textAt, valueAt, type Follow } from './nodes';
import { seemsPolicy } from './seemsPolicy';
import { withoutOuterAliases } from './withoutOuterAliases';
import type { YamlDocument } from './readDocument';
import type { Place } from './visitNodes';

/** A policy that stands in another file: a ConfigMap, a machine configuration, Helm values. */
export interface EmbeddedPolicy {
  /** Where it is: `data.policy.yaml`, `spec.files[2].content`; '' when it is a document of its own. */
  path: string;
  /** The policy as a file of its own. */
  text: string;
  /** Its place in the text it was found in, UTF-16 offsets. */
  at: Span;
}

/** More than anybody chooses from. */
const foundAtMost = 20;

/**
 * Collects the policies among the places of a text: strings that are one, which come byte for byte, and maps that
 * are one, which come with their comments and without the indentation. Lists of rules under a key about audit
 * policies (kubespray) and maps of rules without apiVersion or kind get these put in front. `visit` returns whether
 * there is nothing to look for below a place. Finds nothing in a text that is a policy itself.
 */
export function collectPolicies(): { found: EmbeddedPolicy[]; visit: (place: Place) => boolean } {
  const found: EmbeddedPolicy[] = [];
  const nodes = new Set<ParsedNode>();
  let isItself = false;
  const visit = (place: Place) => {
    if (isItself || found.length >= foundAtMost) return true;
    // What an alias stands for may have been found where it is written.
    const policy = nodes.has(place.node) ? undefined : policyAt(place);
    if (policy === undefined) return false;
    nodes.add(place.node);
    isItself = place.isRoot && place.path === '' && place.index === 0;
    if (!isItself) found.push({ path: place.path, text: policy, at: place.at });
    return true;
  };
  return { found, visit };
}

/** The policy that a node is, as a text; undefined when it is none. */
function policyAt(place: Place): string | undefined {
  const { node, document, isRoot, path } = place;
  const { text, faults } = document;
  if (isRoot) {
    // What cannot be read to its end is taken for what it seems to be.
    const isTaken =
      faults.length === 0 ? isPolicy(place) : seemsPolicy(text) && (path !== '' || isPolicy(place));
    if (isTaken) return text;
    if (path === '') return undefined;
  }
  if (isPolicy(place)) return isWhole(place) ? standing(document, node) : undefined;
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

/** Whether there is no fault in a node: where there is one, what it holds and where it ends is a guess. */
function isWhole({ node, document: { faults } }: Place): boolean {
  const { start, end } = spanOf(node);
  return !faults.some((fault) => start <= fault && fault <= end);
}

/** A text that begins with `{` would be read as JSON; one that is YAML is told apart by a `---` line. */
function standing(document: YamlDocument, node: ParsedNode): string {
  const own = withoutOuterAliases(document, node) ?? dedent(document.text, node);
  return isJson(own) && !isJson(document.text) ? `---\n${own}\n` : own;
}

/** What has to stand above a map or list of rules to make it a policy; undefined when it is neither. */
function headOf({ node, key, document: { follow } }: Place): string | undefined {
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

/** Nothing else has a list in which everything has an audit level. */
function areRules(node: ParsedNode | undefined, follow: Follow): boolean {
  if (!isSeq(node) || node.items.length === 0) return false;
  return node.items.every((rule) => hasLevel(follow(rule), follow));
}

const hasLevel = (rule: ParsedNode | undefined, follow: Follow) =>
  /^(?:None|Metadata|Request|RequestResponse)$/.test(textAt(rule, 'level', follow) ?? '');
