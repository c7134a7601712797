import type { FieldPlace } from './fields';
import type { Path } from './types';

/** The place of the fields of the map at `path`; undefined when it is not a map of a policy, a rule or an entry. */
export function fieldPlaceAt(path: Path): FieldPlace | undefined {
  if (path.length === 0) return 'policy';
  if (path[0] !== 'rules') return undefined;
  if (path.length === 2) return 'rule';
  return path.length === 4 && path[2] === 'resources' ? 'groupResources' : undefined;
}

/** Returns whether the path is that of the list of rules. */
export function isRulesPath(path: Path): boolean {
  return path.length === 1 && path[0] === 'rules';
}

/** The index of the rule that the path leads to or into; undefined outside of rules. */
export function ruleIndexOf(path: Path): number | undefined {
  return path[0] === 'rules' && typeof path[1] === 'number' ? path[1] : undefined;
}
