import type { FieldPlace } from './fields';
import type { Path } from './types';

/** Returns which fields the map at `path` can have; undefined if it is not a policy, a rule or an entry of resources. */
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

/** Returns the index of the rule at or around the path; undefined outside of rules. */
export function ruleIndexOf(path: Path): number | undefined {
  return path[0] === 'rules' && typeof path[1] === 'number' ? path[1] : undefined;
}
