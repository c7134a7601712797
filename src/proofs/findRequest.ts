import { resourceVerbs } from '../audit/verbs';
import type { Attributes } from '../audit/types';
import { addBits, bothBits, firstBit, firstShared, noBits, numbersIn, type Bits } from './bits';
import { methods } from './deadValues';
import { fresh } from './fresh';
import { pathsIn } from './pathsIn';
import { regionFields, type Region, type RegionFields } from './region';
import { resourceRequest, urlRequest } from './requestWith';
import type { RuleIndex, Subject, Target } from './ruleIndex';
import { subjectsIn } from './subjectsIn';
import { namingOf, targetsIn } from './targetsIn';
import { classesOf, sharedBy, within, type ValueClass } from './valueClass';

/**
 * What was found: a request; none, because these rules together match every request (none where the
 * region has no request at all); or undecided, because the answer takes too much.
 */
export type Found =
  | { readonly kind: 'request'; readonly request: Attributes }
  | { readonly kind: 'none'; readonly by: readonly number[] }
  | { readonly kind: 'undecided' };

/** How much may be looked at: one for each combination of values that is compared with all rules. */
export interface Budget {
  left: number;
}

/** Thrown when the budget is used up. */
class TooMuch extends Error {}

/** A region, ready to be searched: for each field its values, by the rules that match them. */
export interface PreparedRegion {
  readonly senders: readonly ValueClass<Subject>[];
  /** For verbs that may have the same targets. */
  readonly objects: readonly ObjectRequests[];
  readonly paths: readonly ValueClass<string>[];
  readonly urlVerbs: readonly ValueClass<string>[];
  /** The rules that may match some of its requests. */
  readonly rules: Bits;
}

interface ObjectRequests {
  verbs: readonly ValueClass<string>[];
  targets: readonly ValueClass<Target>[];
  namespaces: readonly ValueClass<string>[];
}

/**
 * Finds a request in the region that none of the rules `except` of the index matches, among all requests
 * that kube-apiserver can receive (docs/proofs.md says which). Exact: 'none' is a proof. Of each field it takes the
 * values that the fewest rules match, one for each set of rules; then every combination of them is looked up,
 * field by field, until no rule is left or one is certain to match. Pauses.
 */
export function* findRequest(
  region: Region,
  index: RuleIndex,
  except: Bits,
  budget: Budget,
): Generator<undefined, Found> {
  const prepared = yield* prepareRegion(region, index);
  return prepared === 'undecided' ? { kind: 'undecided' } : findIn(prepared, except, budget);
}

/** Returns the region's values by the rules of the index that match them; 'undecided' if there are too many. Pauses. */
export function* prepareRegion(
  region: Region,
  index: RuleIndex,
): Generator<undefined, PreparedRegion | 'undecided'> {
  const fields = regionFields(region);
  if (fields === 'undecided') return fields;
  const none = { senders: [], objects: [], paths: [], urlVerbs: [], rules: noBits(index.size) };
  if (fields === 'none') return none;
  const subjects = subjectsIn(fields, index);
  if (!subjects) return 'undecided';
  const senders = yield* classesOf(subjects, (each) => index.subject(each));
  const objects = yield* objectRequests(fields, index);
  if (objects === 'undecided') return objects;
  const paths = fields.urlRequests
    ? yield* classesOf(pathsIn(fields, index), (path) => bothBits(index.path(path), index.forUrls))
    : [];
  const urlVerbs = yield* classesOf(verbsOf(fields, [...methods]), (verb) => index.verb(verb));
  const rules = noBits(index.size);
  for (const { targets } of objects) for (const { bits } of targets) addBits(rules, bits);
  for (const { bits } of paths) addBits(rules, bits);
  return { senders, objects, paths, urlVerbs, rules };
}

function* objectRequests(
  fields: RegionFields,
  index: RuleIndex,
): Generator<undefined, ObjectRequests[] | 'undecided'> {
  if (!fields.resourceRequests) return [];
  const own = fields.namespaces ?? [freshNamespace(index), ''];
  const bitsFor = (namespace: string) => index.namespace(namespace);
  const namespaces = yield* classesOf(own, bitsFor);
  const clusterWide = yield* classesOf(
    own.filter((each) => each === ''),
    bitsFor,
  );
  const found: ObjectRequests[] = [];
  const verbs = verbsOf(fields, resourceVerbs);
  for (const naming of new Set(verbs.map(namingOf))) {
    const alike = verbs.filter((verb) => namingOf(verb) === naming);
    const all = targetsIn(fields, naming, index);
    if (!all) return 'undecided';
    const byVerb = yield* classesOf(alike, (verb) => index.verb(verb));
    // "/api/v1/namespaces/a/status" is the namespace's own status.
    for (const isSpecial of [false, true]) {
      const some = all.filter(({ resource }) => isOfNamespace(resource) === isSpecial);
      const targets = yield* classesOf(some, (each) =>
        bothBits(index.target(each), index.forResources),
      );
      const places = isSpecial ? clusterWide : namespaces;
      if (targets.length > 0) found.push({ verbs: byVerb, targets, namespaces: places });
    }
  }
  return found;
}

const isOfNamespace = (resource: string) => resource === 'status' || resource === 'finalize';

const verbsOf = ({ verbs: wanted }: RegionFields, verbs: readonly string[]) =>
  wanted === undefined ? verbs : verbs.filter((verb) => wanted.includes(verb));

function freshNamespace(index: RuleIndex): string {
  return fresh(['default', 'shop', 'team'], (each) => index.mentions('namespace', each));
}

/** Same as findRequest, in a region that was prepared; each call takes time by the region's values. */
export function findIn(prepared: PreparedRegion, except: Bits, budget: Budget): Found {
  const rules = bothBits(prepared.rules, except);
  const alone = matchingAll(prepared, rules);
  if (alone !== undefined) return { kind: 'none', by: [alone] };
  const senders = within(prepared.senders, rules);
  if (senders.length === 0) return { kind: 'none', by: [] };
  const search = new Search(senders, rules, budget);
  try {
    const found = search.objects(prepared) ?? search.urls(prepared);
    return found
      ? { kind: 'request', request: found() }
      : { kind: 'none', by: numbersIn(search.by) };
  } catch (error) {
    if (error instanceof TooMuch) return { kind: 'undecided' };
    throw error;
  }
}

/** The first of the rules that alone matches every request in the region. */
function matchingAll(region: PreparedRegion, rules: Bits): number | undefined {
  const { senders, objects, paths, urlVerbs } = region;
  const parts: (readonly ValueClass<unknown>[])[] = [
    senders,
    ...objects.flatMap(({ verbs, targets, namespaces }) => [verbs, targets, namespaces]),
    ...(paths.length > 0 ? [paths, urlVerbs] : []),
  ];
  return firstBit(parts.reduce((all, classes) => sharedBy(classes, all), rules));
}

/** Makes the request that was found. */
type Make = () => Attributes;

class Search {
  /** Rules that together match everything that was looked at. */
  readonly by: Bits;
  /** The rules that match every sender. */
  private readonly allSenders: Bits;

  constructor(
    private readonly senders: readonly ValueClass<Subject>[],
    private readonly rules: Bits,
    private readonly budget: Budget,
  ) {
    this.by = new Uint32Array(rules.length);
    this.allSenders = sharedBy(senders, rules);
  }

  objects({ objects }: PreparedRegion): Make | undefined {
    for (const { verbs, targets, namespaces } of objects) {
      const places = within(namespaces, this.rules);
      const allPlaces = sharedBy(places, this.allSenders);
      const things = within(targets, this.rules);
      for (const verb of within(verbs, this.rules)) {
        for (const { value: target, bits } of things) {
          const found = this.among(verb.bits, bits, places, allPlaces, (namespace, sender) =>
            resourceRequest(verb.value, target, namespace, sender),
          );
          if (found) return found;
        }
      }
    }
    return undefined;
  }

  urls({ paths, urlVerbs }: PreparedRegion): Make | undefined {
    const all = within(paths, this.rules);
    // Go answers "OPTIONS *" itself.
    const withoutStar = within(
      paths.filter(({ value }) => value !== '*'),
      this.rules,
    );
    for (const { value: verb, bits } of urlVerbs) {
      const own = verb === 'options' ? withoutStar : all;
      const allPlaces = sharedBy(own, this.allSenders);
      const found = this.among(bits, this.rules, own, allPlaces, (path, sender) =>
        urlRequest(verb, path, sender),
      );
      if (found) return found;
    }
    return undefined;
  }

  /** A combination of a place and a sender that none of the rules matches that match verb and target; undefined if one matches each. */
  private among<Place>(
    verb: Bits,
    target: Bits,
    places: readonly ValueClass<Place>[],
    allPlaces: Bits,
    make: (place: Place, sender: Subject) => Attributes,
  ): Make | undefined {
    if (places.length === 0) return undefined;
    this.spend();
    if (this.isMatched(firstShared(verb, target, allPlaces))) return undefined;
    const both = bothBits(verb, target);
    for (const place of places) {
      this.spend();
      const left = bothBits(both, place.bits);
      if (this.isMatched(firstShared(left, this.allSenders, this.rules))) continue;
      for (const sender of this.senders) {
        this.spend();
        if (!this.isMatched(firstShared(left, sender.bits, this.rules))) {
          return () => make(place.value, sender.value);
        }
      }
    }
    return undefined;
  }

  private isMatched(rule: number | undefined): boolean {
    if (rule === undefined) return false;
    this.by[rule >>> 5]! |= 1 << (rule & 31);
    return true;
  }

  private spend(): void {
    if (--this.budget.left < 0) throw new TooMuch();
  }
}
