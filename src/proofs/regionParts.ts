import { isStep } from '../audit/steps';
import { resourceVerbs } from '../audit/verbs';
import type { Bits } from './bits';
import { methods } from './deadValues';
import { fresh } from './fresh';
import { pathsIn } from './pathsIn';
import { regionFields, type Region, type RegionFields } from './region';
import { Part, type MakeValues, type Prepared, type Values } from './regionPart';
import { resourceRequest, urlRequest } from './requestWith';
import { isOfNamespace } from './resourcePath';
import type { RuleIndex, Subject, Target } from './ruleIndex';
import { subjectsIn } from './subjectsIn';
import { isForAnyName, namingOf, spotsIn, targetsAt, unnamedTarget, type Spot } from './targetsIn';
import type { ValueClass } from './valueClass';

/** Resources and paths to leave out. */
export interface LeftOut {
  target: (spot: Spot | Target) => boolean;
  path: (path: string) => boolean;
}

const nothing: LeftOut = { target: () => false, path: () => false };

/** Parts of a region with more values are prepared in steps. */
const preparedAtOnce = 500;

/** Returns the parts of a region, to be compared with rules among these; 'undecided' if there are too many values. Pauses. */
export function* preparedParts(
  region: Region,
  index: RuleIndex,
  among: Bits,
): Generator<undefined, readonly Part[] | 'undecided'> {
  const fields = regionFields(region);
  if (fields === 'none') return [];
  if (fields === 'undecided') return fields;
  const subjects = subjectsIn(fields, index);
  if (!subjects) return 'undecided';
  return yield* partsOf(fields, yield* sendersFor(subjects, index), index, among);
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
  among: Bits,
  leftOut = nothing,
): Generator<undefined, readonly Part[]> {
  if (senders.length === 0) return [];
  const all = [...objectParts(fields, index, leftOut), ...urlParts(fields, index, leftOut)];
  const parts = all.map((values) => new Part(values, senders, index, among));
  const { targets, urls } = fields;
  const names = targets.reduce((sum, each) => sum + (each.names?.length ?? 1), 0);
  if (senders.length + names + urls.length > preparedAtOnce) {
    for (const part of parts) yield* part.inSteps();
  }
  return parts;
}

function objectParts(fields: RegionFields, index: RuleIndex, leftOut: LeftOut): MakeValues[] {
  if (!fields.resourceRequests) return [];
  const namespaces = fields.namespaces ?? [freshNamespace(index), ''];
  const places = (special: boolean) =>
    namespaces
      .filter((each) => !special || each === '')
      .map((value) => ({ value, bits: index.namespace(value) }));
  const verbs = verbsOf(fields, resourceVerbs);
  const [proxied, others] = [verbs.filter(isProxy), verbs.filter((verb) => !isProxy(verb))];
  // "/api/v1/namespaces/a/status" is the namespace's own status.
  const rules = index.forResources;
  return [others, proxied].flatMap((alike) => {
    const all = alike.length > 0 ? spotsIn(fields, alike === proxied, index) : [];
    return [false, true].flatMap((isSpecial) => {
      const spots = all.filter(({ resource }) => isOfNamespace(resource) === isSpecial);
      if (spots.length === 0) return [];
      if (spots.every(isForAnyName)) {
        const left = spots.filter((spot) => !leftOut.target(spot));
        return [() => anyNames(alike, left, places(isSpecial), index)];
      }
      return [...new Set(alike.map(namingOf))].map((naming) => (): Values | 'undecided' => {
        const things = targetsAt(spots, naming, index);
        if (!things) return 'undecided';
        return {
          rules,
          verbs: alike.filter((verb) => namingOf(verb) === naming),
          things: things.filter(({ value }) => !leftOut.target(value)),
          ...{ places: places(isSpecial), make: makeObject },
        };
      });
    });
  });
}

/** Verbs and resources where names do not matter to any rule. */
function anyNames(
  verbs: readonly string[],
  spots: readonly Spot[],
  places: readonly ValueClass<string>[],
  index: RuleIndex,
): Values {
  return {
    rules: index.forResources,
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

function urlParts(fields: RegionFields, index: RuleIndex, leftOut: LeftOut): MakeValues[] {
  if (!fields.urlRequests) return [];
  const verbs = verbsOf(fields, [...methods]);
  const isOptions = (verb: string) => verb === 'options';
  const part = (some: readonly string[], isPath: (path: string) => boolean): MakeValues[] => {
    if (some.length === 0) return [];
    return [
      () => ({
        rules: index.forUrls,
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
