import { trimRight } from '../audit/go/trimRight';
import { isStep, resultOf } from '../audit/steps';
import type { Attributes, PolicyRule } from '../audit/types';
import { addBit, addBits, bothBits, noBits, removeBit, type Bits } from './bits';
import { livePart } from './deadValues';
import { FieldRules } from './byValue/fieldRules';
import { beginningWith } from './byValue/beginningWith';
import { coveringIn, type Covering } from './byValue/covering';
import { fewNames, NamedRules } from './byValue/namedRules';
import { everything, ruleShape, targetKey, type RuleShape } from './ruleShape';

/** The rules that match a resource whatever the name, and the others by name. */
export interface Place {
  readonly bits: Bits;
  readonly named: readonly NamedRules[];
}

/** A name and groups; null for a request without a user. */
export type Subject = { readonly name: string; readonly groups: readonly string[] } | null;

/** One resource, and the name of one object ("" for none). */
export interface Target {
  readonly group: string;
  readonly resource: string;
  readonly subresource: string;
  readonly name: string;
}

/**
 * Many rules, to be asked which of them match a value: by field, so that the rules that match a request
 * are those that match every one of its values. Values that no request has are left out.
 */
export interface RuleIndex {
  readonly size: number;
  /** The rules that may match requests for resources, and requests for other URLs. */
  readonly forResources: Bits;
  readonly forUrls: Bits;
  verb(verb: string): Bits;
  subject(subject: Subject): Bits;
  /** The rules whose users, and whose userGroups, allow them. */
  user(name: string): Bits;
  inGroups(groups: readonly string[]): Bits;
  namespace(namespace: string): Bits;
  target(target: Target): Bits;
  /** The rules that match a resource; `named` says which of them match an object of it. */
  place(group: string, resource: string, subresource: string): Place;
  named(place: Place, name: string): Bits;
  path(path: string): Bits;
  /** The rules that may match a request which a rule of this shape matches: all others certainly do not. */
  meeting(shape: RuleShape): Bits;
  /** Rules that match all that a rule of this shape matches, field by field. */
  covering(shape: RuleShape): Covering;
  /** The rules that match the whole request. */
  request(attributes: Attributes): Bits;
  /** Whether a rule names this value in the field; of resources, whether some pattern has it as a part. */
  mentions(field: Mentioned, value: string): boolean;
  /** The paths and prefixes that rules name, as far as they begin so. */
  pathsBelow(prefix: string): readonly string[];
  /** Puts another rule in the place of one, or none. The values of the old one still count as mentioned. Pauses. */
  replace(at: number, was: PolicyRule, is: PolicyRule | undefined): Generator<undefined, void>;
}

export type Mentioned = 'user' | 'group' | 'namespace' | 'apiGroup' | 'segment' | 'name';

/** Same as ruleIndexInSteps, at once. */
export function ruleIndex(rules: readonly PolicyRule[]): RuleIndex {
  return resultOf(ruleIndexInSteps(rules));
}

/** Returns the index of these rules; a rule is named by its place among them. It takes time by their values. */
export function* ruleIndexInSteps(rules: readonly PolicyRule[]): Generator<undefined, RuleIndex> {
  const made = new Index(rules.length);
  for (const [at, rule] of rules.entries()) {
    yield;
    const live = livePart(rule);
    if (live) yield* made.add(at, ruleShape(live));
  }
  return made;
}

/** So many resources at most are remembered. */
const placesAtMost = 10_000;

class Index implements RuleIndex {
  readonly forResources: Bits;
  readonly forUrls: Bits;
  readonly verbs: FieldRules;
  readonly users: FieldRules;
  readonly groups: FieldRules;
  readonly namespaces: FieldRules;
  /** By group and pattern. */
  readonly targets: FieldRules;
  /** By group and pattern, those for certain names by the name. */
  private readonly namedTargets = new Map<string, NamedRules>();
  /** What was found for resources: they are asked for again and again. */
  private readonly places = new Map<string, Place>();
  /** By group and resource without subresource, and by group. */
  private readonly bases: FieldRules;
  private readonly groupsOnly: FieldRules;
  readonly urls: FieldRules;
  private readonly prefixes: FieldRules;
  private readonly prefixLengths = new Set<number>();
  /** The beginnings of all URLs in order, made when they are asked for. */
  private starts: readonly string[] | undefined;
  private readonly known: Readonly<Record<Mentioned, Set<string>>> = {
    ...{ user: new Set(), group: new Set(), namespace: new Set() },
    ...{ apiGroup: new Set(), segment: new Set(), name: new Set() },
  };

  constructor(readonly size: number) {
    this.forResources = noBits(size);
    this.forUrls = noBits(size);
    this.verbs = new FieldRules(size);
    this.users = new FieldRules(size);
    this.groups = new FieldRules(size);
    this.namespaces = new FieldRules(size);
    this.targets = new FieldRules(size);
    this.bases = new FieldRules(size);
    this.groupsOnly = new FieldRules(size);
    this.urls = new FieldRules(size);
    this.prefixes = new FieldRules(size);
  }

  *add(at: number, shape: RuleShape): Generator<undefined, void> {
    if (shape.resourceRequests) addBit(this.forResources, at);
    if (shape.urlRequests) addBit(this.forUrls, at);
    yield* this.verbs.add(at, shape.verbs);
    yield* this.users.add(at, shape.users);
    yield* this.groups.add(at, shape.groups);
    yield* this.namespaces.add(at, shape.namespaces);
    for (const user of shape.users ?? []) this.known.user.add(user);
    for (const group of shape.groups ?? []) this.known.group.add(group);
    for (const namespace of shape.namespaces ?? []) this.known.namespace.add(namespace);
    yield* this.addEntries(at, shape);
    if (shape.urls === undefined) addBit(this.urls.any, at);
    let turn = 0;
    for (const url of shape.urls ?? []) {
      if (isStep(turn++)) yield;
      this.urls.put(at, url);
      this.starts = undefined;
      if (!url.endsWith('*')) continue;
      const prefix = trimRight(url, '*');
      this.prefixLengths.add(prefix.length);
      this.prefixes.put(at, prefix);
    }
  }

  *replace(at: number, was: PolicyRule, is: PolicyRule | undefined): Generator<undefined, void> {
    const [old, live] = [livePart(was), is && livePart(is)];
    if (old) this.remove(at, ruleShape(old));
    if (live) yield* this.add(at, ruleShape(live));
    this.places.clear();
  }

  private remove(at: number, shape: RuleShape): void {
    removeBit(this.forResources, at);
    removeBit(this.forUrls, at);
    this.verbs.remove(at, shape.verbs);
    this.users.remove(at, shape.users);
    this.groups.remove(at, shape.groups);
    this.namespaces.remove(at, shape.namespaces);
    this.urls.remove(at, shape.urls);
    const prefixes = (shape.urls ?? []).filter((url) => url.endsWith('*'));
    this.prefixes.remove(
      at,
      prefixes.map((url) => trimRight(url, '*')),
    );
    for (const field of [this.targets, this.bases, this.groupsOnly]) removeBit(field.any, at);
    for (const { group, patterns, names } of shape.entries ?? []) {
      this.groupsOnly.remove(at, [group]);
      for (const pattern of patterns) {
        const key = targetKey(group, pattern);
        this.bases.remove(at, [baseKey(group, pattern)]);
        this.targets.remove(at, [key]);
        if (names) this.namedTargets.get(key)?.remove(at, names);
      }
    }
  }

  private *addEntries(at: number, { entries }: RuleShape): Generator<undefined, void> {
    if (entries === undefined) {
      for (const field of [this.targets, this.bases, this.groupsOnly]) addBit(field.any, at);
      return;
    }
    let turn = 0;
    for (const { group, patterns, names } of entries) {
      this.known.apiGroup.add(group);
      for (const name of names ?? []) this.known.name.add(name);
      const many = names && names.length > fewNames ? new Set(names) : undefined;
      for (const pattern of patterns) {
        if (isStep(turn++)) yield;
        for (const part of pattern.split('/')) this.known.segment.add(part);
        this.bases.put(at, baseKey(group, pattern));
        this.groupsOnly.put(at, group);
        const key = targetKey(group, pattern);
        if (names === undefined) this.targets.put(at, key);
        else this.namedAt(key).add(at, many ?? names);
      }
    }
  }

  private namedAt(key: string): NamedRules {
    const known = this.namedTargets.get(key) ?? new NamedRules();
    this.namedTargets.set(key, known);
    return known;
  }

  verb(verb: string): Bits {
    return this.verbs.matchingOne(verb);
  }

  subject(subject: Subject): Bits {
    if (subject === null) return bothBits(this.users.any, this.groups.any);
    return bothBits(this.user(subject.name), this.inGroups(subject.groups));
  }

  user(name: string): Bits {
    return this.users.matchingOne(name);
  }

  inGroups(groups: readonly string[]): Bits {
    return this.groups.matching(...groups);
  }

  namespace(namespace: string): Bits {
    return this.namespaces.matchingOne(namespace);
  }

  target({ group, resource, subresource, name }: Target): Bits {
    return this.named(this.place(group, resource, subresource), name);
  }

  place(group: string, resource: string, subresource: string): Place {
    const key = `${group}/${resource}/${subresource}`;
    let known = this.places.get(key);
    if (known === undefined) {
      known = this.placeOf(group, resource, subresource);
      if (this.places.size < placesAtMost) this.places.set(key, known);
    }
    return known;
  }

  named({ bits, named }: Place, name: string): Bits {
    if (named.length === 0) return bits;
    const found = bits.slice();
    for (const rules of named) rules.addTo(found, name);
    return found;
  }

  private placeOf(group: string, resource: string, subresource: string): Place {
    const bits = this.targets.any.slice();
    const named: NamedRules[] = [];
    for (const pattern of patternsFor(resource, subresource)) {
      for (const each of [group, everything]) {
        const key = targetKey(each, pattern);
        this.targets.addTo(bits, key);
        const names = this.namedTargets.get(key);
        if (names) named.push(names);
      }
    }
    return { bits, named };
  }

  path(path: string): Bits {
    const found = this.urls.matching(path);
    this.addPrefixes(found, path);
    return found;
  }

  addPrefixes(bits: Bits, path: string): void {
    for (const length of this.prefixLengths) {
      if (length <= path.length) this.prefixes.addTo(bits, path.slice(0, length));
    }
  }

  covering(shape: RuleShape): Covering {
    return coveringIn(this, shape);
  }

  meeting(shape: RuleShape): Bits {
    const found = noBits(this.size);
    if (shape.urlRequests) addBits(found, this.forUrls);
    if (shape.resourceRequests) {
      const places = bothBits(this.forResources, this.placesMeeting(shape));
      addBits(found, bothBits(places, this.namespaces.matchingAny(shape.namespaces)));
    }
    const verbs = bothBits(found, this.verbs.matchingAny(shape.verbs));
    return bothBits(verbs, this.users.matchingAny(shape.users));
  }

  private placesMeeting({ entries }: RuleShape): Bits {
    if (entries?.some(({ group }) => group === everything) !== false) return this.forResources;
    const found = this.groupsOnly.matching(everything);
    for (const { group, patterns } of entries) {
      for (const pattern of patterns) {
        if (pattern.startsWith(everything)) this.groupsOnly.addTo(found, group);
        else
          for (const key of [baseKey(group, pattern), baseKey(group, everything)])
            this.bases.addTo(found, key);
      }
    }
    return found;
  }

  request(attributes: Attributes): Bits {
    const { user, verb, isResourceRequest, namespace, path, apiGroup: group } = attributes;
    const found = this.verb(verb).slice();
    const keep = (bits: Bits) => {
      for (let word = 0; word < found.length; word++) found[word]! &= bits[word]!;
    };
    keep(this.subject(user && { name: user.username, groups: user.groups ?? [] }));
    keep(isResourceRequest ? this.forResources : this.forUrls);
    if (isResourceRequest) {
      const { resource, subresource, name } = attributes;
      keep(this.namespace(namespace));
      keep(this.target({ group, resource, subresource, name }));
    } else keep(this.path(path));
    return found;
  }

  mentions(field: Mentioned, value: string): boolean {
    return this.known[field].has(value);
  }

  pathsBelow(prefix: string): readonly string[] {
    this.starts ??= [...this.urls.values()].map((url) => trimRight(url, '*')).sort();
    return beginningWith(this.starts, prefix);
  }
}

/** The patterns that match a resource (checker.go). */
function patternsFor(resource: string, subresource: string): string[] {
  if (subresource === '') return [everything, resource, `${resource}/*`];
  return [everything, `${resource}/${subresource}`, `${resource}/*`, `*/${subresource}`];
}

/** "*\/log" is for every resource. */
const baseKey = (group: string, pattern: string) => targetKey(group, pattern.split('/')[0] ?? '');
