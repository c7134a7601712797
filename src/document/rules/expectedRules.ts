import { matchFields } from '../../audit/match';
import type { Path } from '../../audit/types';
import { isList, isMap, type Plain, type PlainMap } from '../edits/plainValue';

/**
 * Returns the plain value of a policy with the rules at `path` as its list `rules`, computed without the text: what the
 * edited text must parse to. `names`: the fields beside the list that move with it.
 */
export function expectedRules(was: PlainMap, path: Path, names: readonly string[]): Plain {
  if (path.length === 0) {
    const names = new Set<string>(['level', ...matchFields]);
    const isField = ([key]: PlainMap['entries'][number]) =>
      typeof key === 'string' && names.has(key);
    const rule = { entries: was.entries.filter(isField) };
    return { entries: [...was.entries.filter((each) => !isField(each)), ['rules', [rule]]] };
  }
  const rules = valueAt(was, path);
  const holder = valueAt(was, path.slice(0, -1));
  const besides =
    holder !== undefined && isMap(holder)
      ? holder.entries.filter(([key]) => typeof key === 'string' && names.includes(key))
      : [];
  let left: Plain | undefined = was;
  for (const key of [...names, path.at(-1)]) {
    if (left !== undefined && key !== undefined) left = without(left, [...path.slice(0, -1), key]);
  }
  const others = left !== undefined && isMap(left) ? left.entries : [];
  const list: Plain = rules !== undefined && isList(rules) ? rules : [rules ?? null];
  return { entries: [...others, ...besides, ['rules', list]] };
}

function valueAt(at: Plain, path: Path): Plain | undefined {
  let now: Plain | undefined = at;
  for (const part of path) {
    if (now === undefined) return undefined;
    if (typeof part === 'number') now = isList(now) ? now[part] : undefined;
    else now = isMap(now) ? now.entries.find(([key]) => key === part)?.[1] : undefined;
  }
  return now;
}

/** The value without what is at the path; undefined if that empties it. */
function without(at: Plain, [part, ...rest]: Path): Plain | undefined {
  if (part === undefined) return undefined;
  if (isList(at) && typeof part === 'number') {
    const item = at[part];
    const left = item === undefined ? undefined : without(item, rest);
    const list = left === undefined ? at.toSpliced(part, 1) : at.toSpliced(part, 1, left);
    return list.length > 0 ? list : undefined;
  }
  if (!isMap(at)) return at;
  const entries = at.entries.flatMap((entry): PlainMap['entries'][number][] => {
    if (entry[0] !== part) return [entry];
    const left = without(entry[1], rest);
    return left === undefined ? [] : [[entry[0], left]];
  });
  return entries.length > 0 ? { entries } : undefined;
}
