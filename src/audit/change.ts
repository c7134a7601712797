import type { Path, PolicyRule } from './types';

/** A value that can be written into a policy document. */
export type ChangeValue =
  string | boolean | readonly ChangeValue[] | { readonly [key: string]: ChangeValue | undefined };

/**
 * A change to a policy document, as a value: made by the form, by quick fixes and by commands;
 * turned into text edits by document/. Paths are as in `Path`; a rule is `['rules', 3]`.
 *
 * - set: replace or create the value at `path` (a field is created at its natural place, an
 *   index equal to the list's length appends).
 * - remove: delete the value at `path` (a field with its line, a list value, or a rule).
 *   A list or map that becomes empty through it is removed as well, `rules` excepted.
 * - renameKey: keep the value, change the key at `path` to `key`.
 * - addRule: insert `rule` so that it becomes rule number `index`.
 * - moveRule, duplicateRule: with the comments that belong to the rule.
 */
export type Change =
  | { kind: 'set'; path: Path; value: ChangeValue }
  | { kind: 'remove'; path: Path }
  | { kind: 'renameKey'; path: Path; key: string }
  | { kind: 'addRule'; index: number; rule: Partial<PolicyRule> & { level: string } }
  | { kind: 'moveRule'; from: number; to: number }
  | { kind: 'duplicateRule'; index: number };
