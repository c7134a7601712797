import type { Change } from '../audit/change';
import type { Policy } from '../audit/types';

type Node = Record<string | number, unknown>;

/** Applies one change to a copy of a plain policy, as document/ applies it to the text. */
export function applyChange(policy: Policy, change: Change): Policy {
  const copy = structuredClone(policy);
  const { rules } = copy;
  switch (change.kind) {
    case 'set':
      parentOf(copy, change.path)[last(change.path)] = structuredClone(change.value);
      break;
    case 'remove':
      remove(copy, change.path);
      break;
    case 'renameKey': {
      const parent = parentOf(copy, change.path);
      parent[change.key] = parent[last(change.path)];
      delete parent[last(change.path)];
      break;
    }
    case 'addRule':
      rules.splice(change.index, 0, structuredClone(change.rule));
      break;
    case 'moveRule':
      rules.splice(change.to, 0, ...rules.splice(change.from, 1));
      break;
    case 'duplicateRule':
      rules.splice(
        change.index,
        0,
        ...structuredClone(rules.slice(change.index, change.index + 1)),
      );
  }
  return copy;
}

/** Also removes what becomes empty, except `rules`. */
function remove(policy: Policy, path: readonly (string | number)[]) {
  const parent = parentOf(policy, path);
  if (Array.isArray(parent)) parent.splice(Number(last(path)), 1);
  else delete parent[last(path)];
  const rest = path.slice(0, -1);
  if (Object.keys(parent).length === 0 && rest.length > 0 && last(rest) !== 'rules') {
    remove(policy, rest);
  }
}

function parentOf(policy: Policy, path: readonly (string | number)[]): Node {
  return path.slice(0, -1).reduce((node, key) => node[key] as Node, policy as unknown as Node);
}

function last(path: readonly (string | number)[]): string | number {
  return path.at(-1) ?? '';
}
