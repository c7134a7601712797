import type { Attributes, Path } from '../audit/types';
import { resourceVerbs } from '../audit/verbs';
import { bothBits, firstBit, type Bits } from './bits';
import { methods } from './deadValues';
import type { RegionFields } from './region';
import type { LeftOut } from './regionParts';
import { isOfNamespace } from './resourcePath';
import { userOf } from './requestWith';
import type { RuleIndex, Subject } from './ruleIndex';
import { namingOf, spotsIn, targetsAt } from './targetsIn';

/** The requests of one value of a list. */
interface OfValue {
  fields: RegionFields;
  senders: readonly Subject[];
  /** What the list's other values match as well. */
  leftOut?: LeftOut;
}

/** A request that the rule decides, and the rules before it. */
interface Decided {
  readonly witness: Attributes;
  readonly index: RuleIndex;
  readonly earlier: Bits;
}

/** Of more resources, a search finds one. */
const spotsAtMost = 3;

/**
 * Returns whether a request that the rule decides is still decided by it with a value of the list at the path instead of
 * its own: it is quick, and true of most values. false says nothing.
 */
export function isStillDecided(
  [field]: Path,
  { fields, senders, leftOut }: OfValue,
  { witness, index, earlier }: Decided,
): boolean {
  const isDecided = (change: Partial<Attributes>) => {
    const request = { ...witness, ...change };
    // "/api/v1/namespaces/a/status" is the namespace's own status.
    if (isOfNamespace(request.resource) || isOfNamespace(witness.resource)) return false;
    return firstBit(bothBits(index.request(request), earlier)) === undefined;
  };
  const isWith = (verb: string) => isAlike(verb, witness) && isDecided({ verb });
  switch (field) {
    case 'users':
    case 'userGroups':
      return senders.some((sender) => isDecided({ user: userOf(sender) }));
    case 'namespaces':
      return fields.namespaces?.some((namespace) => isDecided({ namespace })) === true;
    case 'verbs':
      return fields.verbs?.some(isWith) === true;
    case 'resources': {
      if (!witness.isResourceRequest || fields.targets.length > spotsAtMost) return false;
      const naming = namingOf(witness.verb);
      const spots = spotsIn(fields, naming === 'proxied', index);
      return (targetsAt(spots, naming, index) ?? []).some(({ value }) => {
        const { group: apiGroup, resource, subresource, name } = value;
        return !leftOut?.target(value) && isDecided({ apiGroup, resource, subresource, name });
      });
    }
    default:
      return false;
  }
}

const ofResources: ReadonlySet<string> = new Set(resourceVerbs);

/** Whether every request with the verb of the other could have this one instead. */
function isAlike(verb: string, other: Attributes): boolean {
  if (!other.isResourceRequest) return verb !== 'options' && methods.has(verb);
  return ofResources.has(verb) && namingOf(verb) === namingOf(other.verb);
}
