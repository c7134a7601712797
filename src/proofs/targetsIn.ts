import { fresh } from './fresh';
import type { RegionFields, TargetPattern } from './region';
import type { RuleIndex, Target } from './ruleIndex';
import { everything } from './ruleShape';

/** More combinations of resources and names are not tried. */
const targetsAtMost = 200_000;

/** Verbs that come with the same names and subresources. */
export type Naming = 'named' | 'nameless' | 'listed' | 'watched' | 'posted' | 'proxied' | 'other';

const namings: Readonly<Record<string, Naming>> = {
  ...{ get: 'named', delete: 'named', deletecollection: 'nameless', list: 'listed' },
  ...{ watch: 'watched', create: 'posted', proxy: 'proxied' },
};

export const namingOf = (verb: string): Naming => namings[verb] ?? 'other';

/**
 * Returns objects of requests with these verbs in the region, such that if a rule of the index matches all
 * of them, it matches whatever object such a request in the region is for. Which names a verb
 * may have follows from NewRequestInfo (requestinfo.go). undefined if there are too many.
 */
export function targetsIn(
  { targets }: RegionFields,
  naming: Naming,
  index: RuleIndex,
): Target[] | undefined {
  const found: Target[] = [];
  for (const target of targets) {
    const place = placeOf(target, naming, index);
    if (!place) continue;
    const names = namesIn(target, place.subresource, naming, index);
    if (found.length + names.length > targetsAtMost) return undefined;
    for (const name of names) found.push({ ...place, name });
  }
  return found;
}

/** The resource that the fewest rules match, of those that the pattern matches: one that no rule names, where there is a choice. */
function placeOf(
  { group, pattern }: TargetPattern,
  naming: Naming,
  index: RuleIndex,
): Omit<Target, 'name'> | undefined {
  const isTaken = (value: string) => index.mentions('segment', value);
  const [base = '', sub = ''] = pattern.split('/');
  const resource = base === everything ? fresh(resources, isTaken) : base;
  // "/api/v1/proxy/…" takes what follows the name for a path.
  if (naming === 'proxied' && sub !== '' && sub !== everything) return undefined;
  const isAnySub = sub === everything && naming !== 'proxied';
  return {
    group:
      group === everything ? fresh(groups, (value) => index.mentions('apiGroup', value)) : group,
    resource,
    subresource: isAnySub ? fresh(subresources, isTaken) : sub === everything ? '' : sub,
  };
}

const groups = ['example.com', 'acme.example', 'other.example'];
const resources = ['widgets', 'gadgets', 'things'];
const subresources = ['status', 'scale', 'details', 'part'];

function namesIn(
  { names }: TargetPattern,
  subresource: string,
  naming: Naming,
  index: RuleIndex,
): string[] {
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
