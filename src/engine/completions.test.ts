import { describe, expect, it } from 'vitest';
import type { KubernetesVersion } from '../audit/types';
import { cursorContext } from '../document/cursor/cursorContext';
import { completionsAt } from './completions';

/** `|` is the cursor. */
const offers = (marked: string, kubernetes: KubernetesVersion = '1.37') => {
  const offset = marked.indexOf('|');
  return completionsAt(cursorContext(marked.replace('|', ''), offset), kubernetes);
};
const labels = (marked: string, kubernetes?: KubernetesVersion) =>
  offers(marked, kubernetes).map(({ label }) => label);
const insertOf = (marked: string, label: string) =>
  offers(marked).find((each) => each.label === label)?.insert;

const whole: [name: string, text: string, labels: string[]][] = [
  [
    'an empty text',
    '|',
    ['policy', 'apiVersion', 'kind', 'metadata', 'omitStages', 'omitManagedFields', 'rules'],
  ],
  [
    'missing top-level fields',
    'kind: Policy\n|\nrules:\n',
    ['apiVersion', 'metadata', 'omitStages', 'omitManagedFields'],
  ],
  ['apiVersion', 'apiVersion: |', ['audit.k8s.io/v1']],
  ['kind', 'kind: |', ['Policy']],
  ['levels', 'rules:\n- level: |', ['None', 'Metadata', 'Request', 'RequestResponse']],
  [
    'missing stages',
    'omitStages: ["Panic", "|"]',
    ['RequestReceived', 'ResponseStarted', 'ResponseComplete'],
  ],
  ['booleans', 'omitManagedFields: |', ['true', 'false']],
  [
    'fields of an entry',
    'rules:\n- resources:\n  - group: ""\n    |',
    ['resources', 'resourceNames'],
  ],
  [
    'no URLs in a rule for resources',
    'rules:\n- level: None\n  verbs: []\n  resources: []\n  |',
    ['users', 'userGroups', 'namespaces', 'omitStages', 'omitManagedFields'],
  ],
  [
    'no resources in a rule for URLs',
    'rules:\n- level: None\n  verbs: []\n  nonResourceURLs: []\n  |',
    ['users', 'userGroups', 'omitStages', 'omitManagedFields'],
  ],
  [
    'namespaces',
    'rules:\n- namespaces: ["|"]',
    ['""', 'default', 'kube-system', 'kube-public', 'kube-node-lease'],
  ],
  [
    'the first keys of a rule in a flow list of rules',
    'rules: [{ level: None }, |]',
    labels('rules:\n  - level: None\n  - |'),
  ],
  [
    'the keys of an entry in a flow list',
    'rules:\n- resources: [|]',
    ['group', 'resources', 'resourceNames'],
  ],
  ['no rule in quotes', 'rules: ["|"]', []],
  ['no rule if a key has its colon', 'rules: [le|: None]', []],
  ['nothing in a comment', '# k|', []],
  ['nothing under metadata', 'metadata:\n  |', []],
  ['nothing for an unknown field', 'rules:\n- verb: [|]', []],
  ['nothing for resourceNames', 'rules:\n- resources:\n  - resourceNames: ["|"]', []],
];

const some: [name: string, text: string, expected: string, absent?: string][] = [
  ['verbs', 'rules:\n- verbs: [|]', 'deletecollection', 'POST'],
  ['users', 'rules:\n- users:\n  - |', 'system:kube-proxy', 'system:nodes'],
  ['groups', 'rules:\n- userGroups: ["|"]', 'system:nodes', 'system:kube-proxy'],
  ['API groups', 'rules:\n- resources:\n  - group: |', 'apps'],
  ['URLs', 'rules:\n- nonResourceURLs: ["|"]', '/healthz*'],
  [
    'resources of apps',
    'rules:\n- resources:\n  - group: apps\n    resources: ["|"]',
    'deployments/scale',
    'pods',
  ],
  [
    'resources of the core group',
    'rules:\n- resources:\n  - group: ""\n    resources: ["|"]',
    'pods/exec',
    'deployments',
  ],
  ['resources without a group', 'rules:\n- resources:\n  - resources: ["|"]', 'deployments'],
  [
    'patterns for a custom group',
    'rules:\n- resources:\n  - group: example.com\n    resources: ["|"]',
    '*',
    'pods',
  ],
];

const inserts: [name: string, text: string, label: string, insert: string][] = [
  ['a plain level', 'rules:\n- level: |', 'None', 'None'],
  ['the missing space after the colon', 'rules:\n- level:|', 'None', ' None'],
  ['a list in brackets', 'rules:\n- verbs: |', 'get', '["get"]'],
  ['a quoted item', 'rules:\n- verbs:\n  - |', 'get', '"get"'],
  ['a plain item like the others', 'rules:\n- verbs:\n  - get\n  - |', 'list', 'list'],
  ['an item started without a quote', 'rules:\n- verbs: [li|]', 'list', 'list'],
  ['an item started with a quote', 'rules:\n- verbs: ["li|"]', 'list', 'list'],
  ['"*" always quoted', 'rules:\n- resources:\n  - resources: [pods, |]', '*', '"*"'],
  ['the empty string', 'rules:\n- namespaces: [|]', '""', '""'],
  ['an item with its dash', 'omitStages:\n  |', 'Panic', '- "Panic"'],
  ['a field', 'rules:\n- |', 'level', 'level: $0'],
  ['a field with a list', 'rules:\n- |', 'verbs', 'verbs: ["$0"]'],
  ['a field with its dash', 'rules:\n  |', 'level', '- level: $0'],
  ['a field that has its colon', 'rules:\n- le|ve: None', 'level', 'level'],
  ['a rule of a flow list', 'rules: [|]', 'level', '{ level: $0 }'],
  ['a rule started without a brace', 'rules: [ver|]', 'verbs', '{ verbs: ["$0"] }'],
  ['an entry of a flow list', 'rules: [{ resources: [|] }]', 'group', '{ group: "$0" }'],
  ['a field of a flow map', 'rules: [{ | }]', 'resources', 'resources: [{ group: "$0" }]'],
];

describe('completionsAt', () => {
  it.each(whole)('offers %s', (_name, text, expected) => {
    expect(labels(text)).toEqual(expected);
  });

  it.each(some)('offers %s', (_name, text, expected, absent = 'none such') => {
    expect(labels(text)).toContain(expected);
    expect(labels(text)).not.toContain(absent);
  });

  it.each(inserts)('writes %s', (_name, text, label, insert) => {
    expect(insertOf(text, label)).toBe(insert);
  });

  it('offers each resource once without a group, the core group first', () => {
    const all = labels('rules:\n- resources:\n  - resources: ["|"]');
    expect(new Set(all).size).toBe(all.length);
    expect(all.indexOf('pods')).toBeLessThan(all.indexOf('deployments'));
  });

  it('offers a path as typed before the patterns', () => {
    const text = 'rules:\n- nonResourceURLs:\n  - /healthz|';
    expect(labels(text).slice(0, 2)).toEqual(['/healthz', '/healthz*']);
    expect(insertOf(text, '/healthz')).toBe('/healthz');
    expect(labels('rules:\n- nonResourceURLs: [/version|]')[0]).toBe('/healthz*');
  });

  it('offers group "*" from Kubernetes 1.36 on', () => {
    const text = 'rules:\n- resources:\n  - group: "|"';
    expect(labels(text, '1.35')).not.toContain('*');
    expect(labels(text, '1.36')).toContain('*');
  });
});
