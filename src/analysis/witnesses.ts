import { ruleMatches } from '../audit/evaluator';
import { isStep } from '../audit/steps';
import { isKnownGroup, isKnownUser } from '../audit/knownNames';
import { isResourceRule, present } from '../audit/match';
import type { Attributes, Policy, PolicyRule, UserInfo } from '../audit/types';
import type { ApiFacts, ApiName } from './apiFacts';
import { canBeIn, groupsOfUser, groupsWith, onlyUserIn } from '../proofs/subjects';
import { entriesFor, hasVerb, type Target } from './coverage';
import { resourceVerbs } from '../audit/verbs';
import { methods } from '../proofs/deadValues';
import { reservedStrangers } from './findings/strangers';
import { isOrdinary } from './ordinaryValue';
import { isOfNamespace, isResourcePath } from '../proofs/resourcePath';

/** A resource that the API server serves. */
export interface ServedTarget extends Target {
  namespaced: boolean;
  /** Absent for all verbs. */
  verbs?: readonly string[];
}

/** Requests to look for: to one of these resources, with one of these verbs. */
export interface Wanted {
  targets: readonly ServedTarget[];
  verbs: readonly string[];
}

/** Finds requests that a rule decides, among those that combine its own values. */
export interface Witnesses {
  /** Whether the rule decides such a request; also false where looking for one takes too long. */
  decides(rule: number, wanted: Wanted): boolean;
  /** Whether the rule decides a failed login (401), which has no user; false as above. */
  decidesFailedLogin(rule: number, api: ApiFacts): boolean;
}

/** So many rules are compared with requests for one policy: less than 100 ms. */
const comparedAtMost = 100_000;

/** Each list of a rule is represented by its first values. */
const valuesAtMost = 3;

/** Returns the witnesses of a policy: requests that are evaluated, so that what is said of them is true. Pauses. */
export function* witnessesOf({ rules }: Policy): Generator<undefined, Witnesses> {
  const earlier = yield* rulesByValue(rules);
  let left = comparedAtMost;
  const isDecided = (rule: PolicyRule, index: number, requests: Iterable<Attributes>): boolean => {
    for (const attributes of requests) {
      if (!ruleMatches(rule, attributes)) continue;
      let isTaken = false;
      for (const key of keysOf(attributes)) {
        for (const other of earlier.get(key) ?? []) {
          if (isTaken || other >= index) break;
          if (--left < 0) return false;
          isTaken = ruleMatches(rules[other]!, attributes);
        }
      }
      if (!isTaken) return true;
    }
    return false;
  };
  return {
    decides: (index, wanted) => {
      const rule = rules[index];
      return rule !== undefined && isDecided(rule, index, requestsOf(rule, wanted, usersOf(rule)));
    },
    decidesFailedLogin: (index, api) => {
      const rule = rules[index];
      if (rule === undefined) return false;
      const wanted = { targets: targetsOf(rule, api), verbs: usualVerbs };
      return (
        isDecided(rule, index, requestsOf(rule, wanted, [null])) ||
        isDecided(rule, index, urlRequestsOf(rule, [null]))
      );
    },
  };
}

const scopes = ['users', 'userGroups', 'namespaces', 'nonResourceURLs'] as const;

/**
 * The rules by the values of the first list that limits them, so that a request is compared only with
 * rules that may match it: a large policy names users or namespaces in most rules.
 */
function* rulesByValue(rules: readonly PolicyRule[]): Generator<undefined, Map<string, number[]>> {
  const found = new Map<string, number[]>();
  let turns = 0;
  for (const [index, rule] of rules.entries()) {
    const field = scopes.find((each) => isLimitedBy(rule, each));
    const values = field === undefined || field === 'nonResourceURLs' ? [''] : (rule[field] ?? []);
    for (const value of new Set(values)) {
      if (isStep(turns++)) yield;
      const key = `${field ?? ''} ${value}`;
      const known = found.get(key);
      if (known) known.push(index);
      else found.set(key, [index]);
    }
  }
  return found;
}

/** The evaluator ignores URLs beside resources. */
function isLimitedBy(rule: PolicyRule, field: (typeof scopes)[number]): boolean {
  return present(rule[field]) && !(field === 'nonResourceURLs' && isResourceRule(rule));
}

/** The keys of all rules that may match a request. */
function keysOf({ user, namespace, isResourceRequest }: Attributes): string[] {
  return [
    ' ',
    isResourceRequest ? `namespaces ${namespace}` : 'nonResourceURLs ',
    ...(user === null ? [] : [`users ${user.username}`]),
    ...(user?.groups ?? []).map((group) => `userGroups ${group}`),
  ];
}

/** Every object that the requests of a rule are about, as far as it names some: at most a few of each entry. */
export function targetsOf(rule: PolicyRule, api: ApiFacts): readonly ServedTarget[] {
  if (!present(rule.resources)) return present(rule.nonResourceURLs) ? [] : [pods];
  return (rule.resources ?? [])
    .slice(0, entriesAtMost)
    .flatMap(({ group = '', resources = [] }) => {
      const patterns = present(resources) ? resources : ['*'];
      return patterns
        .slice(0, entriesAtMost)
        .flatMap((pattern) => targetOf(group, pattern, api) ?? []);
    });
}

const usualVerbs = [...resourceVerbs].filter((verb) => verb !== '' && verb !== 'proxy');
const entriesAtMost = 20;
const pods = { group: '', resource: 'pods', subresource: '', namespaced: true };

/** A group, and a name that a custom resource or its subresource can have. */
const servedGroup = /^[a-z0-9]([-a-z0-9]*\.)+[-a-z0-9]*[a-z0-9]$/;
const ofCustomSubresources = ['get', 'update', 'patch'];
const servedName = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

function targetOf(group: string, pattern: string, api: ApiFacts): ServedTarget | undefined {
  const [base = '', sub = '', ...deeper] = pattern.split('/');
  if (deeper.length > 0) return undefined;
  const subresource = sub === '*' ? '' : sub;
  const one = group === '*' ? '' : group;
  const own = api.inGroup(one);
  const isListed = base === '*' || own.some((each) => each.resource === base);
  if (own.length === 0 || (!isListed && !api.isWhole(one))) {
    const resource = base === '*' ? 'widgets' : base;
    if (!servedGroup.test(one) || !servedName.test(resource)) return undefined;
    // In a namespace, these two are subresources of the namespace.
    const namespaced = !isOfNamespace(resource);
    const target = { group: one, resource, subresource, namespaced };
    if (subresource === '') return target;
    return servedName.test(subresource) ? { ...target, verbs: ofCustomSubresources } : undefined;
  }
  const known =
    base === '*'
      ? (own.find((each) => (each.resource === 'pods' || one !== '') && has(each, subresource)) ??
        own.find((each) => has(each, subresource)))
      : own.find((each) => each.resource === base && has(each, subresource));
  if (!known) return undefined;
  const { resource, namespaced } = known;
  const verbs =
    subresource === ''
      ? known.verbs
      : known.subresources.find(({ name }) => name === subresource)?.verbs;
  return { group: one, resource, subresource, namespaced, ...(verbs && { verbs }) };
}

function has({ subresources, hasMoreSubresources }: ApiName, name: string) {
  return name === '' || hasMoreSubresources || subresources.some((each) => each.name === name);
}

function few(list: readonly string[] | undefined, isMeant: (value: string) => boolean): string[] {
  return [...new Set(list?.slice(0, 50).filter(isMeant))].slice(0, valuesAtMost);
}

/** Users that the rule is for: of each name and group one, or somebody where it names none. */
function usersOf({ users, userGroups }: PolicyRule): UserInfo[] {
  const names = present(users) ? few(users, isUser) : ['somebody'];
  const groups: (string | undefined)[] = present(userGroups)
    ? few(userGroups, isGroup)
    : [undefined];
  return names.flatMap((name) =>
    groups.flatMap((group): UserInfo[] => {
      if (group === undefined) return [{ username: name, groups: groupsOfUser(name) }];
      const username = present(users) ? name : (onlyUserIn(group) ?? name);
      const all = [...groupsWith(group), ...groupsOfUser(username)];
      return canBeIn(username, group) ? [{ username, groups: [...new Set(all)] }] : [];
    }),
  );
}

/** Not a pattern, a user, or a name in the form of Kubernetes' own that nobody has. */
function isGroup(name: string): boolean {
  if (!isOrdinary(name) || reservedStrangers.userGroups.has(name)) return false;
  return isKnownGroup(name) || (!isKnownUser(name) && !/^system:serviceaccounts?:/.test(name));
}

/** Not a pattern, a group, or a name in the form of Kubernetes' own that nobody has. */
function isUser(name: string): boolean {
  if (!isOrdinary(name) || reservedStrangers.users.has(name)) return false;
  const isAccount = /^(?:system:)?(?:service-?accounts?|sa):/.test(name);
  return isKnownUser(name) || (!isKnownGroup(name) && !isAccount);
}

function* requestsOf(
  rule: PolicyRule,
  { targets, verbs }: Wanted,
  users: readonly (UserInfo | null)[],
): Generator<Attributes> {
  for (const target of targets) {
    const own = namesOf(rule, target);
    for (const verb of verbs) {
      if (!hasVerb(rule, verb) || target.verbs?.includes(verb) === false) continue;
      for (const name of namesWith(verb, target.subresource, own)) {
        for (const namespace of namespacesFor(rule, verb, target, name)) {
          for (const user of users) {
            const { group: apiGroup, resource, subresource } = target;
            yield attributesOf({ apiGroup, resource, subresource, verb, namespace, name, user });
          }
        }
      }
    }
  }
}

/** Names of objects that the rule is for. */
function namesOf(rule: PolicyRule, target: Target): string[] {
  const entries = entriesFor(rule, target);
  const isAny =
    !present(rule.resources) ||
    entries.some((entry) => !present(entry.resources) || !present(entry.resourceNames));
  const named = entries.flatMap(({ resourceNames }) =>
    few(resourceNames, (name) => name === '' || objectName.test(name)),
  );
  if (!isAny) return named;
  const some = isOfNamespaces(target) ? rule.namespaces?.filter((name) => name !== '') : [];
  return ['', ...(present(some) ? few(some, (name) => objectName.test(name)) : ['some-object'])];
}

const isOfNamespaces = ({ group, resource }: Target) => group === '' && resource === 'namespaces';

const objectName = /^[A-Za-z0-9][-:.A-Za-z0-9]*$/;

/** The names that a request with the verb can have: requestinfo.go. */
function namesWith(verb: string, subresource: string, names: readonly string[]): string[] {
  const isNameless = verb === 'deletecollection' || (verb === 'create' && subresource === '');
  if (isNameless) return names.filter((name) => name === '');
  return verb === 'list' || verb === 'watch' ? [...names] : names.filter((name) => name !== '');
}

/** A namespace is in itself: GET /api/v1/namespaces/ci has the name and the namespace "ci". */
function namespacesFor(rule: PolicyRule, verb: string, target: ServedTarget, name: string) {
  const isOne = name !== '' && verb !== 'list' && verb !== 'watch' && isOfNamespaces(target);
  return isOne ? [name] : namespacesOf(rule, verb, target.namespaced);
}

/** A request for a namespaced resource has no namespace only where it is for all of them. */
function namespacesOf({ namespaces }: PolicyRule, verb: string, namespaced: boolean): string[] {
  const isAny = !present(namespaces);
  if (!namespaced) return isAny || namespaces?.includes('') === true ? [''] : [];
  const named = isAny ? ['some-namespace'] : few(namespaces, (one) => /^[a-z0-9-]+$/.test(one));
  const isForAll = (verb === 'list' || verb === 'watch') && (isAny || namespaces?.includes(''));
  return isForAll === true ? [...named, ''] : named;
}

function* urlRequestsOf(
  rule: PolicyRule,
  users: readonly (UserInfo | null)[],
): Generator<Attributes> {
  const { nonResourceURLs, verbs } = rule;
  if (present(rule.resources) || present(rule.namespaces)) return;
  const paths = present(nonResourceURLs)
    ? few(
        nonResourceURLs,
        (url) => /^[*/]/.test(url) && !isResourcePath(url) && !/[\s?#%]/.test(url),
      )
    : ['/some-path'];
  for (const pattern of paths) {
    const path = pattern === '*' ? '/some-path' : pattern.replace(/\*$/, '');
    for (const verb of few(present(verbs) ? verbs : ['get'], (one) => methods.has(one))) {
      for (const user of users) {
        yield attributesOf({ isResourceRequest: false, path: path || '/', verb, user });
      }
    }
  }
}

function attributesOf(given: Partial<Attributes> & Pick<Attributes, 'verb' | 'user'>): Attributes {
  return {
    ...{ isResourceRequest: true, path: '', apiGroup: '', apiVersion: 'v1' },
    ...{ resource: '', subresource: '', namespace: '', name: '' },
    ...given,
  };
}
