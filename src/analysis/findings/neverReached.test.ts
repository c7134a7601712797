import { expect, it } from 'vitest';
import type { PolicyRule } from '../../audit/types';
import { core, observe, repaired, shown } from '../../testing/findingRows';
import { orderFindings } from './orderFindings';
import { reachOf } from '../reach';
import { resultOf } from '../../audit/steps';

const verbs = (...list: string[]): PolicyRule => ({ level: 'None', verbs: list });
const pods: PolicyRule = { level: 'Metadata', resources: core('pods') };
const bodies = { level: 'RequestResponse' } as const;
const dropped: PolicyRule = { level: 'None', resources: core('events'), users: ['a'] };
const rest: PolicyRule = { level: 'Metadata' };

/** Rules; the message for each that is never reached, with its fix; the rules after the last fix. */
const rows: Record<string, [rules: PolicyRule[], messages: string[], after: PolicyRule[]]> = {
  'a narrow rule after a wide one': [
    [pods, { ...pods, ...bodies, verbs: ['delete'], namespaces: ['prod'] }, rest],
    ['Rule 2 is never reached: rule 1 matches all of its requests. [Move above rule 1]'],
    [{ ...pods, ...bodies, verbs: ['delete'], namespaces: ['prod'] }, pods, rest],
  ],
  'without a rule for everything else': [
    [pods, { ...pods, ...bodies, users: ['a'] }],
    ['Rule 2 is never reached: rule 1 matches all of its requests. [Move above rule 1]'],
    [{ ...pods, ...bodies, users: ['a'] }, pods],
  ],
  'the first of several that match all': [
    [verbs('list'), verbs('get'), verbs('get', 'watch'), { ...pods, verbs: ['get'] }, rest],
    ['Rule 4 is never reached: rule 2 matches all of its requests. [Move above rule 2]'],
    [verbs('list'), { ...pods, verbs: ['get'] }, verbs('get'), verbs('get', 'watch'), rest],
  ],
  'one that records the same': [
    [pods, { ...pods, verbs: ['get'] }, rest],
    [
      'Rule 2 changes nothing: rule 1 matches all of its requests and records the same. [Remove rule 2]',
    ],
    [pods, rest],
  ],
  'one that records nothing either': [
    [verbs('get', 'list'), { ...verbs('get'), omitStages: ['Panic'] }, rest],
    [
      'Rule 2 changes nothing: rule 1 matches all of its requests and records the same. [Remove rule 2]',
    ],
    [verbs('get', 'list'), rest],
  ],
  'the same requests with more': [
    [pods, dropped, { ...pods, ...bodies }, rest],
    ['Rule 3 is never reached: rule 1 matches the same requests. [Use rule 3 instead of rule 1]'],
    [{ ...pods, ...bodies }, dropped, rest],
  ],
  'the same requests with less': [
    [{ ...pods, ...bodies }, { ...pods, omitStages: ['Panic'] }, rest],
    [
      'Rule 2 is never reached: rule 1 matches the same requests. Narrow rule 1 or remove it. [undefined]',
    ],
    [{ ...pods, ...bodies }, { ...pods, omitStages: ['Panic'] }, rest],
  ],
  'the same requests with less, not beside it': [
    [{ ...pods, ...bodies }, dropped, { ...pods, omitStages: ['Panic'] }, rest],
    ['Rule 3 is never reached: rule 1 matches the same requests. [Remove rule 3]'],
    [{ ...pods, ...bodies }, dropped, rest],
  ],
  'the same requests, with more of one thing and less of another': [
    [pods, { ...pods, ...bodies, omitStages: ['ResponseComplete'] }, rest],
    [
      'Rule 2 is never reached: rule 1 matches the same requests. Narrow rule 1 or remove it. [undefined]',
    ],
    [pods, { ...pods, ...bodies, omitStages: ['ResponseComplete'] }, rest],
  ],
  'the same requests at a level that does not exist': [
    [pods, { ...pods, level: 'request' }, rest],
    [
      'Rule 2 is never reached: rule 1 matches the same requests. Narrow rule 1 or remove it. [undefined]',
    ],
    [pods, { ...pods, level: 'request' }, rest],
  ],
  'the same requests at a higher level without a stage': [
    [
      pods,
      {
        ...pods,
        ...bodies,
        omitStages: ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'],
      },
      rest,
    ],
    [
      'Rule 2 is never reached: rule 1 matches the same requests. Narrow rule 1 or remove it. [undefined]',
    ],
    [
      pods,
      {
        ...pods,
        ...bodies,
        omitStages: ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'],
      },
      rest,
    ],
  ],
  'the same requests, written differently': [
    [
      { level: 'None', resources: [{ resources: ['pods'] }, { group: 'apps' }] },
      { level: 'None', resources: [{ group: 'apps', resources: ['*'] }, ...core('pods', 'pods')] },
      rest,
    ],
    [
      'Rule 2 changes nothing: rule 1 matches the same requests and records the same. Narrow rule 1 or remove it. [Remove rule 1]',
    ],
    [
      { level: 'None', resources: [{ group: 'apps', resources: ['*'] }, ...core('pods', 'pods')] },
      rest,
    ],
  ],
  'values that match nothing do not count': [
    [pods, { ...pods, ...bodies, verbs: ['get', 'GET'], users: ['a', '*'] }, rest],
    ['Rule 2 is never reached: rule 1 matches all of its requests. [Move above rule 1]'],
    [{ ...pods, ...bodies, verbs: ['get', 'GET'], users: ['a', '*'] }, pods, rest],
  ],
  'everyone with credentials': [
    [
      { level: 'None', userGroups: ['system:authenticated'] },
      { level: 'Metadata', users: ['jane'] },
      rest,
    ],
    ['Rule 2 is never reached: rule 1 matches all of its requests. [Move above rule 1]'],
    [
      { level: 'Metadata', users: ['jane'] },
      { level: 'None', userGroups: ['system:authenticated'] },
      rest,
    ],
  ],
  'everything first and last': [
    [{ ...rest, omitStages: ['RequestReceived'] }, verbs('get'), verbs('list'), rest],
    [
      'Rule 1 matches every request, so rules 2 to 4 are never reached. Narrow it or move it down. [Move rule 1 below rule 3]',
    ],
    [verbs('get'), verbs('list'), { ...rest, omitStages: ['RequestReceived'] }, rest],
  ],
  'everything twice': [
    [verbs('get'), rest, { level: 'None' }],
    [
      'Rule 2 matches every request, so rule 3 is never reached. Narrow it or remove it. [undefined]',
    ],
    [verbs('get'), rest, { level: 'None' }],
  ],
  'everything twice, with the same': [
    [verbs('get'), rest, rest],
    [
      'Rule 2 matches every request, so rule 3 is never reached. Narrow it or remove it. [Remove rule 2]',
    ],
    [verbs('get'), rest],
  ],
  'a rule and its copy': [
    [verbs('get'), verbs('get'), rest],
    [
      'Rule 2 changes nothing: rule 1 matches the same requests and records the same. Narrow rule 1 or remove it. [Remove rule 1]',
    ],
    [verbs('get'), rest],
  ],
  'a new rule for everything among others': [
    [verbs('get'), rest, pods, rest],
    [
      'Rule 2 matches every request, so rules 3 and 4 are never reached. Narrow it or move it down. [Move rule 2 below rule 3]',
    ],
    [verbs('get'), pods, rest, rest],
  ],
  'everything twice, first None': [
    [{ level: 'None' }, rest],
    [
      'Rule 1 matches every request, so rule 2 is never reached. Narrow it or remove it. [Use rule 2 instead of rule 1]',
    ],
    [rest],
  ],
  'everything, then a rule that records the same': [
    [rest, { ...pods }],
    [
      'Rule 1 matches every request, so rule 2 is never reached. Narrow it or move it down. [Move rule 1 to the end]',
    ],
    [{ ...pods }, rest],
  ],
  'a rule that matches nothing itself': [[verbs('get'), verbs('GET'), rest], [], []],
  'one value more': [[verbs('get'), verbs('get', 'list'), rest], [], []],
  'several rules together': [
    [verbs('get'), pods, verbs('list'), { ...rest, verbs: ['get', 'list'] }, rest],
    [
      'Rule 4 is never reached: rules 1 and 3 together match all of its requests. [Move above rule 1]',
    ],
    [{ ...rest, verbs: ['get', 'list'] }, verbs('get'), pods, verbs('list'), rest],
  ],
  'several rules together that record the same': [
    [verbs('get'), verbs('list'), verbs('get', 'list'), rest],
    [
      'Rule 3 changes nothing: rules 1 and 2 together match all of its requests and record the same. [Remove rule 3]',
    ],
    [verbs('get'), verbs('list'), rest],
  ],
};

it.each(Object.entries(rows))('%s', (_, [rules, messages, after]) => {
  const found = resultOf(orderFindings({ rules }, reachOf({ rules }))).filter(
    ({ code }) => code !== 'no-catch-all',
  );
  expect(found.map(({ message, fix }) => `${message} [${fix?.title}]`)).toEqual(messages);
  const [finding] = found;
  if (finding) expect(finding.fix ? repaired({ rules }, finding).rules : rules).toEqual(after);
});

const dev: PolicyRule = { level: 'Request', namespaces: ['dev'] };

/** Rules before the last, and what is said of values without effect. */
const values: Record<string, [rules: PolicyRule[], said: string[]]> = {
  'resources that an earlier rule matches': [
    [
      { ...dev, resources: core('pods', 'services') },
      {
        ...bodies,
        verbs: ['create'],
        namespaces: ['dev'],
        resources: [...core('secrets', 'pods', 'pods/log', 'services')],
      },
    ],
    [
      'rules.1.resources.0.resources.1: "pods" and "services" have no effect: rule 1 matches all of their requests.',
    ],
  ],
  'an entry that an earlier rule matches': [
    [
      { ...dev, resources: core('pods', 'services') },
      { ...bodies, namespaces: ['dev'], resources: [...core('secrets'), ...core('pods')] },
    ],
    ['rules.1.resources.1: This entry has no effect: rule 1 matches all of its requests.'],
  ],
  'a verb that two rules match together': [
    [
      { ...dev, verbs: ['get'], namespaces: ['a'] },
      { ...dev, verbs: ['get'], namespaces: ['b'] },
      { ...bodies, verbs: ['get', 'list'], namespaces: ['a', 'b'] },
    ],
    ['rules.2.verbs.0: "get" has no effect: rules 1 and 2 together match all of its requests.'],
  ],
  'a value that an earlier rule records the same': [
    [
      { ...pods, verbs: ['get'] },
      { ...pods, verbs: ['get', 'list'] },
    ],
    [],
  ],
};

it.each(Object.entries(values))('of the values: %s', (_, [rules, said]) => {
  const policy = { rules: [...rules, rest] };
  const found = observe(policy).filter(({ code }) => code.startsWith('value-'));
  expect(found.map(({ message, path }) => `${path.join('.')}: ${message}`)).toEqual(said);
});

it.each<[name: string, rules: PolicyRule[], expected: string[]]>([
  [
    'bodies and credentials',
    [pods, { ...pods, ...bodies, verbs: ['get'] }, rest, { ...bodies, users: ['a'] }],
    ['rule-never-reached rules.1', 'catch-all-not-last rules.2'],
  ],
  [
    'shells, stages and values listed twice',
    [
      { level: 'Metadata', resources: core('pods/*') },
      {
        level: 'Request',
        verbs: ['create', 'create'],
        resources: core('pods/exec'),
        omitStages: ['ResponseComplete'],
      },
      rest,
    ],
    ['rule-never-reached rules.1'],
  ],
  [
    'a misspelled value stays',
    [
      { level: 'None', namespaces: ['a'] },
      { ...pods, namespaces: ['a'], verbs: ['get', 'exec'] },
      rest,
    ],
    ['verb-unknown rules.1.verbs.1', 'rule-never-reached rules.1'],
  ],
])('says nothing else about a rule that decides nothing: %s', (_, rules, expected) => {
  expect(shown(observe({ rules })).toSorted()).toEqual(expected.toSorted());
});
