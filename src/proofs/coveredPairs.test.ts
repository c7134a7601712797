import { expect, it } from 'vitest';
import type { PolicyRule } from '../audit/types';
import { matchesSomething, witness } from '../testing/ruleWitness';
import { reachability } from './reachability';

type Conditions = Omit<PolicyRule, 'level'>;
const rule = (conditions: Conditions): PolicyRule => ({ level: 'Metadata', ...conditions });
const of = (...resources: string[]): Conditions => ({ resources: [{ resources }] });

/** A rule, another one, and whether the first matches all that the second does. */
const pairs: Record<string, [wide: Conditions, narrow: Conditions, covered: boolean]> = {
  'everything, and all of it': [{}, {}, true],
  'everything, and an empty list': [{ verbs: [] }, { users: [] }, true],
  'a list, and fewer of it': [{ verbs: ['get', 'list'] }, { verbs: ['list'] }, true],
  'a list, and more than it': [{ verbs: ['get'] }, { verbs: ['get', 'list'] }, false],
  'a list, and everything': [{ verbs: ['get'] }, {}, false],
  'every verb of resources': [
    { verbs: ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'] },
    of('pods'),
    false,
  ],
  'an HTTP method that no resource request has': [
    { verbs: ['get'] },
    { verbs: ['get', 'post'], namespaces: ['a'] },
    true,
  ],
  'an HTTP method that other requests have': [
    { verbs: ['get'] },
    { verbs: ['get', 'post'] },
    false,
  ],
  'fewer namespaces': [{ namespaces: ['a', ''] }, { namespaces: [''] }, true],
  'every namespace': [{ namespaces: ['a', ''] }, of('pods'), false],
  'resources in a namespace, for namespaces': [
    { namespaces: ['a'] },
    { namespaces: ['a'], ...of('pods') },
    true,
  ],
  'requests about resources, for both kinds': [
    { resources: [{ group: '*' }] },
    { verbs: ['get'] },
    false,
  ],
  'the API, for a namespace': [{ resources: [{ group: '*' }] }, { namespaces: ['a'] }, true],
  'a group without resources': [
    { resources: [{ group: 'apps' }] },
    { resources: [{ group: 'apps', resources: ['*'] }] },
    true,
  ],
  'all resources of a group': [
    { resources: [{ resources: ['*'] }] },
    { resources: [{ group: '' }] },
    true,
  ],
  'another group': [{ resources: [{ group: 'apps' }] }, of('pods'), false],
  'every group': [{ resources: [{ group: '*' }] }, of('pods', 'secrets'), true],
  'a group, of every group': [
    { resources: [{ group: '' }] },
    { resources: [{ group: '*', resources: ['pods'] }] },
    false,
  ],
  'a resource, not its subresources': [of('pods'), of('pods/log'), false],
  'a resource with its subresources': [of('pods/*'), of('pods', 'pods/log', 'pods/*'), true],
  'a subresource of everything': [of('*/scale'), of('deployments/scale', '*/scale'), true],
  'some subresources of one': [of('pods/log', 'pods/exec', 'pods'), of('pods/*'), false],
  'all, for a pattern': [of('*'), of('*/scale', 'pods/*', 'pods/log'), true],
  'two entries together': [
    { resources: [{ resources: ['pods'] }, { resources: ['secrets'] }] },
    of('secrets', 'pods'),
    true,
  ],
  'one entry of two': [
    of('pods'),
    { resources: [{ resources: ['pods'] }, { group: 'apps' }] },
    false,
  ],
  'names of two entries': [
    {
      resources: [
        { resources: ['pods'], resourceNames: ['a'] },
        { resources: ['*'], resourceNames: ['b'] },
      ],
    },
    { resources: [{ resources: ['pods'], resourceNames: ['b', 'a'] }] },
    true,
  ],
  'fewer names': [
    { resources: [{ resources: ['pods'], resourceNames: ['a'] }] },
    of('pods'),
    false,
  ],
  'names without resources do not count': [
    { resources: [{ resourceNames: ['a'] }] },
    of('pods'),
    true,
  ],
  'a delete of many has no name': [
    { resources: [{ resources: ['pods'], resourceNames: [''] }] },
    { verbs: ['deletecollection'], ...of('pods') },
    true,
  ],
  'a get has a name': [
    { resources: [{ resources: ['pods'], resourceNames: ['a'] }] },
    { verbs: ['get'], resources: [{ resources: ['pods'], resourceNames: ['a', ''] }] },
    true,
  ],
  'a get of no name is no request': [
    {},
    { verbs: ['get'], resources: [{ resources: ['pods'], resourceNames: [''] }] },
    false,
  ],
  'URLs of a prefix': [
    { nonResourceURLs: ['/healthz*'] },
    { nonResourceURLs: ['/healthz', '/healthz/etcd', '/healthz/*'] },
    true,
  ],
  'a URL, not its prefix': [
    { nonResourceURLs: ['/healthz', '/healthz/*'] },
    { nonResourceURLs: ['/healthz*'] },
    false,
  ],
  'every URL': [{ nonResourceURLs: ['*'] }, { nonResourceURLs: ['/a', '*'] }, true],
  'every URL, for both kinds': [{ nonResourceURLs: ['*'] }, { verbs: ['get'] }, false],
  'URLs are no resources': [{ nonResourceURLs: ['*'] }, of('pods'), false],
  'URLs, for everybody': [{}, { nonResourceURLs: ['/a'] }, true],
  'a user of a list': [{ users: ['a', 'b'] }, { users: ['b'] }, true],
  'a user, whatever group': [{ users: ['a'] }, { users: ['a'], userGroups: ['g'] }, true],
  'a group, for everybody': [{ userGroups: ['g'] }, {}, false],
  'everyone with credentials, for all': [{ userGroups: ['system:authenticated'] }, {}, false],
  'everyone with credentials, for a user': [
    { userGroups: ['system:authenticated'] },
    { users: ['jane'] },
    true,
  ],
  'everyone with credentials, for a group': [
    { userGroups: ['system:authenticated'] },
    { userGroups: ['dev'] },
    true,
  ],
  'everyone with credentials, for anonymous': [
    { userGroups: ['system:authenticated'] },
    { users: ['system:anonymous', 'jane'] },
    false,
  ],
  'everyone with credentials, for the others': [
    { userGroups: ['system:authenticated'] },
    { userGroups: ['system:unauthenticated'] },
    false,
  ],
  'both, for every user': [
    { userGroups: ['system:authenticated', 'system:unauthenticated'] },
    { users: ['system:anonymous', 'jane'] },
    true,
  ],
  'both, not for failed logins': [
    { userGroups: ['system:authenticated', 'system:unauthenticated'] },
    {},
    false,
  ],
  'anonymous by name': [
    { users: ['system:anonymous'] },
    { userGroups: ['system:unauthenticated'] },
    true,
  ],
  'service accounts, for one': [
    { userGroups: ['system:serviceaccounts'] },
    { users: ['system:serviceaccount:a:b'] },
    true,
  ],
  'service accounts, for a namespace': [
    { userGroups: ['system:serviceaccounts'] },
    { userGroups: ['system:serviceaccounts:a'] },
    true,
  ],
  'service accounts of a namespace': [
    { userGroups: ['system:serviceaccounts:a'] },
    { users: ['system:serviceaccount:a:b'] },
    true,
  ],
  'service accounts of another namespace': [
    { userGroups: ['system:serviceaccounts:a'] },
    { users: ['system:serviceaccount:b:b'] },
    false,
  ],
  'nobody is in this group': [
    {},
    { users: ['jane'], userGroups: ['system:unauthenticated'] },
    false,
  ],
};

it.each(Object.entries(pairs))('%s', (_, [wide, narrow, covered]) => {
  const [, second] = reachability({ rules: [rule(wide), rule(narrow)] });
  expect(second?.kind === 'covered').toBe(covered);
  // The rows themselves are what the evaluator says.
  expect(matchesSomething(rule(narrow)) && !witness(rule(wide), rule(narrow))).toBe(covered);
});
