import type { Change } from '../../audit/change';
import { isRulesPath } from '../../audit/policyPath';
import type { Path } from '../../audit/types';
import type { TreeNode } from '../tree';
import { type Clean, cleanValue, isEmpty, ruleValue } from './cleanValue';
import { anchorsWithin, find, type Found, keysOf } from './find';
import { plainValue } from './plainValue';
import { reconcile } from './reconcile';
import { Refusal } from './refusal';
import type { Step } from './step';

const rulesPath: Path = ['rules'];

/** Returns the steps of a change to a document with this `root`. Throws a Refusal if it can't be made. */
export function plan(root: TreeNode, change: Change): Step[] {
  switch (change.kind) {
    case 'set':
      return planSet(root, change.path, cleanValue(change.value));
    case 'remove':
      return planRemove(root, change.path);
    case 'renameKey':
      return planRename(root, change.path, change.key);
    case 'addRule':
      return planAddRule(root, change.index, ruleValue(change.rule));
    case 'moveRule': {
      const rule = ruleNode(root, change.from);
      ruleNode(root, change.to);
      refuseAnchors(root, rule, 'moved');
      return [{ do: 'move', path: rulesPath, from: change.from, to: change.to }];
    }
    case 'duplicateRule': {
      const rule = ruleNode(root, change.index);
      if (anchorsWithin(rule).anchors.size > 0) throw anchorRefusal(rule, 'duplicated');
      return [{ do: 'duplicate', path: rulesPath, index: change.index }];
    }
  }
}

function planSet(root: TreeNode, path: Path, value: Clean): Step[] {
  if (isEmpty(value) && typeof path.at(-1) === 'string') {
    return isRulesPath(path) ? planClear(root) : planRemove(root, path);
  }
  const found = find(root, path);
  const depth = found.steps.length;
  refuseShared(root, found);
  if (depth === path.length) {
    refuseAnchors(root, found.node, 'replaced');
    return reconcile(path, found.node, value);
  }
  const here = path.slice(0, depth);
  const part = path[depth];
  const wrapped = wrap(path.slice(depth + 1), value, found.node);
  if (plainValue(found.node) === null && depth > 0) {
    return [{ do: 'write', path: here, value: wrap(path.slice(depth), value, found.node) }];
  }
  if (found.node.kind === 'mapping' && typeof part === 'string') {
    return [{ do: 'insertField', path: here, key: part, value: wrapped }];
  }
  if (found.node.kind === 'sequence' && part === found.node.items.length) {
    return [{ do: 'insertItems', path: here, index: part, values: [wrapped] }];
  }
  throw new Refusal(`The form can't set ${String(part)} here. Edit the YAML instead.`, found.node);
}

/** Wraps the value in the lists and maps that `path` names. */
function wrap(path: Path, value: Clean, at: TreeNode): Clean {
  return path.reduceRight<Clean>((inner, part) => {
    if (typeof part === 'string') return { [part]: inner };
    if (part !== 0)
      throw new Refusal('The list has fewer items than that. Add one item at a time.', at);
    return [inner];
  }, value);
}

function planAddRule(root: TreeNode, index: number, rule: Clean): Step[] {
  const found = find(root, rulesPath);
  refuseShared(root, found);
  const { node } = found;
  if (found.steps.length === 0) return planSet(root, rulesPath, [rule]);
  if (node.kind === 'sequence') {
    if (index < 0 || index > node.items.length) {
      throw new Refusal(`The list is too short for a rule ${index + 1}.`, node);
    }
    return [{ do: 'insertItems', path: rulesPath, index, values: [rule] }];
  }
  if (plainValue(node) === null) return [{ do: 'write', path: rulesPath, value: [rule] }];
  throw new Refusal('`rules` must be a list. Fix it in the YAML first.', node);
}

function planRemove(root: TreeNode, path: Path): Step[] {
  const found = find(root, path);
  if (found.steps.length < path.length) return [];
  refuseShared(root, { ...found, steps: found.steps.slice(0, -1) });
  let depth = path.length;
  for (; depth > 1; depth--) {
    const holder = found.steps[depth - 1]?.node;
    const size = holder?.kind === 'mapping' ? holder.pairs.length : holder?.items.length;
    if (size !== 1) break;
    if (isRulesPath(path.slice(0, depth - 1))) return planClear(root);
  }
  const target = found.steps[depth]?.node ?? found.node;
  refuseAnchors(root, target, 'removed');
  return [{ do: 'delete', path: path.slice(0, depth) }];
}

function planClear(root: TreeNode): Step[] {
  const found = find(root, rulesPath);
  refuseShared(root, found);
  if (found.steps.length === 0) return [{ do: 'insertField', path: [], key: 'rules', value: [] }];
  refuseAnchors(root, found.node, 'removed');
  if (found.node.kind !== 'sequence') return [{ do: 'write', path: rulesPath, value: [] }];
  return found.node.items.length === 0 ? [] : [{ do: 'clear', path: rulesPath }];
}

function planRename(root: TreeNode, path: Path, key: string): Step[] {
  const found = find(root, path);
  const holder = found.steps.at(-1)?.node;
  if (found.steps.length < path.length || holder?.kind !== 'mapping') {
    throw new Refusal('The field to rename no longer exists.', found.node);
  }
  if (path.at(-1) === key) return [];
  if (keysOf(holder).includes(key)) {
    throw new Refusal(`The field ${key} already exists. Merge the two in the YAML.`, holder);
  }
  refuseShared(root, found);
  return [{ do: 'rename', path, key }];
}

function ruleNode(root: TreeNode, index: number): TreeNode {
  const found = find(root, [...rulesPath, index]);
  if (found.steps.length < 2) throw new Refusal(`There is no rule ${index + 1}.`, found.node);
  refuseShared(root, { ...found, steps: found.steps.slice(0, -1) });
  return found.node;
}

/** Throws a Refusal for an edit inside of what an alias reuses. */
function refuseShared(root: TreeNode, { steps, node }: Found): void {
  const used = anchorsWithin(root).aliases;
  for (const at of [...steps.map((step) => step.node), node]) {
    if (at.anchor !== undefined && used.includes(at.anchor)) {
      throw new Refusal(
        `This part is reused elsewhere (*${at.anchor}), which would change too. Edit the YAML instead.`,
        at,
      );
    }
  }
}

/** Throws a Refusal for removing or moving what an alias refers to; a moved rule may not use aliases either. */
function refuseAnchors(root: TreeNode, target: TreeNode, done: string): void {
  const { anchors, aliases } = anchorsWithin(target);
  const isUsed = anchorsWithin(root).aliases.some((name) => anchors.has(name));
  if (isUsed || (done === 'moved' && aliases.length > 0)) throw anchorRefusal(target, done);
}

function anchorRefusal(at: TreeNode, done: string): Refusal {
  return new Refusal(
    `This part has an anchor (&) or alias (*) and can't be ${done} in the form. Edit the YAML instead.`,
    at,
  );
}
