import { dedent } from './dedent';
import { isJson } from '../document/load/loadPolicy';
import { parseYaml } from '../document/parse';
import type { Span, TreeNode } from '../document/tree';
import { textAt, valueAt, visitNodes, type Place } from './visitNodes';

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
 * The audit policies that a YAML or JSON text holds but is not: values whose text is one, which come byte for
 * byte, and maps that are one, which come with their comments and without the indentation. Lists of rules
 * under a key about audit policies (kubespray) and maps of rules without apiVersion or kind get
 * these put in front. In the order of the text; none for a text that is a policy itself or cannot be read.
 */
export function embeddedPolicies(text: string): EmbeddedPolicy[] {
  const found: EmbeddedPolicy[] = [];
  let isItself = false;
  visitNodes(text, (place) => {
    if (isItself || found.length >= foundAtMost) return true;
    const policy = policyAt(place);
    if (policy === undefined) return false;
    isItself = place.isRoot && place.path === '' && place.document === 0;
    if (!isItself) found.push({ path: place.path, text: policy, at: place.at });
    return true;
  });
  return found;
}

/** Whether a text is an audit policy or holds one, broken ones among them. */
export function holdsPolicy(text: string): boolean {
  return seemsPolicy(text) || embeddedPolicies(text).length > 0;
}

/** Whether a text, which may not be YAML, begins as a policy does and says that it is one. */
const seemsPolicy = (text: string) => policyLines.every((line) => line.test(text));

const policyLines = [
  /^(?:[ \t]*(?:#.*|---.*)?\n)*[ \t]*(?:\{\s*)?["']?(?:apiVersion|kind|metadata|rules|omit\w+)["']?:/,
  /(?:^|[{,])[ \t]*["']?apiVersion["']?:[ \t]*["']?audit\.k8s\.io\//m,
  /(?:^|[{,])[ \t]*["']?kind["']?:[ \t]*["']?Policy\b/m,
];

/** The policy that a node is, as a text; undefined when it is none. */
function policyAt(place: Place): string | undefined {
  const { node, text, isRoot } = place;
  if (node.kind === 'scalar') {
    // What cannot be parsed is taken for what it seems to be.
    const isUnread = seemsPolicy(node.value) && parseYaml(node.value).error !== undefined;
    return isUnread ? node.value : undefined;
  }
  if (isPolicy(node)) return isRoot ? text : standing(text, node);
  const head = headOf(place);
  if (head === undefined || (isRoot && place.path === '')) return undefined;
  const own = isRoot ? text : standing(text, node);
  const canTakeHead = !/^---/m.test(own) && !/^\s*[%{[]/.test(own);
  return canTakeHead ? head + own : node.kind === 'mapping' ? own : undefined;
}

function isPolicy(node: TreeNode): boolean {
  const isAudit = textAt(node, 'apiVersion')?.startsWith('audit.k8s.io/') ?? false;
  return isAudit && textAt(node, 'kind') === 'Policy';
}

/** A text that begins with `{` would be read as JSON; one that is YAML is told apart by a `---` line. */
function standing(text: string, node: TreeNode): string {
  const own = dedent(text, node);
  return isJson(own) && !isJson(text) ? `---\n${own}\n` : own;
}

/** What has to stand above a map or list of rules to make it a policy; undefined when it is neither. */
function headOf({ node, key }: Place): string | undefined {
  if (node.kind === 'sequence') {
    return /audit.*(?:polic|rule)/i.test(key) && areRules(node)
      ? 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n'
      : undefined;
  }
  if (!areRules(valueAt(node, 'rules'))) return undefined;
  const apiVersion = textAt(node, 'apiVersion') ?? '';
  const kind = textAt(node, 'kind') ?? '';
  if (apiVersion !== '' && kind !== '') return undefined;
  return [
    ...(apiVersion === '' ? ['apiVersion: audit.k8s.io/v1\n'] : []),
    ...(kind === '' ? ['kind: Policy\n'] : []),
  ].join('');
}

/** Nothing else has a list in which everything has an audit level. */
function areRules(node: TreeNode | undefined): boolean {
  return node?.kind === 'sequence' && node.items.length > 0 && node.items.every(hasLevel);
}

const hasLevel = (rule: TreeNode) =>
  /^(?:None|Metadata|Request|RequestResponse)$/.test(textAt(rule, 'level') ?? '');
