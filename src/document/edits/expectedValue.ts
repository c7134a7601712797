import type { Change } from '../../audit/change';
import { isRulesPath } from '../../audit/policyPath';
import type { Path } from '../../audit/types';
import { cleanValue, isEmpty, plainOf, ruleValue } from './cleanValue';
import { isList, isMap, type Plain, type PlainMap } from './plainValue';

const emptyMap: PlainMap = { entries: [] };

/**
 * Returns the plain value of a document after a change, computed without the text: what the edited
 * text must parse to. undefined if the change makes no sense at its path.
 */
export function expectedValue(before: Plain, change: Change): Plain | undefined {
  switch (change.kind) {
    case 'set': {
      const value = cleanValue(change.value);
      const isItem = typeof change.path.at(-1) === 'number';
      if (!isEmpty(value) || isItem) return setAt(before, change.path, plainOf(value));
      if (isRulesPath(change.path)) return setAt(before, change.path, []);
      return removeAt(before, change.path, []) ?? emptyMap;
    }
    case 'remove':
      return removeAt(before, change.path, []) ?? emptyMap;
    case 'renameKey':
      return renameAt(before, change.path, change.key);
    case 'addRule':
      return withRules(before, (rules) =>
        rules.toSpliced(change.index, 0, plainOf(ruleValue(change.rule))),
      );
    case 'moveRule':
      return withRules(before, (rules) => {
        const moved = rules[change.from];
        if (moved === undefined) return rules;
        return rules.toSpliced(change.from, 1).toSpliced(change.to, 0, moved);
      });
    case 'duplicateRule':
      return withRules(before, (rules) => {
        const original = rules[change.index];
        return original === undefined ? rules : rules.toSpliced(change.index + 1, 0, original);
      });
  }
}

function withRules(
  before: Plain,
  edit: (rules: readonly Plain[]) => readonly Plain[],
): Plain | undefined {
  const rules = isMap(before) ? entryOf(before, 'rules') : undefined;
  return setAt(before, ['rules'], edit(isList(rules) ? rules : []));
}

function entryOf(map: PlainMap, key: string): Plain | undefined {
  return map.entries.find((entry) => entry[0] === key)?.[1];
}

function setAt(at: Plain | undefined, path: Path, value: Plain): Plain | undefined {
  const [part, ...rest] = path;
  if (part === undefined) return value;
  if (typeof part === 'number') {
    const list = at === undefined || at === null ? [] : at;
    if (!isList(list) || part > list.length) return undefined;
    const item = setAt(list[part], rest, value);
    return item === undefined ? undefined : list.toSpliced(part, 1, item);
  }
  const map = at === undefined || at === null ? emptyMap : at;
  if (!isMap(map)) return undefined;
  const field = setAt(entryOf(map, part), rest, value);
  return field === undefined ? undefined : withEntry(map, part, part, field);
}

function withEntry(map: PlainMap, key: string, newKey: string, value: Plain): PlainMap {
  const index = map.entries.findIndex((entry) => entry[0] === key);
  const entry = [newKey, value] as const;
  if (index === -1) return { entries: [...map.entries, entry] };
  return { entries: map.entries.toSpliced(index, 1, entry) };
}

/** The value without what is at the path; undefined if nothing is left. */
function removeAt(at: Plain, path: Path, done: Path): Plain | undefined {
  const [part, ...rest] = path;
  if (part === undefined) return undefined;
  if (typeof part === 'number') {
    const item = isList(at) ? at[part] : undefined;
    if (!isList(at) || item === undefined) return at;
    const left = removeAt(item, rest, [...done, part]);
    const list = left === undefined ? at.toSpliced(part, 1) : at.toSpliced(part, 1, left);
    return list.length > 0 || isRulesPath(done) ? list : undefined;
  }
  if (!isMap(at)) return at;
  const value = entryOf(at, part);
  if (value === undefined) return at;
  const left = removeAt(value, rest, [...done, part]);
  if (left !== undefined) return withEntry(at, part, part, left);
  const entries = at.entries.filter((entry) => entry[0] !== part);
  return entries.length > 0 ? { entries } : undefined;
}

function renameAt(at: Plain, path: Path, key: string): Plain | undefined {
  const [part, ...rest] = path;
  if (part === undefined) return undefined;
  if (typeof part === 'number') {
    const item = isList(at) ? at[part] : undefined;
    const renamed = item === undefined ? undefined : renameAt(item, rest, key);
    return renamed === undefined || !isList(at) ? undefined : at.toSpliced(part, 1, renamed);
  }
  const value = isMap(at) ? entryOf(at, part) : undefined;
  if (!isMap(at) || value === undefined) return undefined;
  if (rest.length === 0) return withEntry(at, part, key, value);
  const renamed = renameAt(value, rest, key);
  return renamed === undefined ? undefined : withEntry(at, part, part, renamed);
}
