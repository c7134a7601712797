import { present } from '../../audit/match';
import type { Attributes, MatchField, PolicyRule } from '../../audit/types';

/**
 * Returns a rule that matches a part of what `rule` matches: requests like this one, with `only` in its field
 * instead. To look for one request first where one is likely to be found.
 */
export function narrowedTo(
  rule: PolicyRule,
  { user, verb, isResourceRequest, apiGroup, resource, subresource, ...request }: Attributes,
  only: Pick<PolicyRule, MatchField>,
): PolicyRule {
  const narrow: PolicyRule = { ...rule, verbs: [verb] };
  if (present(rule.users) && user) narrow.users = [user.username];
  if (present(rule.userGroups)) {
    narrow.userGroups = rule.userGroups?.filter((group) => user?.groups?.includes(group)) ?? [];
  }
  if (isResourceRequest) {
    const names = only.verbs ? undefined : nameIn(rule, request.name);
    const pattern = subresource === '' ? resource : `${resource}/${subresource}`;
    narrow.resources = [
      { group: apiGroup, resources: [pattern], ...(names && { resourceNames: names }) },
    ];
    if (present(rule.namespaces)) narrow.namespaces = [request.namespace];
  } else narrow.nonResourceURLs = [request.path];
  // As for a verb: names come with some verbs only.
  if (only.verbs && rule.resources?.some((entry) => present(entry.resourceNames))) {
    narrow.resources = rule.resources;
  }
  return { ...narrow, ...only };
}

/** Where a rule names objects, the request's own name. */
const nameIn = (rule: PolicyRule, name: string) =>
  rule.resources?.some((entry) => present(entry.resourceNames)) ? [name] : undefined;
