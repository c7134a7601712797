import type { Attributes } from '../audit/types';
import type { Subject, Target } from './ruleIndex';

/** Returns the attributes of a request for a resource. The path is left out: no rule looks at it. */
export function resourceRequest(
  verb: string,
  { group: apiGroup, resource, subresource, name }: Target,
  namespace: string,
  sender: Subject,
): Attributes {
  const user = userOf(sender);
  const apiVersion = 'v1';
  return {
    isResourceRequest: true,
    path: '',
    user,
    verb,
    apiGroup,
    apiVersion,
    resource,
    subresource,
    name,
    namespace,
  };
}

/** Returns the attributes of a request for another URL. */
export function urlRequest(verb: string, path: string, sender: Subject): Attributes {
  return {
    isResourceRequest: false,
    path,
    user: userOf(sender),
    verb,
    apiGroup: '',
    apiVersion: '',
    resource: '',
    subresource: '',
    name: '',
    namespace: '',
  };
}

/** Returns the sender as the user of a request. */
export const userOf = (sender: Subject) =>
  sender && { username: sender.name, groups: [...sender.groups] };
