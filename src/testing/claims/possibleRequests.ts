import { isKnownGroup, isKnownUser } from '../../audit/knownNames';
import { attributesOf, requestInfo } from '../../audit/request/requestInfo';
import type {
  Attributes,
  GroupResources,
  KubernetesVersion,
  Policy,
  PolicyRule,
  UserInfo,
} from '../../audit/types';
import { reservedStrangers } from '../../analysis/findings/strangers';
import { groupsOfUser, groupsWith } from '../../proofs/subjects';
import { apiResources } from '../../catalog/apiResources';
import { sampleRequests } from '../../catalog/requests';
import { attributesFor } from '../../engine/decide';

/*
 * The requests that claims are held against: all sample requests, and those that combine the values of
 * a policy with values that it does not name. Rules compare values one by one, so values that a policy does not
 * name are all alike, and one of each kind stands for all. A request is possible if the API server serves
 * it: resources of the catalog or of custom groups, with the verbs that they have.
 */

/** A request, without its body. */
export interface Possible {
  method: string;
  url: string;
  user: UserInfo | null;
  attributes: Attributes;
}

/** A resource that the API server serves. */
interface Target {
  group: string;
  resource: string;
  subresource: string;
  namespaced: boolean;
  verbs: readonly string[];
}

const usual = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];

/** How many values of a policy are combined. */
export interface Many {
  users: number;
  userGroups: number;
  namespaces: number;
  names: number;
  targets: number;
  urls: number;
}

const few: Many = { users: 7, userGroups: 5, namespaces: 4, names: 4, targets: 18, urls: 8 };

/** So many that none is left out of most policies. They take long to evaluate. */
export const manyMore: Many = {
  ...{ users: 20, userGroups: 12, namespaces: 12, names: 12, targets: 80, urls: 30 },
};

const isOfNamespace = /^(?:status|finalize)$/;
const isOfNamespaces = ({ group, resource }: Target) => group === '' && resource === 'namespaces';

/** Returns the possible requests for a policy: everything that its rules can tell apart. */
export function possibleRequests(
  policy: Policy,
  kubernetes: KubernetesVersion,
  many: Many = few,
): Possible[] {
  const { rules } = policy;
  const namespaces = some(many.namespaces, [
    'ns-x',
    ...valuesOf(rules, 'namespaces').filter(isLabel),
  ]);
  const names = some(many.names, [
    'x1',
    ...rules.flatMap(({ resources = [] }) =>
      resources.flatMap(({ resourceNames = [] }) => resourceNames.filter(isName)),
    ),
  ]);
  const places = new Set<string>();
  for (const target of targetsOf(rules, kubernetes, many)) {
    const own = isOfNamespaces(target) ? [...new Set([...names, ...namespaces])] : names;
    for (const place of requestsTo(target, namespaces, own)) places.add(place);
  }
  for (const place of urlRequests(rules, many)) places.add(place);
  const subjects = subjectsOf(rules, many);
  const derived = [...places].flatMap((place) => {
    const [method = '', url = ''] = place.split(' ');
    const info = infoOf(method, url);
    return subjects.map((user) => ({ method, url, user, attributes: attributesOf(info, user) }));
  });
  return [...derived, ...samples];
}

const samples: Possible[] = sampleRequests.map((request) => ({
  method: request.method,
  url: request.url,
  user: request.user,
  attributes: attributesFor(request),
}));

const infos = new Map<string, ReturnType<typeof requestInfo>>();

function infoOf(method: string, url: string) {
  const key = `${method} ${url}`;
  let info = infos.get(key);
  if (!info) {
    info = requestInfo(method, url);
    if (infos.size > 50_000) infos.clear();
    infos.set(key, info);
  }
  return info;
}

function valuesOf(
  rules: readonly PolicyRule[],
  field: 'users' | 'userGroups' | 'verbs' | 'namespaces' | 'nonResourceURLs',
) {
  return rules.flatMap((rule) => rule[field] ?? []);
}

/** Each value once, at most `most`. */
function some(most: number, values: readonly string[]): string[] {
  return [...new Set(values)].slice(0, most);
}

const isLabel = (value: string) => /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(value);
const isName = (value: string) => /^[A-Za-z0-9][-:.A-Za-z0-9]*$/.test(value);

/* ---------- who ---------- */

const everyone = 'system:authenticated';
const anonymous: UserInfo = {
  username: 'system:anonymous',
  groups: ['system:unauthenticated'],
};

/** One user for each user and group of the rules, one whom no rule names, nobody, and anonymous. */
function subjectsOf(rules: readonly PolicyRule[], many: Many): (UserInfo | null)[] {
  const own = rules.map(({ users = [] }) => users.filter(isUser));
  const users = some(many.users, [...own.flatMap(([first]) => first ?? []), ...own.flat()]);
  const groups = some(many.userGroups, valuesOf(rules, 'userGroups').filter(isGroup));
  const named = (username: string, ...more: string[]): UserInfo => ({
    username,
    groups: [...new Set([...more.flatMap(groupsWith), ...groupsOfUser(username)])],
  });
  const limited = rules.filter(
    ({ users: mine = [], userGroups: theirs = [] }) => mine.length > 0 && theirs.length > 0,
  );
  return [
    null,
    anonymous,
    named('user-x'),
    ...users.map((user) => named(user)),
    ...groups.map((group) => named('user-x', group)),
    ...(limited.length > 0
      ? users.flatMap((user) => groups.map((group) => named(user, group)))
      : []),
  ];
}

/** A name that an authenticator can give: those with system: are Kubernetes' own. */
function isUser(value: string): boolean {
  if (
    value === 'system:anonymous' ||
    isKnownGroup(value) ||
    !isTidy(value) ||
    reservedStrangers.users.has(value)
  )
    return false;
  return isKnownUser(value) || !/^(?:system:)?(?:service-?accounts?|sa):/.test(value);
}

const isTidy = (value: string) => /^[^\s"'*“”]([^"'*“”]*[^\s"'*“”])?$/.test(value);

function isGroup(value: string): boolean {
  if (value === everyone || value === 'system:unauthenticated' || isKnownUser(value)) return false;
  if (!isTidy(value) || reservedStrangers.userGroups.has(value)) return false;
  return isKnownGroup(value) || !/^system:serviceaccounts?:/.test(value);
}

/* ---------- resources ---------- */

function targetsOf(
  rules: readonly PolicyRule[],
  kubernetes: KubernetesVersion,
  many: Many,
): Target[] {
  const found = new Map<string, Target>();
  const add = (target: Target | undefined) => {
    if (target) found.set(`${target.group} ${target.resource}/${target.subresource}`, target);
  };
  for (const [group, resource, subresource] of always)
    add(served(group, resource, subresource, kubernetes));
  const entries = rules.flatMap(({ resources = [] }) => resources);
  const share = Math.min(
    many.targets * (2 / 3),
    Math.max(4, Math.ceil(many.targets / entries.length)),
  );
  for (const entry of entries) {
    for (const target of targetsOfEntry(entry, kubernetes).slice(0, share)) add(target);
  }
  return [...found.values()];
}

/** Resources that every policy is held against. */
const always = [
  ['', 'pods', ''],
  ['', 'secrets', ''],
  ['', 'configmaps', ''],
  ['', 'serviceaccounts', 'token'],
  ['', 'pods', 'exec'],
  ['authentication.k8s.io', 'tokenreviews', ''],
  ['', 'nodes', ''],
  ['', 'nodes', 'proxy'],
] as const;

function targetsOfEntry(entry: GroupResources, kubernetes: KubernetesVersion): Target[] {
  const { group = '', resources = [] } = entry;
  const groups = group === '*' ? ['', 'apps', 'example.com'] : [group];
  return groups.flatMap((each) => {
    if (resources.length === 0) return wildTargets(each, '', kubernetes).slice(0, 2);
    return resources.flatMap((pattern) => {
      const [base = '', subresource = '', ...deeper] = pattern.split('/');
      if (deeper.length > 0) return [];
      if (base === '*') return wildTargets(each, subresource, kubernetes).slice(0, 3);
      const targets =
        subresource === '*'
          ? [undefined, ...subresourcesOf(each, base, kubernetes)].map((sub) =>
              served(each, base, sub ?? '', kubernetes),
            )
          : [served(each, base, subresource, kubernetes)];
      return targets.filter((target) => target !== undefined);
    });
  });
}

/** For "*" and "*\/scale": some resources of the group that have it. */
function wildTargets(group: string, subresource: string, kubernetes: KubernetesVersion): Target[] {
  const own = apiResources(kubernetes).filter((each) => each.group === group);
  if (own.length === 0) {
    const custom = served(group, 'widgets', subresource === '*' ? '' : subresource, kubernetes);
    return custom ? [custom] : [];
  }
  return own.flatMap(({ resource, subresources }) => {
    if (subresource === '' || subresource === '*')
      return served(group, resource, '', kubernetes) ?? [];
    const has = subresources.some(({ name }) => name === subresource);
    return (has && served(group, resource, subresource, kubernetes)) || [];
  });
}

function subresourcesOf(group: string, resource: string, kubernetes: KubernetesVersion): string[] {
  const own = apiResources(kubernetes).find(
    (each) => each.group === group && each.resource === resource,
  );
  return own ? own.subresources.map(({ name }) => name) : ['status'];
}

function served(
  group: string,
  resource: string,
  subresource: string,
  kubernetes: KubernetesVersion,
): Target | undefined {
  const all = apiResources(kubernetes);
  const isBuiltIn = all.some((each) => each.group === group);
  if (!isBuiltIn) {
    const isCustom = group.includes('.') && /^[a-z0-9.-]+$/.test(group) && isLabel(resource);
    const verbs = subresource === '' ? usual : ['get', 'update', 'patch'];
    return isCustom && (subresource === '' || isLabel(subresource))
      ? { group, resource, subresource, namespaced: !isOfNamespace.test(resource), verbs }
      : undefined;
  }
  const own = all.find((each) => each.group === group && each.resource === resource);
  if (!own) return undefined;
  const { namespaced } = own;
  if (subresource === '') return { group, resource, subresource, namespaced, verbs: own.verbs };
  const sub = own.subresources.find(({ name }) => name === subresource);
  return sub && { group, resource, subresource, namespaced, verbs: sub.verbs };
}

/** Returns "METHOD URL" of the requests to a resource: by name, to the collection, and by a watch path. */
function requestsTo(
  target: Target,
  namespaces: readonly string[],
  names: readonly string[],
): string[] {
  const { group, resource, subresource, namespaced, verbs } = target;
  const version = group === '' ? '/api/v1' : `/apis/${group}/v1`;
  const has = (verb: string) => verbs.includes(verb);
  const places = namespaced ? namespaces.map((namespace) => `/namespaces/${namespace}`) : [''];
  const found: string[] = [];
  const add = (verb: string, method: string, url: string) => {
    if (has(verb)) found.push(`${method} ${url}`);
  };
  if (subresource !== '') {
    for (const place of places) {
      for (const name of names) {
        const url = `${version}${place}/${resource}/${name}/${subresource}`;
        add('get', 'GET', url);
        add('create', 'POST', url);
        add('update', 'PUT', url);
        add('patch', 'PATCH', url);
        add('delete', 'DELETE', url);
      }
    }
    return found;
  }
  for (const place of places) {
    const collection = `${version}${place}/${resource}`;
    add('create', 'POST', collection);
    add('deletecollection', 'DELETE', collection);
    found.push(`OPTIONS ${collection}`);
    for (const name of names) {
      const object = `${collection}/${name}`;
      const selector = selectorOf(name);
      add('get', 'GET', object);
      add('update', 'PUT', object);
      add('patch', 'PATCH', object);
      add('delete', 'DELETE', object);
      add('list', 'GET', `${collection}?${selector}`);
      add('watch', 'GET', `${collection}?watch=1&${selector}`);
      add('deletecollection', 'DELETE', `${collection}?${selector}`);
      add('watch', 'GET', `${version}/watch${place}/${resource}/${name}`);
    }
  }
  for (const place of namespaced ? [...places, ''] : places) {
    const collection = `${version}${place}/${resource}`;
    add('list', 'GET', collection);
    add('list', 'GET', `${collection}/`);
    add('watch', 'GET', `${collection}?watch=1`);
    add('watch', 'GET', `${version}/watch${place}/${resource}`);
  }
  for (const name of namespaced ? names : [])
    add('list', 'GET', `${version}/${resource}?${selectorOf(name)}`);
  return found;
}

const selectorOf = (name: string) => `fieldSelector=metadata.name%3D${encodeURIComponent(name)}`;

/* ---------- URLs ---------- */

const discovery = [
  '/api',
  '/api/',
  '/apis',
  '/api/v1',
  '/api/v1/',
  '/apis/apps/v1',
  '/apis/apps/v1/',
  '/apis/apps',
];

const methods = ['GET', 'POST', 'OPTIONS', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'CONNECT', 'TRACE'];

/** Returns "METHOD URL" of requests to non-resource URLs. */
function urlRequests(rules: readonly PolicyRule[], many: Many): string[] {
  const patterns = some(many.urls, valuesOf(rules, 'nonResourceURLs'));
  const derived = patterns.flatMap((pattern) => {
    const path = pattern.replace(/\*+$/, '');
    return [path, `${path}x`, `${path}/`, `${path}/x`];
  });
  const paths = ['/healthz', '/version', ...discovery, ...derived].filter((path) => {
    if (!/^\/[^\s?#%]*$/.test(path)) return false;
    const info = infoOf('GET', path);
    return !info.isResourceRequest && info.problem === undefined;
  });
  const places = [...new Set(paths)].flatMap((path) => methods.map((each) => `${each} ${path}`));
  return [...places, 'GET *'];
}
