import type { Finding } from '../../analysis/findings/finding';
import { findingsInSteps } from '../../analysis/findings/findings';
import type { UnknownField } from '../../analysis/findings/keyFindings';
import { isStep } from '../../audit/steps';
import type { KubernetesVersion, Path, Policy } from '../../audit/types';
import type { ClusterApi } from '../../catalog/types';
import { locate } from '../../document/locate';
import { plainData } from '../../document/plainData';
import type { Reading } from '../../document/reading';
import type { TreeNode } from '../../document/tree';
import { apiFactsOf } from '../apiFactsOf';

/** Returns our own findings about what was read, with the fields that only the text has. Pauses. */
export function* observe(
  reading: Reading,
  kubernetes: KubernetesVersion,
  cluster?: ClusterApi,
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
  const context = {
    kubernetes,
    api: apiFactsOf(kubernetes, cluster),
    unknownFields,
    emptyOmitStages,
  };
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
