import { trimRight } from '../audit/go/trimRight';
import { rememberedFor } from '../audit/listLookup';
import type { PolicyRule } from '../audit/types';
import { livePart } from './deadValues';
import {
  everything,
  ruleShape,
  targetPattern,
  type RuleShape,
  type TargetPattern,
} from './ruleShape';

/**
 * Requests that satisfy several rules' conditions at once: those of a rule, of a rule of another policy,
 * of a question. Level and stages do not count. No rules: every request.
 */
export type Region = readonly PolicyRule[];

/** What a region says about each field, as lists that allow; undefined allows everything. */
export interface RegionFields {
  users: readonly string[] | undefined;
  /** The user is in one group of every list. */
  groups: readonly (readonly string[])[];
  verbs: readonly string[] | undefined;
  resourceRequests: boolean;
  urlRequests: boolean;
  namespaces: readonly string[] | undefined;
  targets: readonly TargetPattern[];
  urls: readonly string[];
}

/** Combining lists gives up beyond this many pairs. */
const pairsAtMost = 200_000;

/** What a rule matches apart from values that match nothing; undefined if it matches nothing. */
export const liveShape = rememberedFor((rule: PolicyRule): RuleShape | undefined => {
  const live = livePart(rule);
  return live && ruleShape(live);
});

/** How many senders, names and URLs a region's values are combined to. */
export function sizeOfRegion({ users, groups, targets, urls }: RegionFields): number {
  const senders = groups.reduce((product, { length }) => product * length, users?.length ?? 1);
  return targets.reduce((sum, { names }) => sum + (names?.length ?? 1), senders + urls.length);
}

/**
 * Returns the fields of a region; 'none' if no request is in it for that alone, and 'undecided' if its
 * lists are too long to combine.
 */
export function regionFields(region: Region): RegionFields | 'none' | 'undecided' {
  const shapes: RuleShape[] = [];
  for (const rule of region) {
    const shape = liveShape(rule);
    if (!shape) return 'none';
    shapes.push(shape);
  }
  const targets = combined(
    shapes.map((shape) => shape.targets),
    [targetPattern(everything, everything, undefined)],
    bothTargets,
  );
  const urls = combined(
    shapes.map((shape) => shape.urls),
    [everything],
    bothUrls,
  );
  if (targets === undefined || urls === undefined) return 'undecided';
  return {
    users: common(shapes.map((shape) => shape.users)),
    groups: shapes.flatMap((shape) => (shape.groups ? [[...shape.groups]] : [])),
    verbs: common(shapes.map((shape) => shape.verbs)),
    resourceRequests: shapes.every((shape) => shape.resourceRequests) && targets.length > 0,
    urlRequests: shapes.every((shape) => shape.urlRequests) && urls.length > 0,
    namespaces: common(shapes.map((shape) => shape.namespaces)),
    targets,
    urls,
  };
}

/** The values that are in every list. */
function common(
  lists: readonly (ReadonlySet<string> | undefined)[],
): readonly string[] | undefined {
  const given = lists.filter((list) => list !== undefined);
  const [first, ...rest] = given;
  return first && [...first].filter((value) => rest.every((list) => list.has(value)));
}

/** What is in one value of every list; undefined if that takes too many pairs. */
function combined<Value>(
  lists: readonly (readonly Value[] | undefined)[],
  whole: readonly Value[],
  both: (one: Value, other: Value) => Value | undefined,
): readonly Value[] | undefined {
  let found: readonly Value[] | undefined;
  for (const list of lists) {
    if (list === undefined) continue;
    if (found === undefined) {
      found = list;
      continue;
    }
    if (found.length * list.length > pairsAtMost) return undefined;
    const pairs: Value[] = [];
    for (const one of found) {
      for (const other of list) {
        const shared = both(one, other);
        if (shared !== undefined) pairs.push(shared);
      }
    }
    found = pairs;
  }
  return found ?? whole;
}

/** Returns what two patterns have in common; undefined for nothing. */
function bothTargets(one: TargetPattern, other: TargetPattern): TargetPattern | undefined {
  const group = one.group === everything ? other.group : one.group;
  if (group !== other.group && other.group !== everything) return undefined;
  const both = bothPatterns(one, other);
  if (both === undefined) return undefined;
  const { names } = one;
  if (names === undefined || other.names === undefined) {
    return { ...both, group, names: names ?? other.names };
  }
  const shared = names.filter((name) => other.names?.includes(name));
  return shared.length > 0 ? { ...both, group, names: shared } : undefined;
}

type Pattern = Pick<TargetPattern, 'pattern' | 'base' | 'sub'>;

/** Returns the pattern for what two patterns have in common: "pods/*" and "*\/log" give "pods/log". */
function bothPatterns(one: Pattern, other: Pattern): Pattern | undefined {
  if (one.pattern === everything || one.pattern === other.pattern) return other;
  if (other.pattern === everything) return one;
  if (one.base !== everything && other.base !== everything && one.base !== other.base) {
    return undefined;
  }
  const base = one.base === everything ? other.base : one.base;
  if (one.sub === everything && other.sub === everything) return patternWith(base, everything);
  // "pods/*" matches pods itself, "*\/log" only what has a subresource.
  const sub = one.sub === everything ? other.sub : one.sub;
  if (other.sub !== everything && sub !== other.sub) return undefined;
  return patternWith(base, sub);
}

const patternWith = (base: string, sub: string): Pattern => ({
  pattern: sub === '' ? base : `${base}/${sub}`,
  ...{ base, sub },
});

/** Returns the value of nonResourceURLs for what two have in common; undefined for nothing. */
function bothUrls(one: string, other: string): string | undefined {
  if (one === other) return one;
  const [isPrefix, isOtherPrefix] = [one.endsWith('*'), other.endsWith('*')];
  const [start, otherStart] = [trimRight(one, '*'), trimRight(other, '*')];
  if (isPrefix && (isOtherPrefix ? otherStart : other).startsWith(start)) return other;
  if (isOtherPrefix && (isPrefix ? start : one).startsWith(otherStart)) return one;
  return undefined;
}
