import { ruleMatches } from '../audit/evaluator';
import type { Attributes, UserInfo } from '../audit/types';
import { bothBits, firstBit, type Bits } from './bits';
import { httpRequest } from './httpRequest';
import type { Region } from './region';
import type { RuleIndex } from './ruleIndex';
import { authenticated, groupsOfUser } from './subjects';

/**
 * Returns a request as `found` that reads better: for a resource that Kubernetes serves, by an ordinary
 * user, with a name and namespace as usual. It is in the region as well, and none of `except` matches it.
 */
export function naturalRequest(
  found: Attributes,
  region: Region,
  index: RuleIndex,
  except: Bits,
): Attributes {
  const isIn = (request: Attributes) =>
    region.every((rule) => ruleMatches(rule, request)) &&
    firstBit(bothBits(index.request(request), except)) === undefined &&
    httpRequest(request) !== undefined;
  return improvements.reduce((best, changes) => {
    const better = changes(best).find((change) => isIn({ ...best, ...change }));
    return better ? { ...best, ...better } : best;
  }, found);
}

type Change = Partial<Attributes>;

/** Each tries some values, the best first; one that changes nothing ends the search. */
const improvements: readonly ((request: Attributes) => readonly Change[])[] = [
  likelyTargets,
  ({ user }) => (isOrdinary(user) ? [] : [{ user: jane }]),
  ({ user }) => (isLikeAnAccount(user) ? accounts : []),
  ({ isResourceRequest, path }) => (isResourceRequest || path === '/version' ? [] : urls),
];

const jane: UserInfo = { username: 'jane', groups: ['developers', authenticated] };
const isOrdinary = (user: UserInfo | null) => user?.groups?.includes(authenticated) === true;
/** Whether somebody else is in the group of all service accounts, which nobody is in practice. */
const isLikeAnAccount = (user: UserInfo | null) =>
  user?.groups?.includes('system:serviceaccounts') === true &&
  !user.username.startsWith('system:serviceaccount:');
const accounts: readonly Change[] = ['default', 'shop', 'team'].map((namespace) => {
  const username = `system:serviceaccount:${namespace}:default`;
  return { user: { username, groups: groupsOfUser(username) } };
});
const urls: readonly Change[] = [{ path: '/version' }, { path: '/healthz' }, { path: '/metrics' }];

interface Likely {
  apiGroup: string;
  resource: string;
  subresource: string;
  namespaced: boolean;
}
const of = (apiGroup: string, resource: string, namespaced = true, subresource = ''): Likely => ({
  ...{ apiGroup, resource, subresource, namespaced },
});

/** Resources that everybody knows, the most common first. */
const likely: readonly Likely[] = [
  ...[of('', 'pods'), of('', 'configmaps'), of('', 'services'), of('', 'secrets')],
  ...[of('apps', 'deployments'), of('batch', 'jobs'), of('', 'serviceaccounts')],
  ...[of('', 'pods', true, 'log'), of('', 'pods', true, 'exec'), of('', 'pods', true, 'status')],
  ...[of('apps', 'deployments', true, 'scale'), of('', 'events'), of('', 'nodes', false)],
  ...[of('rbac.authorization.k8s.io', 'roles'), of('', 'namespaces', false)],
  ...[of('rbac.authorization.k8s.io', 'clusterroles', false), of('', 'persistentvolumes', false)],
  ...[of('coordination.k8s.io', 'leases'), of('networking.k8s.io', 'ingresses')],
  ...[of('apps', 'statefulsets'), of('apps', 'daemonsets'), of('apps', 'replicasets')],
];

/** The same verb for resources that are served, with a name where the verb has one usually. */
function likelyTargets(found: Attributes): readonly Change[] {
  if (!found.isResourceRequest) return [];
  const { verb } = found;
  const isList = ['list', 'watch', 'deletecollection'].includes(verb);
  return likely.flatMap(({ namespaced, subresource, ...target }) => {
    if (subresource !== '' && (isList || verb === 'delete')) return [];
    const isNameless = isList || (verb === 'create' && subresource === '');
    const namespaces = namespaced ? [found.namespace || 'default', 'default', 'kube-system'] : [''];
    const names = isNameless ? [''] : [found.name || 'web', 'web'];
    return namespaces.flatMap((namespace) =>
      names.map((name) => ({
        ...target,
        subresource,
        name,
        namespace: target.resource === 'namespaces' && !isNameless ? name : namespace,
      })),
    );
  });
}
