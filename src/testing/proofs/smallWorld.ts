import type { Attributes, PolicyRule, RequestInfo, UserInfo } from '../../audit/types';
import { objectVerbs } from '../../audit/verbs';
import { attributesOf, requestInfo } from '../../audit/request/requestInfo';
import { groupsOfUser, groupsWith } from '../../proofs/subjects';

/** A repeatable sequence of random numbers. */
export interface Draw {
  next: (below: number) => number;
  one: <Value>(values: readonly Value[]) => Value;
  some: <Value>(values: readonly Value[]) => Value[];
}

export function drawFrom(seed: number): Draw {
  let state = seed;
  const next = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const one = <Value>(values: readonly Value[]) => values[next(values.length)]!;
  const some = <Value>(values: readonly Value[]) => {
    const found = values.filter(() => next(3) === 0);
    return found.length > 0 ? found : [one(values)];
  };
  return { next, one, some };
}

/** The values that rules are drawn from. */
export interface Alphabet {
  users: readonly string[];
  userGroups: readonly string[];
  verbs: readonly string[];
  namespaces: readonly string[];
  groups: readonly string[];
  patterns: readonly string[];
  names: readonly string[];
  urls: readonly string[];
}

const wide: Alphabet = {
  users: ['a', 'b', 'system:anonymous', 'system:serviceaccount:n:s', 'system:serviceaccount:m:s'],
  userGroups: [
    ...['g', 'h', 'system:authenticated', 'system:unauthenticated'],
    ...['system:serviceaccounts', 'system:serviceaccounts:n', 'system:nodes'],
  ],
  verbs: [...objectVerbs, 'proxy', 'post', 'put', 'head', '*', 'connect', 'options', ''],
  namespaces: ['', 'n', 'm', '*'],
  groups: ['', 'apps', '*', 'g.io'],
  patterns: [
    ...['*', 'pods', 'pods/*', 'pods/log', '*/log', '*/scale', 'secrets', 'secrets/*'],
    ...['namespaces', 'namespaces/status', 'status', 'pods*', 'watch', 'secrets/log'],
  ],
  names: ['', 'x', 'y', 'x/y', '50%', '..', '*'],
  urls: [
    ...['*', '/*', '/a*', '/a', '/ab', '/a/*', '/', '/api', '/api*', '/api/*', '/api/v1'],
    ...['/api/v1/*', '/api/v1/', '/apis/apps/v1/*', '/apis/*', '/api/v1/pods*', '/api//*'],
  ],
};

/** Draws a few values of each field: with few values, rules meet often. */
export function drawAlphabet({ next, one }: Draw): Alphabet {
  const few = <Value>(values: readonly Value[], most: number) =>
    Array.from({ length: 1 + next(most) }, () => one(values));
  return {
    users: few(wide.users, 2),
    userGroups: few(wide.userGroups, 2),
    verbs: few(wide.verbs, 4),
    namespaces: few(wide.namespaces, 2),
    groups: few(wide.groups, 2),
    patterns: few(wide.patterns, 4),
    names: few(wide.names, 2),
    urls: few(wide.urls, 4),
  };
}

/** Draws a rule that validation accepts. */
export function drawRule(alphabet: Alphabet, draw: Draw): PolicyRule {
  const { next, some, one } = draw;
  const rule: PolicyRule = { level: one(['None', 'Metadata', 'Request']) };
  for (const field of ['users', 'userGroups', 'verbs'] as const) {
    if (next(3) === 0) rule[field] = some(alphabet[field]);
  }
  if (next(3) === 0) {
    if (next(4) > 0) rule.nonResourceURLs = some(alphabet.urls);
    return rule;
  }
  if (next(3) === 0) rule.namespaces = some(alphabet.namespaces);
  if (next(4) > 0) {
    rule.resources = Array.from({ length: 1 + next(2) }, () => {
      const isWhole = next(4) === 0;
      return {
        ...(next(4) > 0 && { group: one(alphabet.groups) }),
        ...(!isWhole && { resources: some(alphabet.patterns) }),
        ...(!isWhole && next(3) === 0 && { resourceNames: some(alphabet.names) }),
      };
    });
  }
  return rule;
}

/** Every request of a small world in which the alphabet's values occur, and others that no rule names. */
export function requestsOf(alphabet: Alphabet): Attributes[] {
  const users = usersOf(alphabet);
  const different = new Map<string, RequestInfo>();
  for (const [method, url] of urlsOf(alphabet)) {
    const info = requestInfo(method, url);
    if (info.problem !== undefined) continue;
    const { verb, apiGroup, resource, subresource, namespace, name, path } = info;
    const target = [apiGroup, resource, subresource, namespace, name];
    different.set([verb, ...(info.isResourceRequest ? target : [path])].join(' '), info);
  }
  return [...different.values()].flatMap((info) => users.map((user) => attributesOf(info, user)));
}

function usersOf({ users, userGroups }: Alphabet): (UserInfo | null)[] {
  const names = new Set([...users, 'zoe', 'system:anonymous']);
  const sets = subsets([...new Set(userGroups)]);
  return [
    null,
    ...[...names].flatMap((username) =>
      sets.flatMap((given) => {
        const isAnonymous = username === 'system:anonymous';
        if (given.some((group) => (group === 'system:unauthenticated') !== isAnonymous)) return [];
        const groups = [...groupsOfUser(username), ...given.flatMap(groupsWith)];
        return [{ username, groups: [...new Set(groups)] }];
      }),
    ),
  ];
}

const subsets = (values: readonly string[]): string[][] =>
  values.reduce<string[][]>((all, value) => [...all, ...all.map((set) => [...set, value])], [[]]);

/** Requests as a client sends them: what the server makes of them is not ours to say. */
function urlsOf({ groups, patterns, namespaces, names, urls }: Alphabet): Set<[string, string]> {
  const parts = patterns.map((pattern) => pattern.split('/'));
  const named = (values: readonly (string | undefined)[]) =>
    [...new Set(values)].filter((value) => value !== undefined && !/[*]/.test(value)) as string[];
  const resources = named([...parts.map(([base]) => base), 'zebras']);
  const subs = named([...parts.map(([, sub]) => sub), 'zoom', '']);
  const places = named([...namespaces, 'z', '']);
  const objects = named([...names, 'zed', '']).filter((name) => !name.includes('/'));
  const found = new Map<string, [string, string]>();
  const add = (method: string, url: string) => found.set(`${method} ${url}`, [method, url]);
  const roots = named([...groups, 'z.io', '']).map((group) =>
    group === '' ? '/api/v1' : `/apis/${group}/v1`,
  );
  for (const root of roots) {
    for (const place of places) {
      for (const resource of resources) {
        for (const name of objects) {
          for (const sub of subs) {
            const tail = [resource, encodeURIComponent(name), sub].join('/').replace(/\/+$/, '');
            const paths = [`namespaces/${place}/${tail}`, ...(place === '' ? [tail] : [])];
            for (const path of paths) {
              for (const method of resourceMethods) add(method, `${root}/${path}`);
              add('GET', `${root}/${path}?watch=1`);
              add('GET', `${root}/watch/${path}`);
              add('GET', `${root}/proxy/${path}`);
              if (name === '') continue;
              const bare = path.replace(`/${encodeURIComponent(name)}`, sub === '' ? '' : '/');
              const selector = `fieldSelector=metadata.name%3D${encodeURIComponent(name)}`;
              add('GET', `${root}/${bare}?${selector}`);
            }
          }
        }
      }
    }
  }
  const starts = urls.map((url) => url.replace(/\*+$/, ''));
  const others = [
    '/',
    '/zip',
    '/api',
    '/api/',
    '/api/v1',
    '/api/v1/',
    '/api/v1//',
    '/apis/apps/v1/',
  ];
  const paths = new Set([
    ...others,
    ...starts.filter((start) => start !== ''),
    ...starts.flatMap((start) => [`${start || '/'}zed`, `${start || '/'}/`, `${start || '/'}//`]),
  ]);
  for (const path of paths) {
    for (const method of urlMethods) add(method, path);
  }
  for (const method of urlMethods) if (method !== 'OPTIONS') add(method, '*');
  return new Set(found.values());
}

const resourceMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const urlMethods = [...resourceMethods, 'HEAD', 'CONNECT', 'TRACE'];
