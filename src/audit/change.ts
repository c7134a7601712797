import type { Path, PolicyRule } from './types';

/** A value that can be written into a policy. */
export type ChangeValue =
  | string
  | boolean
  | readonly ChangeValue[]
  | { readonly [key: string]: ChangeValue | undefined };

/**
 * A change to a policy, as a value. The form, fixes and commands make them; document/ turns them
 * into text edits. A rule is at the path `['rules', 3]`.
 *
 * - set: replaces or creates the value at `path`. A new field is inserted in the order of the field
 *   table; an index equal to the list's length appends.
 * - remove: deletes the value at `path`: a field with its line, a list item, or a rule. A list or map
 *   that this empties is removed as well, except `rules`.
 * - renameKey: changes the key at `path` to `key` and keeps the value.
 * - addRule: inserts `rule` at `index`.
 * - moveRule, duplicateRule: include the comments that belong to the rule.
 */
export type Change =
  | { kind: 'set'; path: Path; value: ChangeValue }
  | { kind: 'remove'; path: Path }
  | { kind: 'renameKey'; path: Path; key: string }
  | { kind: 'addRule'; index: number; rule: Partial<PolicyRule> & { level: string } }
  | { kind: 'moveRule'; from: number; to: number }
  | { kind: 'duplicateRule'; index: number };
