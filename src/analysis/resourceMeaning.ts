import { rememberedFor } from '../audit/listLookup';
import type { ApiFacts, ApiName } from './apiFacts';
import { retiredGroup } from './findings/groupFindings';
import { nearest } from './nearest';

/** What a value of `resources[].resources` means in a given group. */
export type ResourceMeaning =
  | { kind: 'fine' }
  /** Written wrongly; `to` is correct. `how` names the mistake. */
  | { kind: 'rename'; to: string; how: RenameReason }
  /** It exists under the name `to`, but only in these groups. */
  | { kind: 'elsewhere'; to: string; groups: string[] }
  /** The name of a subresource alone, which several resources have. */
  | { kind: 'subresource-alone'; parents: readonly string[] }
  | { kind: 'no-such-subresource'; resource: string; subresource: string }
  | { kind: 'impossible' }
  | { kind: 'unknown' };

export type RenameReason =
  | 'all'
  | 'slash'
  | 'deep'
  | 'name'
  | 'misspelled'
  | 'subresource'
  | 'subresource-alone';

const fine: ResourceMeaning = { kind: 'fine' };

/** Groups whose resources have the same names as built-in ones. */
const shadows = new Set(['metrics.k8s.io', 'custom.metrics.k8s.io']);

/** Resolves `pattern` ("pods", "pods/log", "*", "*\/scale", "pods/*") in `group` ("*" is any group). */
export function resourceMeaning(pattern: string, group: string, api: ApiFacts): ResourceMeaning {
  if (pattern === '*') return fine;
  if (pattern === '*/*' || /^all$/i.test(pattern)) return rename('*', 'all');
  const parts = pattern.split('/');
  const bare = parts.filter(Boolean);
  if (bare.length === 0) return { kind: 'impossible' };
  if (bare.length < parts.length) return rename(bare.join('/'), 'slash');
  const [base = '', subresource] = parts;
  if (isGlob(base) || (subresource !== undefined && isGlob(subresource))) {
    return { kind: 'impossible' };
  }
  const known = named(group, base, api);
  if (parts.length > 2) {
    const certain = known.length > 0 && hasSubresource(known, subresource ?? '');
    return certain ? rename(`${base}/${subresource}`, 'deep') : { kind: 'impossible' };
  }
  if (base === '*' || known.length > 0) {
    if (subresource === undefined || subresource === '*') return fine;
    const among = base === '*' ? api.inGroup(group) : known;
    if (among.some((each) => each.hasMoreSubresources)) return fine;
    return subresourceMeaning(base, subresource, base === '*' ? own(group, api) : ownOf(known));
  }
  if (api.resource(group, '*')) return fine;
  return nameMeaning(base, subresource, group, api);
}

/** Resolves a name that the group does not have. */
function nameMeaning(
  base: string,
  subresource: string | undefined,
  group: string,
  api: ApiFacts,
): ResourceMeaning {
  const isWhole = group === '*' || api.isWhole(group) || group === retiredGroup;
  const tail = subresource === undefined ? '' : `/${subresource}`;
  const named = api.find(base).filter((name) => !shadows.has(name.group) || name.group === group);
  // A custom resource often has the name of a built-in one, which is rather meant.
  const isBuiltIn = named.some((name) => !name.isOfCluster);
  const found = named.filter((name) => !isBuiltIn || !name.isOfCluster || name.group === group);
  const here = found.filter((name) => group === '*' || name.group === group);
  const names = new Set(here.map((name) => name.resource));
  if (names.size === 1) return rename([...names][0] + tail, 'name');
  if (names.size > 1) return fine;
  if (!isWhole) return base === base.toLowerCase() ? fine : { kind: 'impossible' };
  const { names: candidates, parentsOf } = own(group, api);
  if (subresource === undefined) {
    const parents = parentsOf.get(base) ?? [];
    if (parents.length === 1) return rename(`${parents[0]}/${base}`, 'subresource-alone');
    if (parents.length > 1) return { kind: 'subresource-alone', parents };
  }
  if (found.length > 0) {
    const to = [...new Set(found.map((name) => name.resource))];
    if (to.length === 1) {
      return { kind: 'elsewhere', to: to[0] + tail, groups: found.map((name) => name.group) };
    }
  }
  const meant = nearest(base, candidates);
  if (meant !== undefined) return rename(meant + tail, 'misspelled');
  return { kind: 'unknown' };
}

function subresourceMeaning(
  base: string,
  subresource: string,
  { names, parentsOf }: Own,
): ResourceMeaning {
  // Nothing is known about custom groups.
  if (names.length === 0 || parentsOf.has(subresource)) return fine;
  const near = nearest(subresource, parentsOf.keys());
  if (near !== undefined) return rename(`${base}/${near}`, 'subresource');
  return { kind: 'no-such-subresource', resource: base, subresource };
}

function named(group: string, resource: string, api: ApiFacts): readonly ApiName[] {
  if (group === '*') return api.find(resource).filter((name) => name.resource === resource);
  const one = api.resource(group, resource);
  return one ? [one] : [];
}

/** The resources of one group or of all, for lookups that a text may need a hundred thousand times. */
interface Own {
  names: readonly string[];
  /** The resources that have each subresource. */
  parentsOf: ReadonlyMap<string, readonly string[]>;
}

const nothing: Own = { names: [], parentsOf: new Map() };

const ownIn = rememberedFor((api: ApiFacts) => {
  const byGroup = new Map(api.groups.map((group) => [group, ownOf(api.inGroup(group))]));
  return byGroup.set('*', ownOf(api.groups.flatMap((group) => api.inGroup(group))));
});

function own(group: string, api: ApiFacts): Own {
  return ownIn(api).get(group) ?? nothing;
}

function ownOf(resources: readonly ApiName[]): Own {
  const parentsOf = new Map<string, string[]>();
  for (const { resource, subresources } of resources) {
    for (const { name } of subresources) {
      const parents = parentsOf.get(name);
      if (parents) parents.push(resource);
      else parentsOf.set(name, [resource]);
    }
  }
  return { names: resources.map(({ resource }) => resource), parentsOf };
}

function hasSubresource(names: readonly ApiName[], subresource: string): boolean {
  return names.some((name) => name.subresources.some((sub) => sub.name === subresource));
}

function isGlob(part: string): boolean {
  return part.includes('*') && part !== '*';
}

function rename(to: string, how: RenameReason): ResourceMeaning {
  return { kind: 'rename', to, how };
}
