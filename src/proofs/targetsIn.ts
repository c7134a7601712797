import { fresh } from './fresh';
import type { RegionFields } from './region';
import type { Place, RuleIndex, Target } from './ruleIndex';
import { everything, type TargetPattern } from './ruleShape';
import type { ValueClass } from './valueClass';

/** More combinations of resources and names are not tried. */
const targetsAtMost = 200_000;

/** Verbs that come with the same names and subresources. */
export type Naming = 'named' | 'nameless' | 'listed' | 'watched' | 'posted' | 'proxied' | 'other';

const namings: Readonly<Record<string, Naming>> = {
  ...{ get: 'named', delete: 'named', deletecollection: 'nameless', list: 'listed' },
  ...{ watch: 'watched', create: 'posted', proxy: 'proxied' },
};

export const namingOf = (verb: string): Naming => namings[verb] ?? 'other';

/** A resource of a region's, with the names of its objects that the region allows; undefined for every name. */
export interface Spot {
  readonly group: string;
  readonly resource: string;
  readonly subresource: string;
  readonly names: readonly string[] | undefined;
  /** The rules that match it. */
  readonly place: Place;
}

/**
 * Returns the resources of requests in the region, such that if a rule of the index matches all of them, it
 * matches whatever resource a request in the region is for. "/api/v1/proxy/…" takes what follows the name for a path.
 */
export function spotsIn(
  { targets }: RegionFields,
  isProxied: boolean,
  index: RuleIndex,
): readonly Spot[] {
  return targets.flatMap((target) => spotOf(target, isProxied, index) ?? []);
}

/** The resource that the fewest rules match, of those that the pattern matches: one that no rule names, where there is a choice. */
function spotOf(
  { group: wanted, base, sub, names }: TargetPattern,
  isProxied: boolean,
  index: RuleIndex,
): Spot | undefined {
  const isTaken = (value: string) => index.mentions('segment', value);
  if (isProxied && sub !== '' && sub !== everything) return undefined;
  const resource = base === everything ? fresh(resources, isTaken) : base;
  const anySub = isProxied ? '' : fresh(subresources, isTaken);
  const subresource = sub === everything ? anySub : sub;
  const isGroupTaken = (value: string) => index.mentions('apiGroup', value);
  const group = wanted === everything ? fresh(groups, isGroupTaken) : wanted;
  return { group, resource, subresource, names, place: index.place(group, resource, subresource) };
}

const groups = ['example.com', 'acme.example', 'other.example'];
const resources = ['widgets', 'gadgets', 'things'];
const subresources = ['status', 'scale', 'details', 'part'];

/** Returns whether no rule tells the resource's objects apart by name, and the region allows them all. */
export function isForAnyName({ names, place }: Spot): boolean {
  return names === undefined && place.named.length === 0;
}

/** Returns the objects of requests with verbs of this naming, one for each resource, where no rule tells them apart by name. */
export function unnamedTarget(spot: Spot, naming: Naming, index: RuleIndex): Target {
  return targetAt(spot, namesIn(spot, naming, index)[0] ?? '');
}

/**
 * Returns objects of requests with these verbs at the spots, with the rules that match each, such that if a
 * rule of the index matches all of them, it matches whatever object such a request is for. Which names a
 * verb may have follows from NewRequestInfo (requestinfo.go). undefined if there are too many.
 */
export function targetsAt(
  spots: readonly Spot[],
  naming: Naming,
  index: RuleIndex,
): ValueClass<Target>[] | undefined {
  const found: ValueClass<Target>[] = [];
  for (const spot of spots) {
    const names = namesIn(spot, naming, index);
    if (found.length + names.length > targetsAtMost) return undefined;
    for (const name of names) {
      found.push({ value: targetAt(spot, name), bits: index.named(spot.place, name) });
    }
  }
  return found;
}

function targetAt({ group, resource, subresource }: Spot, name: string): Target {
  return { group, resource, subresource, name };
}

function namesIn({ names, subresource }: Spot, naming: Naming, index: RuleIndex): string[] {
  const free = () => [fresh(objects, (value) => index.mentions('name', value))];
  const given = (names ?? free()).filter((name) => isNameFor(name, naming));
  const isNameless = names === undefined || names.includes('');
  switch (naming) {
    case 'named':
      return given;
    case 'nameless':
      return isNameless ? [''] : [];
    case 'listed':
    case 'watched':
      return isNameless ? ['', ...given] : given;
    default:
      // POST, PUT and PATCH to a path without a name come to the audit log before they are refused.
      if (!isNameless) return given;
      return naming === 'posted' && subresource === '' ? ['', ...given] : [...given, ''];
  }
}

const objects = ['web', 'web-1', 'my-object'];

/** Names of a path hold no slash; those of a field selector are also no dots and hold no "%" (content.IsPathSegmentName). */
function isNameFor(name: string, naming: Naming): boolean {
  if (name === '' || name.includes('/')) return false;
  return naming !== 'listed' || (name !== '.' && name !== '..' && !name.includes('%'));
}
