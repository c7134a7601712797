import { resourceVerbs } from '../audit/verbs';
import { ruleMatches } from '../audit/evaluator';
import type { Attributes, PolicyRule, UserInfo } from '../audit/types';
import { canBeIn, groupsOfUser, groupsWith, onlyUserIn } from '../proofs/subjects';

/** Values that no rule of a test names, for "any other". */
const fresh = 'fresh';

/**
 * Returns every kind of request that may tell two rules apart: all combinations of the values that
 * the rules name, and of one value that neither names. The attributes are those that kube-apiserver
 * can derive.
 */
export function* requestsAround(...rules: readonly PolicyRule[]): Generator<Attributes> {
  const all = (list: (rule: PolicyRule) => readonly string[] | undefined) => [
    ...new Set(rules.flatMap((rule) => list(rule) ?? [])),
  ];
  const users = usersAround(
    all((rule) => rule.users),
    all((rule) => rule.userGroups),
  );
  const named = all((rule) => rule.verbs);
  const entries = rules.flatMap((rule) => rule.resources ?? []);
  const patterns = [...new Set(entries.flatMap(({ resources = [] }) => resources))];
  const bases = set(
    patterns.map((pattern) => pattern.split('/')[0] ?? ''),
    [fresh],
  );
  const subresources = set(
    patterns.map((pattern) => pattern.split('/')[1] ?? ''),
    ['', fresh],
  );
  const groups = set(
    entries.map(({ group = '' }) => group),
    [fresh],
  );
  const names = set(
    entries.flatMap(({ resourceNames = [] }) => resourceNames),
    ['', fresh],
  );
  const namespaces = set(
    all((rule) => rule.namespaces),
    ['', fresh],
  );
  const urls = all((rule) => rule.nonResourceURLs).flatMap((url) => [
    url.replace(/\*+$/, ''),
    `${url.replace(/\*+$/, '')}${fresh}`,
  ]);
  const methods = set(named, ['get', fresh]);
  for (const user of users) {
    for (const path of set(urls, [`/${fresh}`])) {
      for (const verb of methods) yield { ...nothing, user, verb, path };
    }
    for (const verb of resourceVerbs) {
      for (const name of names) {
        if (name === '' ? verb === 'get' || verb === 'delete' : verb === 'deletecollection')
          continue;
        for (const apiGroup of groups) {
          for (const resource of bases) {
            for (const subresource of subresources) {
              for (const namespace of namespaces) {
                yield {
                  ...{ ...nothing, user, verb, name, apiGroup, resource, subresource, namespace },
                  isResourceRequest: true,
                };
              }
            }
          }
        }
      }
    }
  }
}

/** Returns a request that `narrow` matches and `wide` does not; undefined if there is none. */
export function witness(wide: PolicyRule, narrow: PolicyRule): Attributes | undefined {
  for (const request of requestsAround(wide, narrow)) {
    if (ruleMatches(narrow, request) && !ruleMatches(wide, request)) return request;
  }
  return undefined;
}

/** Returns whether the rule matches some request. */
export function matchesSomething(rule: PolicyRule): boolean {
  for (const request of requestsAround(rule)) if (ruleMatches(rule, request)) return true;
  return false;
}

const nothing: Attributes = {
  user: null,
  verb: '',
  isResourceRequest: false,
  namespace: '',
  apiGroup: '',
  apiVersion: '',
  resource: '',
  subresource: '',
  name: '',
  path: '/api/v1/pods',
};

/** One user for each name and group that there can be, and nobody. */
function usersAround(names: readonly string[], groups: readonly string[]): (UserInfo | null)[] {
  const found: (UserInfo | null)[] = [null];
  for (const name of set(names, [fresh])) {
    found.push({ username: name, groups: groupsOfUser(name) });
    for (const group of groups) {
      const username = onlyUserIn(group) ?? name;
      if (canBeIn(username, group)) {
        found.push({ username, groups: [...groupsOfUser(username), ...groupsWith(group)] });
      }
    }
  }
  return found;
}

function set(values: readonly string[], more: readonly string[]): string[] {
  return [...new Set([...values.filter((value) => value !== '*'), ...more])];
}
