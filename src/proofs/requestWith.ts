import type { Attributes } from '../audit/types';
import type { Subject, Target } from './ruleIndex';

const nothing = {
  ...{ namespace: '', apiGroup: '', apiVersion: '', resource: '', subresource: '', name: '' },
  path: '',
};

/** Returns the attributes of a request for a resource. The path is left out: no rule looks at it. */
export function resourceRequest(
  verb: string,
  { group: apiGroup, resource, subresource, name }: Target,
  namespace: string,
  sender: Subject,
): Attributes {
  return {
    ...nothing,
    ...{ verb, user: userOf(sender), isResourceRequest: true },
    ...{ apiGroup, apiVersion: 'v1', resource, subresource, name, namespace },
  };
}

/** Returns the attributes of a request for another URL. */
export function urlRequest(verb: string, path: string, sender: Subject): Attributes {
  return { ...nothing, verb, user: userOf(sender), isResourceRequest: false, path };
}

const userOf = (sender: Subject) => sender && { username: sender.name, groups: [...sender.groups] };
