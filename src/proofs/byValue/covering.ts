import { trimRight } from '../../audit/go/trimRight';
import { bothBits, firstBit, keepBits, keepEither, type Bits } from '../bits';
import type { FieldRules } from './fieldRules';
import { everything, targetKey, type RuleShape } from '../ruleShape';
import { coveringPatterns } from '../wider';

/**
 * For each field of a rule, rules of an index that match all that it matches there. Where a rule is in every field's set, it
 * matches all that the rule does; the other way round need not be so. undefined where the rule has no such requests.
 */
export interface Covering {
  readonly senders: readonly Bits[];
  readonly resources: readonly Bits[] | undefined;
  readonly urls: readonly Bits[] | undefined;
}

/** The fields of an index, by value. */
interface Fields {
  readonly verbs: FieldRules;
  readonly users: FieldRules;
  readonly groups: FieldRules;
  readonly namespaces: FieldRules;
  readonly targets: FieldRules;
  readonly urls: FieldRules;
  /** Adds the rules with a prefix that the path begins with. */
  addPrefixes(bits: Bits, path: string): void;
  /** The rules that may match requests for resources, and requests for other URLs. */
  readonly forResources: Bits;
  readonly forUrls: Bits;
}

/** Returns the rules that cover a rule of this shape, field by field; `fields` are the index's. */
export function coveringIn(fields: Fields, shape: RuleShape): Covering {
  const { verbs, users, groups, namespaces, targets, urls } = fields;
  const target = ({ group, pattern }: { group: string; pattern: string }) => {
    const found = targets.any.slice();
    for (const wide of coveringPatterns(pattern)) {
      for (const each of [group, everything]) targets.addTo(found, targetKey(each, wide));
    }
    return found;
  };
  const url = (value: string) => {
    const found = urls.matching(value);
    fields.addPrefixes(found, trimRight(value, everything));
    return found;
  };
  const one = (field: FieldRules) => (value: string) => field.matchingOne(value);
  return {
    senders: [
      matchingAll(verbs, shape.verbs, one(verbs)),
      matchingAll(users, shape.users, one(users)),
      matchingAll(groups, shape.groups, one(groups)),
    ],
    resources: shape.resourceRequests
      ? [
          matchingAll(namespaces, shape.namespaces, one(namespaces)),
          bothBits(matchingAll(targets, shape.targets, target), fields.forResources),
        ]
      : undefined,
    urls: shape.urlRequests
      ? [bothBits(matchingAll(urls, shape.urls, url), fields.forUrls)]
      : undefined,
  };
}

/** The rules that match every one of the values; without values, those that do not limit the field. */
function matchingAll<Value>(
  { any }: FieldRules,
  values: Iterable<Value> | undefined,
  matching: (value: Value) => Bits,
): Bits {
  let found: Bits | undefined;
  for (const value of values ?? []) {
    if (found) keepBits(found, matching(value));
    else found = matching(value).slice();
  }
  return found ?? any;
}

/** Returns a rule, among these, that matches all requests which both rules match; undefined if none is seen at once. */
export function coveringBoth(one: Covering, other: Covering, among: Bits): number | undefined {
  const found = among.slice();
  const keep = (own: readonly Bits[], others: readonly Bits[]) => {
    for (const [at, bits] of own.entries()) keepEither(found, bits, others[at]!);
  };
  keep(one.senders, other.senders);
  if (one.resources && other.resources) keep(one.resources, other.resources);
  if (one.urls && other.urls) keep(one.urls, other.urls);
  return firstBit(found);
}
