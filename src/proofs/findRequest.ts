import { isStep } from '../audit/steps';
import { resourceVerbs } from '../audit/verbs';
import type { Attributes } from '../audit/types';
import { bitsKey, bothBits, firstBit, type Bits } from './bits';
import { methods } from './deadValues';
import { pathsIn } from './pathsIn';
import { regionFields, type Region, type RegionFields } from './region';
import type { RuleIndex, Subject, Target } from './ruleIndex';
import { subjectsIn } from './subjectsIn';
import { targetsIn } from './targetsIn';

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

/**
 * Finds a request in the region that none of the rules `except` of the index matches, among all requests
 * that kube-apiserver can receive (docs/proofs.md says which). Exact: 'none' is a proof. It takes values that
 * the fewest rules match, one for each combination of rules that can be told apart by it; then every
 * combination of them is looked up, field by field, until no rule is left or one is certain to match. Pauses.
 */
export function* findRequest(
  region: Region,
  index: RuleIndex,
  except: Bits,
  budget: Budget,
): Generator<undefined, Found> {
  const fields = regionFields(region);
  if (fields === 'none') return { kind: 'none', by: [] };
  if (fields === 'undecided') return { kind: 'undecided' };
  try {
    const subjects = subjectsIn(fields, index);
    if (!subjects) throw new TooMuch();
    const senders = yield* classesOf(subjects, (each) => index.subject(each), except);
    if (senders.length === 0) return { kind: 'none', by: [] };
    const search = new Search(fields, index, except, budget, senders);
    const found = (yield* search.resources()) ?? (yield* search.urls());
    return found
      ? { kind: 'request', request: found }
      : { kind: 'none', by: [...search.by].sort((a, b) => a - b) };
  } catch (error) {
    if (error instanceof TooMuch) return { kind: 'undecided' };
    throw error;
  }
}

/** A value, for all that the same rules match. */
interface Class<Value> {
  value: Value;
  bits: Bits;
}

/** One value for each set of rules that match it, in the order of the values. Pauses. */
function* classesOf<Value>(
  values: readonly Value[],
  bitsFor: (value: Value) => Bits,
  within: Bits,
): Generator<undefined, Class<Value>[]> {
  const found = new Map<string, Class<Value>>();
  for (const [turn, value] of values.entries()) {
    if (isStep(turn)) yield;
    const bits = bothBits(bitsFor(value), within);
    const key = bitsKey(bits);
    if (!found.has(key)) found.set(key, { value, bits });
  }
  return fewest([...found.values()]);
}

/** So many classes at most are compared with each other. */
const comparedAtMost = 60;

/** Leaves out each class that all rules of another one match, and more. */
function fewest<Value>(classes: Class<Value>[]): Class<Value>[] {
  if (classes.length > comparedAtMost) return classes;
  return classes.filter(
    ({ bits }) => !classes.some((other) => other.bits !== bits && isWithin(other.bits, bits)),
  );
}

const isWithin = (one: Bits, other: Bits) =>
  one.every((word, at) => (word & other[at]!) >>> 0 === word);

class Search {
  /** Rules that together match everything that was looked at. */
  readonly by = new Set<number>();
  /** Rules that match every sender. */
  private readonly allSenders: Bits;

  constructor(
    private readonly fields: RegionFields,
    private readonly index: RuleIndex,
    private readonly except: Bits,
    private readonly budget: Budget,
    private readonly senders: readonly Class<Subject>[],
  ) {
    this.allSenders = shared(senders, except);
  }

  *resources(): Generator<undefined, Attributes | undefined> {
    if (!this.fields.resourceRequests || this.fields.namespaces?.length === 0) return undefined;
    const { index } = this;
    const rules = bothBits(this.except, index.forResources);
    const own = this.fields.namespaces ?? [this.freshNamespace(), ''];
    const namespaces = yield* classesOf(own, (each) => index.namespace(each), rules);
    const clusterWide = yield* classesOf(
      own.filter((each) => each === ''),
      (each) => index.namespace(each),
      rules,
    );
    for (const verb of this.verbsOf(resourceVerbs)) {
      const left = bothBits(rules, index.verb(verb));
      const targets = targetsIn(this.fields, verb, index);
      if (!targets) throw new TooMuch();
      for (const { value: target, bits } of yield* this.objectsOf(targets, left)) {
        yield;
        // "/api/v1/namespaces/a/status" is the namespace's own status.
        const places = isOfNamespace(target.resource) ? clusterWide : namespaces;
        const found = this.among(bits, places, (namespace, sender) =>
          resourceRequest(verb, target, namespace, sender),
        );
        if (found) return found;
      }
    }
    return undefined;
  }

  *urls(): Generator<undefined, Attributes | undefined> {
    if (!this.fields.urlRequests) return undefined;
    const { index } = this;
    const rules = bothBits(this.except, index.forUrls);
    const paths = yield* classesOf(pathsIn(this.fields, index), (each) => index.path(each), rules);
    for (const verb of this.verbsOf([...methods])) {
      yield;
      const left = bothBits(rules, index.verb(verb));
      // Go answers "OPTIONS *" itself.
      const own = verb === 'options' ? paths.filter(({ value }) => value !== '*') : paths;
      const found = this.among(left, own, (path, sender) => urlRequest(verb, path, sender));
      if (found) return found;
    }
    return undefined;
  }

  private verbsOf(verbs: readonly string[]): readonly string[] {
    const { verbs: wanted } = this.fields;
    return wanted === undefined ? verbs : verbs.filter((verb) => wanted.includes(verb));
  }

  private freshNamespace(): string {
    return (
      ['default', 'shop', 'team-a', 'team-b'].find((each) => !this.isTaken(each)) ?? this.numbered()
    );
  }

  private numbered(): string {
    for (let number = 1; ; number++) {
      if (!this.isTaken(`ns-${number}`)) return `ns-${number}`;
    }
  }

  private isTaken(namespace: string): boolean {
    return this.index.mentions('namespace', namespace);
  }

  /** Targets that can be told apart, those of namespaces' own subresources by themselves. */
  private *objectsOf(
    targets: readonly Target[],
    rules: Bits,
  ): Generator<undefined, Class<Target>[]> {
    const bitsFor = (each: Target) => this.index.target(each);
    const special = targets.filter(({ resource }) => isOfNamespace(resource));
    if (special.length === 0) return yield* classesOf(targets, bitsFor, rules);
    const others = targets.filter(({ resource }) => !isOfNamespace(resource));
    return [
      ...(yield* classesOf(others, bitsFor, rules)),
      ...(yield* classesOf(special, bitsFor, rules)),
    ];
  }

  /** A combination of a place and a sender that none of the rules matches; undefined if one matches each. */
  private among<Place>(
    rules: Bits,
    places: readonly Class<Place>[],
    make: (place: Place, sender: Subject) => Attributes,
  ): Attributes | undefined {
    if (places.length === 0) return undefined;
    const certain = firstBit(bothBits(bothBits(rules, this.allSenders), shared(places, rules)));
    if (certain !== undefined) {
      this.by.add(certain);
      return undefined;
    }
    for (const place of places) {
      this.spend();
      const left = bothBits(rules, place.bits);
      const one = firstBit(bothBits(left, this.allSenders));
      if (one !== undefined) {
        this.by.add(one);
        continue;
      }
      for (const sender of this.senders) {
        this.spend();
        const match = firstBit(bothBits(left, sender.bits));
        if (match === undefined) return make(place.value, sender.value);
        this.by.add(match);
      }
    }
    return undefined;
  }

  private spend(): void {
    if (--this.budget.left < 0) throw new TooMuch();
  }
}

/** The rules that match every value. */
function shared(classes: readonly Class<unknown>[], within: Bits): Bits {
  return classes.reduce((all, { bits }) => bothBits(all, bits), within);
}

const isOfNamespace = (resource: string) => resource === 'status' || resource === 'finalize';

const noAttributes = {
  ...{ namespace: '', apiGroup: '', apiVersion: '', resource: '', subresource: '', name: '' },
  path: '',
};

function resourceRequest(
  verb: string,
  { group: apiGroup, resource, subresource, name }: Target,
  namespace: string,
  sender: Subject,
): Attributes {
  return {
    ...noAttributes,
    ...{ verb, user: userOf(sender), isResourceRequest: true },
    ...{ apiGroup, apiVersion: 'v1', resource, subresource, name, namespace },
  };
}

function urlRequest(verb: string, path: string, sender: Subject): Attributes {
  return { ...noAttributes, verb, user: userOf(sender), isResourceRequest: false, path };
}

const userOf = (sender: Subject) => sender && { username: sender.name, groups: [...sender.groups] };
