import type { Change, ChangeValue } from '../../audit/change';
import { isListField, type StringListField } from '../../audit/fields';
import { isIn, rememberedFor } from '../../audit/listLookup';
import { quotedValue } from '../../audit/shownValue';
import type { Path, PolicyRule } from '../../audit/types';
import type { FixTitle } from '../fixTitle';
import type { Finding, FindingCode } from './finding';

/** One value of a list in a policy, with its context. */
export interface ListValue {
  value: string;
  index: number;
  list: readonly string[];
  /** Where the list is in the document. */
  listPath: Path;
  /** The last key of `listPath`, e.g. "verbs". */
  field: StringListField;
  /** The rule it is in; undefined for the policy's own omitStages. */
  rule: PolicyRule | undefined;
}

/** Checks one value; undefined when there is nothing to report. */
export type ValueCheck = (at: ListValue) => Finding | undefined;

export type Fix = NonNullable<Finding['fix']>;

/** A finding about something that is almost certainly a mistake. */
export function warning(code: FindingCode, path: Path, message: string, change?: Fix): Finding {
  return finding('warning', code, path, message, change);
}

/** A finding that is worth knowing. */
export function notice(code: FindingCode, path: Path, message: string, change?: Fix): Finding {
  return finding('notice', code, path, message, change);
}

function finding(
  severity: Finding['severity'],
  code: FindingCode,
  path: Path,
  message: string,
  change: Fix | undefined,
): Finding {
  // A finding about a list as a whole is shown at its key.
  const onKey = isListField(path.at(-1));
  return { code, severity, message, path, ...(onKey && { onKey }), ...(change && { fix: change }) };
}

export function fix(title: FixTitle, ...changes: Change[]): Fix {
  return { title, changes };
}

/** The path of a list value. */
export function pathOf(at: ListValue): Path {
  return [...at.listPath, at.index];
}

/** A fix with more changes than this would freeze the page, and nobody could check it. */
export const changesAtMost = 100;

/**
 * Replaces a list value with others, wherever it is in the list: the first takes its place, the rest are
 * appended. Values that the list already has are not repeated. undefined for too many values.
 */
export function replaceBy(at: ListValue, values: readonly string[]): Fix | undefined {
  const places = placesIn(at.list).get(at.value) ?? [];
  if (values.length + places.length > changesAtMost) return undefined;
  const fresh = [...new Set(values)].filter((value) => !isIn(at.list, value));
  const shown = values.length > listedAtMost ? [listed(values.map(quoted))] : values.map(quoted);
  const title: FixTitle = `Change to ${shown.join(', ')}`;
  if (fresh.length === 0) return fix(title, ...removals(at.listPath, places));
  const again = places.filter((index) => index !== at.index);
  const length = at.list.length - again.length;
  const place = at.index - again.filter((index) => index < at.index).length;
  return fix(
    title,
    ...removals(at.listPath, again),
    ...fresh.map((value, i) => set([...at.listPath, i === 0 ? place : length + i - 1], value)),
  );
}

/** Where each value of a list is. */
export const placesIn = rememberedFor((list: readonly string[]) => {
  const places = new Map<string, number[]>();
  for (const [index, value] of list.entries()) {
    const known = places.get(value);
    if (known) known.push(index);
    else places.set(value, [index]);
  }
  return places;
});

/** Removes a value wherever it is in its list; undefined if it is there too often. */
export function removeAll({ list, listPath, value }: ListValue): Change[] | undefined {
  const places = placesIn(list).get(value) ?? [];
  return places.length > changesAtMost ? undefined : removals(listPath, places);
}

/** Removes list items, the last one first, so that the indices stay right. */
export function removals(listPath: Path, indices: readonly number[]): Change[] {
  return indices.toReversed().map((index) => ({ kind: 'remove', path: [...listPath, index] }));
}

/** Replaces the only user of a rule by a group, unless the rule has groups as well. */
export function replaceByGroup(at: ListValue, group: string): Fix | undefined {
  if (at.list.length > 1 || !at.rule || at.rule.userGroups) return undefined;
  const userGroups = [...at.listPath.slice(0, -1), 'userGroups'];
  return fix(
    `Use userGroups: [${quoted(group)}]`,
    { kind: 'renameKey', path: at.listPath, key: 'userGroups' },
    { kind: 'set', path: [...userGroups, 0], value: group },
  );
}

/** Removes the whole list, so that every value matches. */
export function removeList(at: ListValue): Fix {
  return fix(`Remove ${at.field}`, { kind: 'remove', path: at.listPath });
}

export function set(path: Path, value: ChangeValue): Change {
  return { kind: 'set', path, value };
}

/** A value for a message: in double quotes, so that white space shows; a long one is shortened. */
export function quoted(value: string): string {
  return quotedValue(value, quotedAtMost);
}

const quotedAtMost = 80;

const listedAtMost = 10;

/** "a", "a and b", "a, b and c"; of many values the first nine "and 20 more". */
export function listed(values: readonly string[]): string {
  if (values.length < 2) return values.join('');
  if (values.length > listedAtMost) {
    const shown = values.slice(0, listedAtMost - 1);
    return `${shown.join(', ')} and ${grouped(values.length - shown.length)} more`;
  }
  return `${values.slice(0, -1).join(', ')} and ${values.at(-1)}`;
}

/** A number with commas: 9,900. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
