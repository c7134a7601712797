import { isStep, resultOf } from '../../audit/steps';
import type { Path } from '../../audit/types';
import { anchorsWithin } from '../edits/find';
import type { MappingNode, TreeNode } from '../tree';

/** Rules that kube-apiserver does not read because of where they are. */
export interface StrayRules {
  /** The path of the list of rules; of the map, for a single rule outside of a list. [] for the fields of a rule at the top level. */
  path: Path;
  node: TreeNode;
}

/** Nobody nests deeper, and a tree may be large. */
const deepest = 8;
const visitedAtMost = 20_000;

/**
 * Finds the rules in a policy that are not in the list `rules` at the top level, in the order of the text: under another
 * key, deeper, or without a list. Finds nothing in a text that is no policy, nor what an alias uses elsewhere.
 */
export function strayRulesIn(root: TreeNode | null): StrayRules[] {
  if (!root) return [];
  const known = remembered.get(root) ?? resultOf(strayRulesInSteps(root));
  remembered.set(root, known);
  return known;
}

/** By tree, which never changes: each of many problems asks for them. */
const remembered = new WeakMap<TreeNode, StrayRules[]>();

/** Same as strayRulesIn, with pauses. */
export function* strayRulesInSteps(root: TreeNode | null): Generator<undefined, StrayRules[]> {
  if (root?.kind !== 'mapping' || !isMeantAsPolicy(root)) return [];
  let aliases: ReadonlySet<string> | undefined;
  const isUsed = ({ anchor }: TreeNode) => {
    if (anchor === undefined) return false;
    aliases ??= new Set(anchorsWithin(root).aliases);
    return aliases.has(anchor);
  };
  const found: StrayRules[] = [];
  let left = visitedAtMost;
  function* visit(node: TreeNode, path: Path): Generator<undefined, void> {
    if (--left < 0 || path.length > deepest || isUsed(node)) return;
    const isList = node.kind === 'sequence' && isRuleList(node);
    if (isList && path.length === 1 && path[0] === 'rules') {
      // Their levels are read, but a whole list may be in one of them.
      for (const [index, item] of node.items.entries()) {
        if (isStep(index)) yield;
        if (!hasLevel(item)) yield* below(item, [...path, index]);
      }
      return;
    }
    const isRule = path.length > 0 && hasLevel(node) && typeof path.at(-1) === 'string';
    if (isList || isRule) found.push({ path, node });
    else yield* below(node, path);
  }
  function* below(node: TreeNode, path: Path): Generator<undefined, void> {
    if (node.kind === 'sequence') {
      for (const [index, item] of node.items.entries()) {
        if (left < 0) return;
        if (isStep(index)) yield;
        yield* visit(item, [...path, index]);
      }
    }
    if (node.kind !== 'mapping') return;
    for (const [index, { key, value }] of node.pairs.entries()) {
      if (left < 0) return;
      if (isStep(index)) yield;
      if (key.kind === 'scalar') yield* visit(value, [...path, key.value]);
    }
  }
  if (hasLevel(root)) found.push({ path: [], node: root });
  yield* below(root, []);
  return found;
}

function isMeantAsPolicy(root: MappingNode): boolean {
  const valueOf = (name: string): string => {
    const pair = root.pairs.find(({ key }) => key.kind === 'scalar' && key.value === name);
    return pair?.value.kind === 'scalar' ? pair.value.value : '';
  };
  const kind = valueOf('kind');
  // Audit events have the same apiVersion, and a level.
  if (kind.startsWith('Event')) return false;
  return kind === 'Policy' || valueOf('apiVersion').startsWith('audit.k8s.io');
}

/** Returns whether a list consists of maps, one of which at least has an audit level. */
function isRuleList({ items }: { items: readonly TreeNode[] }): boolean {
  return items.some(hasLevel) && items.every(({ kind }) => kind === 'mapping' || kind === 'alias');
}

/** Returns whether a node is a map with an audit level, whatever its case. */
function hasLevel(node: TreeNode): boolean {
  return (
    node.kind === 'mapping' &&
    node.pairs.some(
      ({ key, value }) =>
        key.kind === 'scalar' &&
        /^level$/i.test(key.value) &&
        value.kind === 'scalar' &&
        /^(?:none|metadata|request|requestresponse)$/i.test(value.value),
    )
  );
}
