import { trimRight } from '../audit/go/trimRight';
import { rememberedFor } from '../audit/listLookup';
import type { PolicyRule } from '../audit/types';
import { livePart } from './deadValues';
import { everything, ruleShape, type EntryShape, type RuleShape } from './ruleShape';

/**
 * Requests that satisfy several rules' conditions at once: those of a rule, of a rule of another policy,
 * of a question. Level and stages do not count. No rules: every request.
 */
export type Region = readonly PolicyRule[];

/** The resources and names of one entry; `names` is undefined for every name. */
export interface TargetPattern {
  readonly group: string;
  readonly pattern: string;
  readonly names: readonly string[] | undefined;
}

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
    shapes.map(({ entries }) => entries && entries.flatMap(patternsOf)),
    [{ group: everything, pattern: everything, names: undefined }],
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

function patternsOf({ group, patterns, names }: EntryShape): TargetPattern[] {
  return patterns.map((pattern) => ({ group, pattern, names }));
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
    const before: readonly Value[] = found;
    found = before.flatMap((one) => list.flatMap((other) => both(one, other) ?? []));
  }
  return found ?? whole;
}

/** Returns what two entries have in common; undefined for nothing. */
export function bothTargets(one: TargetPattern, other: TargetPattern): TargetPattern | undefined {
  const group = one.group === everything ? other.group : one.group;
  if (group !== other.group && other.group !== everything) return undefined;
  const pattern = bothPatterns(one.pattern, other.pattern);
  if (pattern === undefined) return undefined;
  const { names } = one;
  if (names === undefined || other.names === undefined) {
    return { group, pattern, names: names ?? other.names };
  }
  const shared = names.filter((name) => other.names?.includes(name));
  return shared.length > 0 ? { group, pattern, names: shared } : undefined;
}

/** Returns the pattern for what two patterns have in common: "pods/*" and "*\/log" give "pods/log". */
export function bothPatterns(one: string, other: string): string | undefined {
  if (one === everything || one === other) return other;
  if (other === everything) return one;
  const [base, sub = ''] = split(one);
  const [otherBase, otherSub = ''] = split(other);
  if (base !== everything && otherBase !== everything && base !== otherBase) return undefined;
  const resource = base === everything ? otherBase : base;
  if (sub === everything && otherSub === everything) return `${resource}/*`;
  // "pods/*" matches pods itself, "*\/log" only what has a subresource.
  const subresource = sub === everything ? otherSub : sub;
  if (otherSub !== everything && subresource !== otherSub) return undefined;
  return subresource === '' ? resource : `${resource}/${subresource}`;
}

const split = (pattern: string) => pattern.split('/') as [string, string?];

/** Returns the value of nonResourceURLs for what two have in common; undefined for nothing. */
export function bothUrls(one: string, other: string): string | undefined {
  if (one === other) return one;
  const [isPrefix, isOtherPrefix] = [one.endsWith('*'), other.endsWith('*')];
  const [start, otherStart] = [trimRight(one, '*'), trimRight(other, '*')];
  if (isPrefix && (isOtherPrefix ? otherStart : other).startsWith(start)) return other;
  if (isOtherPrefix && (isPrefix ? start : one).startsWith(otherStart)) return one;
  return undefined;
}
