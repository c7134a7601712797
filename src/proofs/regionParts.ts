import { isStep, resultOf } from '../audit/steps';
import type { Attributes } from '../audit/types';
import { resourceVerbs } from '../audit/verbs';
import { addBit, addBits, bothBits, hasBit, noBits, numbersIn, type Bits } from './bits';
import { methods } from './deadValues';
import { fresh } from './fresh';
import { pathsIn } from './pathsIn';
import { regionFields, type Region, type RegionFields } from './region';
import { resourceRequest, urlRequest } from './requestWith';
import type { RuleIndex, Subject, Target } from './ruleIndex';
import { subjectsIn } from './subjectsIn';
import { isForAnyName, namingOf, spotsIn, targetsAt, unnamedTarget, type Spot } from './targetsIn';
import { classesAmong, type ValueClass } from './valueClass';

/**
 * Requests of a region whose values can be combined freely: for each field its values, by the rules that
 * match them. Rules that match none of the requests are left out, and the others numbered anew.
 */
export interface Prepared {
  readonly verbs: readonly ValueClass<string>[];
  /** Resources, or paths. */
  readonly things: readonly ValueClass<Thing>[];
  /** Namespaces; one value where there are none. */
  readonly places: readonly ValueClass<string>[];
  readonly senders: readonly ValueClass<Subject>[];
  readonly make: (verb: string, thing: Thing, place: string, sender: Subject) => Attributes;
  /** The rules' own numbers. */
  readonly numbers: readonly number[];
  /** The same set of rules in the part's numbers. */
  only(rules: Bits): Bits;
}

/** A resource, or a path; what it is, only `make` knows. */
type Thing = Target | Spot | string;

/** A part is prepared when it is first asked for; undefined if it has no request, 'undecided' if it has too many. */
export type Part = () => Prepared | 'undecided' | undefined;

/** The values of a part, before they are compared with the rules. */
interface Values {
  verbs: readonly string[];
  things: readonly ValueClass<Thing>[];
  places: readonly ValueClass<string>[];
  make: Prepared['make'];
}

/** Resources and paths to leave out. */
export interface LeftOut {
  target: (spot: Spot | Target) => boolean;
  path: (path: string) => boolean;
}

const nothing: LeftOut = { target: () => false, path: () => false };

/** Parts of a region with more values are prepared in steps. */
const preparedAtOnce = 500;

/** Returns the parts of a region; 'undecided' if there are too many values. Pauses. */
export function* preparedParts(
  region: Region,
  index: RuleIndex,
): Generator<undefined, readonly Part[] | 'undecided'> {
  const fields = regionFields(region);
  if (fields === 'none') return [];
  if (fields === 'undecided') return fields;
  const subjects = subjectsIn(fields, index);
  if (!subjects) return 'undecided';
  return yield* partsOf(fields, yield* sendersFor(subjects, index), index);
}

/** Returns the senders with the rules that match them. Pauses. */
export function* sendersFor(
  subjects: readonly Subject[],
  index: RuleIndex,
): Generator<undefined, ValueClass<Subject>[]> {
  const senders: ValueClass<Subject>[] = [];
  for (const [turn, value] of subjects.entries()) {
    if (isStep(turn)) yield;
    senders.push({ value, bits: index.subject(value) });
  }
  return senders;
}

/** Same as preparedParts, for these senders, and without some resources and paths. Pauses. */
export function* partsOf(
  fields: RegionFields,
  senders: readonly ValueClass<Subject>[],
  index: RuleIndex,
  leftOut = nothing,
): Generator<undefined, readonly Part[]> {
  if (senders.length === 0) return [];
  const all = [...objectParts(fields, index, leftOut), ...urlParts(fields, index, leftOut)];
  const parts = all.map((values) =>
    remembered(function* () {
      const found = values();
      return found && found !== 'undecided' ? yield* prepared(found, senders, index) : found;
    }),
  );
  const { targets, urls } = fields;
  const names = targets.reduce((sum, each) => sum + (each.names?.length ?? 1), 0);
  if (senders.length + names + urls.length > preparedAtOnce) {
    for (const part of parts) yield* part.inSteps();
  }
  return parts.map((part) => () => resultOf(part.inSteps()));
}

type Result = Prepared | 'undecided' | undefined;

function remembered(make: () => Generator<undefined, Result>): {
  inSteps: () => Generator<undefined, Result>;
} {
  let known: { result: Result } | undefined;
  return {
    *inSteps() {
      known ??= { result: yield* make() };
      return known.result;
    },
  };
}

/** Compares the values with the rules; undefined if there is no request. Pauses. */
function* prepared(
  { verbs: all, things, places, make }: Values,
  senders: readonly ValueClass<Subject>[],
  index: RuleIndex,
): Generator<undefined, Prepared | undefined> {
  const verbs = all.map((value) => ({ value, bits: index.verb(value) }));
  const fields = [verbs, things, places, senders] as const;
  if (fields.some((values) => values.length === 0)) return undefined;
  let relevant: Bits | undefined;
  for (const values of fields) {
    const some = noBits(index.size);
    for (const { bits } of values) addBits(some, bits);
    relevant = relevant ? bothBits(relevant, some) : some;
  }
  const numbers = relevant ? numbersIn(relevant) : [];
  const only = (bits: Bits): Bits => {
    const few = noBits(numbers.length);
    for (let at = 0; at < numbers.length; at++) if (hasBit(bits, numbers[at]!)) addBit(few, at);
    return few;
  };
  return {
    ...{ make, numbers, only },
    verbs: yield* classesAmong(verbs, only),
    things: yield* classesAmong(things, only),
    places: yield* classesAmong(places, only),
    senders: yield* classesAmong(senders, only),
  };
}

type MakeValues = () => Values | 'undecided' | undefined;

function objectParts(fields: RegionFields, index: RuleIndex, leftOut: LeftOut): MakeValues[] {
  if (!fields.resourceRequests) return [];
  const all = fields.namespaces ?? [freshNamespace(index), ''];
  const places = (special: boolean) =>
    all
      .filter((each) => !special || each === '')
      .map((value) => ({ value, bits: bothBits(index.namespace(value), index.forResources) }));
  const verbs = verbsOf(fields, resourceVerbs);
  const [proxied, others] = [verbs.filter(isProxy), verbs.filter((verb) => !isProxy(verb))];
  // "/api/v1/namespaces/a/status" is the namespace's own status.
  return [proxied, others].toReversed().flatMap((alike) =>
    [false, true].flatMap((isSpecial) => {
      const spots = spotsIn(fields, alike === proxied, index).filter(
        ({ resource }) => isOfNamespace(resource) === isSpecial,
      );
      if (alike.length === 0 || spots.length === 0) return [];
      if (spots.every(isForAnyName)) {
        const left = spots.filter((spot) => !leftOut.target(spot));
        return [() => anyNames(alike, left, places(isSpecial), index)];
      }
      return [...new Set(alike.map(namingOf))].map((naming) => (): Values | 'undecided' => {
        const things = targetsAt(spots, naming, index);
        if (!things) return 'undecided';
        return {
          verbs: alike.filter((verb) => namingOf(verb) === naming),
          things: things.filter(({ value }) => !leftOut.target(value)),
          ...{ places: places(isSpecial), make: makeObject },
        };
      });
    }),
  );
}

/** Verbs and resources where names do not matter to any rule. */
function anyNames(
  verbs: readonly string[],
  spots: readonly Spot[],
  places: readonly ValueClass<string>[],
  index: RuleIndex,
): Values {
  return {
    verbs,
    things: spots.map((value) => ({ value, bits: value.place.bits })),
    places,
    make: (verb, thing, place, sender) =>
      resourceRequest(verb, unnamedTarget(thing as Spot, namingOf(verb), index), place, sender),
  };
}

const makeObject: Prepared['make'] = (verb, thing, place, sender) =>
  resourceRequest(verb, thing as Target, place, sender);

const isProxy = (verb: string) => namingOf(verb) === 'proxied';
/** Returns whether a part of a namespace's URL is the namespace's own, not a resource in it. */
export const isOfNamespace = (resource: string) => resource === 'status' || resource === 'finalize';

function urlParts(fields: RegionFields, index: RuleIndex, leftOut: LeftOut): MakeValues[] {
  if (!fields.urlRequests) return [];
  const verbs = verbsOf(fields, [...methods]);
  const isOptions = (verb: string) => verb === 'options';
  const part = (some: readonly string[], isPath: (path: string) => boolean): MakeValues[] => {
    if (some.length === 0) return [];
    return [
      () => ({
        verbs: some,
        things: pathsIn(fields, index)
          .filter((path) => isPath(path) && !leftOut.path(path))
          .map((value) => ({ value, bits: index.path(value) })),
        places: [{ value: '', bits: index.forUrls }],
        make: makeUrl,
      }),
    ];
  };
  // Go answers "OPTIONS *" itself.
  return [
    ...part(
      verbs.filter((verb) => !isOptions(verb)),
      () => true,
    ),
    ...part(verbs.filter(isOptions), (path) => path !== '*'),
  ];
}

const makeUrl: Prepared['make'] = (verb, thing, _, sender) =>
  urlRequest(verb, thing as string, sender);

const verbsOf = ({ verbs: wanted }: RegionFields, verbs: readonly string[]) =>
  wanted === undefined ? verbs : verbs.filter((verb) => wanted.includes(verb));

function freshNamespace(index: RuleIndex): string {
  return fresh(['default', 'shop', 'team'], (each) => index.mentions('namespace', each));
}
