import { expect, it } from 'vitest';
import type { PolicyRule } from '../audit/types';
import { ruleSentence } from './ruleSentence';

const metadata = (rule: Partial<PolicyRule>): PolicyRule => ({ level: 'Metadata', ...rule });

const rows: [rule: PolicyRule, sentence: string][] = [
  [
    {
      level: 'RequestResponse',
      verbs: ['delete'],
      resources: [{ group: '', resources: ['pods'], resourceNames: ['webapp-pod'] }],
      namespaces: ['prod-namespace'],
    },
    'Record delete requests for pods named webapp-pod in prod-namespace, with both bodies.',
  ],
  [{ level: 'None' }, 'Drop everything.'],
  [{ level: 'Request' }, 'Record everything, with the request body.'],
  [metadata({ verbs: [], users: [], resources: [] }), 'Record everything, without bodies.'],
  [
    metadata({ verbs: ['get', 'list', 'watch'] }),
    'Record get, list and watch requests, without bodies.',
  ],
  [metadata({ verbs: [''] }), 'Record "" requests, without bodies.'],
  [
    metadata({ resources: [{}] }),
    'Record every request for everything in the core group, without bodies.',
  ],
  [
    metadata({ resources: [{ group: '', resources: ['*'] }] }),
    'Record every request for everything in the core group, without bodies.',
  ],
  [
    metadata({ resources: [{ group: 'apps' }] }),
    'Record every request for everything in API group apps, without bodies.',
  ],
  [
    metadata({ resources: [{ group: '*' }] }),
    'Record every request for every resource, without bodies.',
  ],
  [
    metadata({ resources: [{ group: '*', resources: ['*/scale'] }] }),
    'Record every request for */scale of any API group, without bodies.',
  ],
  [
    metadata({
      resources: [
        { resources: ['secrets', 'configmaps'] },
        { group: 'apps', resources: ['deployments'] },
      ],
    }),
    'Record every request for secrets and configmaps, and deployments of API group apps, without bodies.',
  ],
  [
    metadata({ resources: [{ resources: ['pods'], resourceNames: ['a', 'b'] }] }),
    'Record every request for pods named a or b, without bodies.',
  ],
  [
    metadata({ namespaces: ['dev', 'prod'] }),
    'Record every resource request in dev or prod, without bodies.',
  ],
  [
    metadata({ namespaces: [''] }),
    'Record every resource request at cluster scope or over all namespaces, without bodies.',
  ],
  [
    metadata({ verbs: ['list'], resources: [{ resources: ['pods'] }], namespaces: ['dev', ''] }),
    'Record list requests for pods in dev, at cluster scope or over all namespaces, without bodies.',
  ],
  [
    { level: 'None', nonResourceURLs: ['/healthz*', '/version'] },
    'Drop every request to /healthz* and /version.',
  ],
  [
    { level: 'None', nonResourceURLs: ['/version', '*'] },
    'Drop every request to every non-resource URL.',
  ],
  [{ level: 'None', users: ['system:kube-proxy'] }, 'Drop every request by system:kube-proxy.'],
  [{ level: 'None', users: ['a', 'b'], verbs: ['watch'] }, 'Drop watch requests by a or b.'],
  [
    { level: 'None', userGroups: ['system:nodes', 'ops'] },
    'Drop every request by anyone in group system:nodes or ops.',
  ],
  [
    metadata({ users: ['alice'], userGroups: ['ops'] }),
    'Record every request by alice, if in group ops, without bodies.',
  ],
  [
    metadata({ omitStages: ['RequestReceived'] }),
    'Record everything, without bodies, not on arrival (RequestReceived).',
  ],
  [
    metadata({ verbs: ['watch'], omitStages: ['ResponseComplete', 'ResponseStarted'] }),
    'Record watch requests, without bodies, not when the answer starts (ResponseStarted) or when the answer is out (ResponseComplete).',
  ],
  [
    metadata({ omitStages: ['Panic', 'RequestReceived', 'ResponseStarted', 'Panic'] }),
    'Record everything, without bodies, not on arrival (RequestReceived), when the answer starts (ResponseStarted) or when the handler panics (Panic).',
  ],
  [
    metadata({ omitStages: ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'] }),
    'Record everything, without bodies, at no stage.',
  ],
  [metadata({ omitStages: [] }), 'Record everything, without bodies.'],
  [{ level: 'None', omitStages: ['RequestReceived'] }, 'Drop everything.'],
  [{ level: 'None', omitManagedFields: true }, 'Drop everything.'],
  [metadata({ omitManagedFields: true }), 'Record everything, without bodies.'],
  [
    { level: 'Request', omitManagedFields: true },
    'Record everything, with the request body but no managed fields.',
  ],
  [
    { level: 'RequestResponse', omitManagedFields: false, omitStages: ['RequestReceived'] },
    'Record everything, with both bodies and any managed fields, not on arrival (RequestReceived).',
  ],
  [
    metadata({ omitStages: ['RequestStarted'] }),
    'Record everything, without bodies, not at the unknown stage RequestStarted.',
  ],
  [
    metadata({ omitStages: ['Panic', ''] }),
    'Record everything, without bodies, not when the handler panics (Panic) or at the unknown stage "".',
  ],
  [{ level: '', verbs: ['get'] }, 'Match get requests, without a level.'],
  [{ level: 'metadata' }, 'Match everything at the unknown level metadata.'],
  [{ level: 'constructor' }, 'Match everything at the unknown level constructor.'],
  [{ level: 'None', users: ['a', 'b', 'c', 'd', 'e'] }, 'Drop every request by a, b, c, d or e.'],
  [
    { level: 'None', users: ['a', 'b', 'c', 'd', 'e', 'f'] },
    'Drop every request by a, b, c, d or 2 more.',
  ],
];

const told = (rule: PolicyRule, isLast?: boolean) =>
  ruleSentence(rule, isLast)
    .map(({ text }) => text)
    .join('');

it.each(rows)('%j', (rule, sentence) => {
  expect(told(rule)).toBe(sentence);
});

it('says "else" of a last rule without conditions only', () => {
  expect(told({ level: 'None' }, true)).toBe('Drop everything else.');
  expect(told({ level: 'None', verbs: ['get'] }, true)).toBe('Drop get requests.');
});

it("sets the rule's own values off", () => {
  const pieces = ruleSentence(
    metadata({ verbs: ['get'], resources: [{ resources: ['pods'] }], omitStages: ['Panic'] }),
  );
  expect(pieces.filter(({ strong }) => strong).map(({ text }) => text)).toEqual([
    'get',
    'pods',
    'Panic',
  ]);
});
