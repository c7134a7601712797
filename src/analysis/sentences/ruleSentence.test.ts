import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ruleMatches } from '../../audit/evaluator';
import { stages, type PolicyRule } from '../../audit/types';
import { sampleRequests } from '../../catalog/requests';
import { attributesFor } from '../../engine/decide';
import { isCatchAll } from '../coverage';
import { ruleSentence } from './ruleSentence';
import { said, textOf } from './sentencePiece';

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
    "Record every request for every resource's scale of any API group, without bodies.",
  ],
  [
    metadata({
      resources: [
        { resources: ['secrets', 'configmaps'] },
        { group: 'apps', resources: ['deployments'] },
      ],
    }),
    'Record every request for secrets and configmaps, and deployments of API group apps (but not subresources such as deployments/scale), without bodies.',
  ],
  [
    metadata({ resources: [{ resources: ['pods'], resourceNames: ['a', 'b'] }] }),
    'Record every request for pods named a or b (but not subresources such as pods/exec and pods/log), without bodies. With resourceNames, creating an object never matches, and list only matches with a field selector for that name.',
  ],
  [
    metadata({ namespaces: ['dev', 'prod'] }),
    'Record every resource request in dev or prod, without bodies.',
  ],
  [
    metadata({ namespaces: [''] }),
    'Record every resource request at cluster scope or across all namespaces, without bodies.',
  ],
  [
    metadata({ verbs: ['list'], resources: [{ resources: ['pods'] }], namespaces: ['dev', ''] }),
    'Record list requests for pods in dev, at cluster scope or across all namespaces, without bodies.',
  ],
  [
    { level: 'None', nonResourceURLs: ['/healthz*', '/version'] },
    'Drop every request to /healthz* and /version.',
  ],
  [
    { level: 'None', nonResourceURLs: ['/version', '*'] },
    'Drop every request to every non-resource URL.',
  ],
  [
    { level: 'None', users: ['system:kube-proxy'] },
    'Drop every request by system:kube-proxy (before impersonation).',
  ],
  [
    { level: 'None', users: ['a', 'b'], verbs: ['watch'] },
    'Drop watch requests by a or b (before impersonation).',
  ],
  [
    { level: 'None', userGroups: ['system:nodes', 'ops'] },
    'Drop every request by anyone in group system:nodes or ops (before impersonation).',
  ],
  [
    metadata({ users: ['alice'], userGroups: ['ops'] }),
    'Record every request by alice, if in group ops (before impersonation), without bodies.',
  ],
  [
    metadata({ omitStages: ['RequestReceived'] }),
    'Record everything, without bodies, not on arrival (RequestReceived).',
  ],
  [
    metadata({ verbs: ['watch'], omitStages: ['ResponseComplete', 'ResponseStarted'] }),
    'Record watch requests, without bodies, not when the response starts (ResponseStarted) or when the response is complete (ResponseComplete).',
  ],
  [
    metadata({ omitStages: ['Panic', 'RequestReceived', 'ResponseStarted', 'Panic'] }),
    'Record everything, without bodies, not on arrival (RequestReceived), when the response starts (ResponseStarted) or when the handler panics (Panic).',
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
    'Record everything, with the request body but without managed fields.',
  ],
  [
    { level: 'RequestResponse', omitManagedFields: false, omitStages: ['RequestReceived'] },
    'Record everything, with both bodies including managed fields, not on arrival (RequestReceived).',
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
  [
    { level: 'None', users: ['a', 'b', 'c', 'd', 'e'] },
    'Drop every request by a, b, c, d or e (before impersonation).',
  ],
  [
    { level: 'None', users: ['a', 'b', 'c', 'd', 'e', 'f'] },
    'Drop every request by a, b, c, d or 2 more (before impersonation).',
  ],
];

/** Where a plain reading goes wrong. */
const traps: [rule: Partial<PolicyRule>, sentence: string][] = [
  // Subresources: said where one that matters is near, and not named.
  [
    { resources: [{ resources: ['pods'] }] },
    'Record every request for pods (but not subresources such as pods/exec and pods/log), without bodies.',
  ],
  [
    { verbs: ['create'], resources: [{ resources: ['pods', 'serviceaccounts', 'services'] }] },
    'Record create requests for pods, serviceaccounts and services (but not subresources such as pods/exec and serviceaccounts/token), without bodies.',
  ],
  [
    { verbs: ['patch'], resources: [{ group: '*', resources: ['pods', 'replicasets'] }] },
    'Record patch requests for pods and replicasets of any API group (but not subresources such as pods/ephemeralcontainers and replicasets/scale), without bodies.',
  ],
  [
    { verbs: ['list', 'watch'], resources: [{ resources: ['pods', 'nodes'] }] },
    'Record list and watch requests for pods and nodes, without bodies.',
  ],
  [
    { resources: [{ resources: ['pods', 'pods/exec'] }] },
    'Record every request for pods and pods/exec, without bodies.',
  ],
  [
    { resources: [{ resources: ['nodes'] }, { resources: ['*/proxy'] }] },
    "Record every request for nodes, and every resource's proxy of the core group, without bodies.",
  ],
  [
    { resources: [{ group: 'metrics.k8s.io', resources: ['pods'] }] },
    'Record every request for pods of API group metrics.k8s.io, without bodies.',
  ],
  [
    { resources: [{ resources: ['pods/*', 'secrets'] }] },
    'Record every request for pods (with all subresources) and secrets, without bodies.',
  ],
  [
    { resources: [{ resources: ['pods', '*'] }] },
    'Record every request for everything in the core group, without bodies.',
  ],
  // Groups: left out is core, and a whole group is written without resources.
  [
    { resources: [{ resources: ['deployments'] }] },
    'Record every request for deployments of the core group, without bodies.',
  ],
  [
    { resources: [{}, { group: 'apps' }, { group: 'batch', resources: ['*'] }] },
    'Record every request for everything in API groups core (""), apps and batch, without bodies.',
  ],
  [
    { resources: [{ group: 'apps' }, { group: '*' }] },
    'Record every request for every resource, without bodies.',
  ],
  [
    { resources: [{ resources: ['*'], resourceNames: ['a'] }, { group: 'apps' }] },
    'Record every request for everything in the core group named a, and everything in API group apps, without bodies. With resourceNames, list only matches with a field selector for that name.',
  ],
  // Names.
  [
    { verbs: ['get'], resources: [{ resources: ['secrets'], resourceNames: ['a'] }] },
    'Record get requests for secrets named a, without bodies.',
  ],
  [
    { verbs: ['watch'], resources: [{ resources: ['secrets'], resourceNames: ['a'] }] },
    'Record watch requests for secrets named a, without bodies. With resourceNames, watch only matches with a field selector or path for that name.',
  ],
  [
    { verbs: ['deletecollection'], resources: [{ resources: ['secrets'], resourceNames: ['a'] }] },
    'Record deletecollection requests for secrets named a, without bodies. With resourceNames, deletecollection never matches, so the rule never matches.',
  ],
  [
    {
      verbs: ['create', 'deletecollection', 'list'],
      resources: [{ resources: ['secrets'], resourceNames: ['a'] }],
    },
    'Record create, deletecollection and list requests for secrets named a, without bodies. With resourceNames, creating an object and deletecollection never match, and list only matches with a field selector for that name.',
  ],
  [
    { nonResourceURLs: ['/api/v1/*'] },
    'Record every request to /api/v1/* (but not to resources), without bodies.',
  ],
  [
    { nonResourceURLs: ['/apis*'], namespaces: ['a'] },
    'Record every resource request to /apis* in a, without bodies. kube-apiserver rejects a rule with both URLs and resources or namespaces.',
  ],
  [
    {
      verbs: ['get', 'list', 'watch', 'create'],
      resources: [{ resources: ['secrets'], resourceNames: ['a'] }],
    },
    'Record get, list, watch and create requests for secrets named a, without bodies. With resourceNames, creating an object never matches, and list and watch only match with a field selector or path for that name.',
  ],
  [
    { verbs: ['create'], resources: [{ resources: ['secrets'], resourceNames: ['a'] }] },
    'Record create requests for secrets named a, without bodies. With resourceNames, creating an object never matches.',
  ],
  [
    { verbs: ['create'], resources: [{ resources: ['pods/eviction'], resourceNames: ['a'] }] },
    'Record create requests for pods/eviction named a, without bodies.',
  ],
  [
    { verbs: ['create'], resources: [{ resources: ['secrets'], resourceNames: ['a', ''] }] },
    'Record create requests for secrets named a or without a name, without bodies.',
  ],
  [
    { verbs: ['get'], resources: [{ resources: ['secrets'], resourceNames: ['a*'] }] },
    'Record get requests for secrets named a*, without bodies. In resourceNames, a* matches nothing, so the rule never matches.',
  ],
  [
    { verbs: ['get'], resources: [{ resourceNames: ['a'] }] },
    'Record get requests for everything in the core group named a, without bodies. kube-apiserver rejects resourceNames without resources.',
  ],
  // Resources and URLs never meet.
  [
    { resources: [{ resources: ['secrets'] }], nonResourceURLs: ['/healthz'] },
    'Record every request for secrets to /healthz, without bodies. kube-apiserver rejects a rule with both URLs and resources or namespaces.',
  ],
  [
    { nonResourceURLs: ['/api*', '/version'] },
    'Record every request to /api* and /version (but not to resources), without bodies.',
  ],
  [
    { nonResourceURLs: ['/a**'] },
    'Record every request to /a** (but not to resources), without bodies.',
  ],
  [
    { nonResourceURLs: ['/api/v1/pods', '/apis'] },
    'Record every request to /api/v1/pods and /apis, without bodies. In nonResourceURLs, /api/v1/pods matches nothing.',
  ],
  // Values that no request has.
  [
    { verbs: ['*'] },
    'Record * requests, without bodies. In verbs, * matches nothing, so the rule never matches.',
  ],
  [
    { verbs: ['get', 'connect', 'GET'], resources: [{ resources: ['pods/exec'] }] },
    'Record get, connect and GET requests for pods/exec, without bodies. In verbs, connect and GET match nothing.',
  ],
  [
    { verbs: ['post', 'get'] },
    'Record post and get requests, without bodies. No resource request has the verb post.',
  ],
  [{ verbs: ['post'], nonResourceURLs: ['/x'] }, 'Record post requests to /x, without bodies.'],
  [
    { verbs: ['list'], nonResourceURLs: ['/x'] },
    'Record list requests to /x, without bodies. In verbs, list matches nothing, so the rule never matches.',
  ],
  [
    { namespaces: ['*'] },
    'Record every resource request in *, without bodies. In namespaces, * matches nothing, so the rule never matches.',
  ],
  [
    { namespaces: ['dev', 'Dev', 'dev '] },
    'Record every resource request in dev, Dev or "dev ", without bodies. No namespace can be called Dev or "dev ".',
  ],
  [
    { users: ['system:serviceaccount:dev:*', 'a'] },
    'Record every request by system:serviceaccount:dev:* or a (before impersonation), without bodies. In users, system:serviceaccount:dev:* matches nothing.',
  ],
  [
    { userGroups: [''] },
    'Record every request by anyone in group "" (before impersonation), without bodies. In userGroups, "" matches nothing, so the rule never matches.',
  ],
  [
    { resources: [{ resources: ['*/*'] }, { resources: ['a/b/c'] }] },
    'Record every request for */* of the core group, and a/b/c of the core group, without bodies. In resources, */* matches nothing. In resources, a/b/c matches nothing, so the rule never matches.',
  ],
  [
    { resources: [{ resources: ['*/*'] }, { resources: ['secrets'] }] },
    'Record every request for */* of the core group, and secrets, without bodies. In resources, */* matches nothing.',
  ],
  // Much, and the same twice.
  [{ verbs: ['get', 'get'] }, 'Record get requests, without bodies.'],
  [
    { users: Array.from({ length: 300 }, (_, index) => `u${index}`) },
    'Record every request by u0, u1, u2, u3 or 296 more (before impersonation), without bodies.',
  ],
  [
    {
      resources: Array.from({ length: 300 }, (_, index) => ({
        group: `g${index}`,
        resources: ['things'],
      })),
    },
    'Record every request for things of API group g0, and things of API group g1, and things of API group g2, and 297 more entries, without bodies.',
  ],
  // Texts gone wild.
  [
    { users: ['x'.repeat(10_000), 'a\u202eb', 'a\nb'] },
    `Record every request by ${'x'.repeat(80)}…, "a\\u202eb" or "a\\nb" (before impersonation), without bodies.`,
  ],
  [
    { verbs: ['get'], namespaces: ['שלום'] },
    'Record get requests in שלום, without bodies. No namespace can be called שלום.',
  ],
];

const told = (rule: PolicyRule, isLast?: boolean) => textOf(ruleSentence(rule, isLast));

it.each(rows)('%j', (rule, sentence) => {
  expect(told(rule)).toBe(sentence);
});

it.each(traps)('%j', (rule, sentence) => {
  expect(told(metadata(rule))).toBe(sentence);
});

const text = fc.oneof(
  fc.constantFrom('get', 'pods', 'pods/*', '*/scale', '*', '', 'a b ', '\u202e', '/x*'),
  fc.string({ unit: 'binary' }),
);
const texts = () => fc.array(text, { maxLength: 8 });

const anyRule = fc.record(
  {
    level: fc.constantFrom('None', 'Metadata', 'Request', 'RequestResponse', '', 'metadata'),
    users: texts(),
    userGroups: texts(),
    verbs: texts(),
    namespaces: texts(),
    nonResourceURLs: texts(),
    resources: fc.array(
      fc.record({ group: text, resources: texts(), resourceNames: texts() }, { requiredKeys: [] }),
      { maxLength: 3 },
    ),
    omitStages: fc.array(fc.constantFrom(...stages, 'x')),
    omitManagedFields: fc.boolean(),
  },
  { requiredKeys: ['level'] },
);

it('has a sentence for every rule, with every value or how many more there are', () => {
  fc.assert(
    fc.property(anyRule, (rule) => {
      const sentence = told(rule);
      expect(sentence).toMatch(/^(Record|Drop|Match) .+\./s);
      // A control or bidi character never gets through.
      expect(sentence).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      if (isCatchAll(rule)) {
        expect(sentence).toContain('everything');
        return;
      }
      for (const field of ['users', 'userGroups', 'verbs'] as const) {
        const values = [...new Set(rule[field])];
        const shown = values.length > 5 ? values.slice(0, 4) : values;
        for (const value of shown) expect(sentence).toContain(said(value));
        if (values.length > 5) expect(sentence).toContain(`${values.length - 4} more`);
      }
    }),
  );
});

it('does not say of a rule that matches a sample request that it never matches', () => {
  const dead = traps
    .map(([rule]) => metadata(rule))
    .filter((rule) => told(rule).endsWith('so the rule never matches.'));
  expect(dead.length).toBeGreaterThan(6);
  for (const rule of dead) {
    for (const request of sampleRequests) {
      expect(ruleMatches(rule, attributesFor(request))).toBe(false);
    }
  }
});

it('names the field behind each of its words', () => {
  const pieces = ruleSentence(
    metadata({
      users: ['a'],
      resources: [{}, { group: 'apps', resources: ['deployments'], resourceNames: ['x'] }],
      omitStages: ['Panic'],
    }),
  );
  const fields = new Map(
    pieces
      .filter(({ look }) => look === 'strong')
      .map(({ text, field }) => [text, field?.join('.')]),
  );
  expect(Object.fromEntries(fields)).toEqual({
    'everything in the core group': 'resources.0.group',
    deployments: 'resources.1.resources',
    apps: 'resources.1.group',
    x: 'resources.1.resourceNames',
    a: 'users',
    Panic: 'omitStages',
  });
});

it('says "else" of a last rule without conditions only', () => {
  expect(told({ level: 'None' }, true)).toBe('Drop everything else.');
  expect(told({ level: 'None', verbs: ['get'] }, true)).toBe('Drop get requests.');
});

it("sets the rule's own values off", () => {
  const pieces = ruleSentence(
    metadata({ verbs: ['get'], resources: [{ resources: ['pods'] }], omitStages: ['Panic'] }),
  );
  expect(pieces.filter(({ look }) => look === 'strong').map(({ text }) => text)).toEqual([
    'get',
    'pods',
    'Panic',
  ]);
});
