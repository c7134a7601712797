import { describe, expect, test } from 'vitest';
import type { Path, Policy, PolicyRule } from '../../audit/types';
import { applyChange } from '../../testing/applyChange';
import { observe } from '../../testing/findingRows';

/** A policy as written, with one unknown key in it; the same after the fix (absent: no fix). */
interface KeyRow {
  written: Record<string, unknown>;
  path: Path;
  becomes?: Record<string, unknown>;
  /** The value is not given. */
  blind?: true;
}

const rule = (fields: Record<string, unknown>) => ({ rules: [{ level: 'Metadata', ...fields }] });
const entry = (fields: Record<string, unknown>, outer = {}) =>
  rule({ ...outer, resources: [fields] });
const inRule = (key: string): Path => ['rules', 0, key];
const inEntry = (key: string): Path => ['rules', 0, 'resources', 0, key];

const renamedInRule: [key: string, right: keyof PolicyRule][] = [
  ['verb', 'verbs'],
  ['Verbs', 'verbs'],
  ['user', 'users'],
  ['groups', 'userGroups'],
  ['usergroups', 'userGroups'],
  ['namespace', 'namespaces'],
  ['nonResourceUrls', 'nonResourceURLs'],
  ['nonResourceURL', 'nonResourceURLs'],
  ['omitStage', 'omitStages'],
];

const valuesOf = (key: keyof PolicyRule) => (key === 'omitStages' ? ['Panic'] : ['/x']);

const cases: Record<string, KeyRow> = {
  ...Object.fromEntries(
    renamedInRule.map(([key, right]): [string, KeyRow] => [
      `${key} of a rule`,
      {
        written: rule({ [key]: valuesOf(right) }),
        path: inRule(key),
        becomes: rule({ [right]: valuesOf(right) }),
      },
    ]),
  ),
  Level: {
    written: { rules: [{ Level: 'None' }] },
    path: inRule('Level'),
    becomes: { rules: [{ level: 'None' }] },
  },
  'name of the policy': {
    written: { name: 'quiet', rules: [{ level: 'None' }] },
    path: ['name'],
  },
  'labels of the policy': {
    written: { labels: { a: 'b' }, rules: [{ level: 'None' }] },
    path: ['labels'],
  },
  'name of a policy with metadata': {
    written: { name: 'quiet', metadata: { labels: {} }, rules: [{ level: 'None' }] },
    path: ['name'],
  },
  'the address of a webhook': {
    written: { webhook: { clientConfig: {} }, rules: [{ level: 'None' }] },
    path: ['webhook'],
  },
  'a flag': {
    written: { 'audit-log-path': '-', rules: [{ level: 'None' }] },
    path: ['audit-log-path'],
  },
  'a string instead of a list': {
    written: rule({ verb: 'delete' }),
    path: inRule('verb'),
    becomes: rule({ verbs: ['delete'] }),
  },
  'the correct key is also set': {
    written: rule({ verb: ['get'], verbs: ['list'] }),
    path: inRule('verb'),
  },
  'stages may mean the opposite': {
    written: rule({ stages: ['ResponseComplete'] }),
    path: inRule('stages'),
  },
  'groups of an entry': {
    written: entry({ groups: '' }),
    path: inEntry('groups'),
    becomes: entry({ group: '' }),
  },
  'apiGroups with one value': {
    written: entry({ apiGroups: ['apps'], resources: ['deployments'] }),
    path: inEntry('apiGroups'),
    becomes: entry({ group: 'apps', resources: ['deployments'] }),
  },
  'apiGroups with two values': {
    written: entry({ apiGroups: ['', 'apps'] }),
    path: inEntry('apiGroups'),
  },
  'apiGroups with an unknown value': {
    written: entry({ apiGroups: ['apps'] }),
    path: inEntry('apiGroups'),
    blind: true,
  },
  'resource of an entry': {
    written: entry({ group: '', resource: ['pods'] }),
    path: inEntry('resource'),
    becomes: entry({ group: '', resources: ['pods'] }),
  },
  'resourceName of an entry': {
    written: entry({ resources: ['pods'], resourceName: 'a' }),
    path: inEntry('resourceName'),
    becomes: entry({ resources: ['pods'], resourceNames: ['a'] }),
  },
  'verbs inside the only entry': {
    written: entry({ resources: ['pods'], verbs: ['get'] }),
    path: inEntry('verbs'),
    becomes: {
      rules: [{ level: 'Metadata', resources: [{ resources: ['pods'] }], verbs: ['get'] }],
    },
  },
  'namespaces inside an entry of a rule that has them': {
    written: entry({ resources: ['pods'], namespaces: ['a'] }, { namespaces: ['b'] }),
    path: inEntry('namespaces'),
  },
  'resourceNames in a rule': {
    written: rule({ resourceNames: ['a'] }),
    path: inRule('resourceNames'),
  },
  'level of the policy': {
    written: { ...rule({}), level: 'None' },
    path: ['level'],
  },
  'omitStage of the policy': {
    written: { ...rule({}), omitStage: ['Panic'] },
    path: ['omitStage'],
    becomes: { ...rule({}), omitStages: ['Panic'] },
  },
  'a list of names where a list of entries belongs': {
    written: rule({ resource: ['pods'] }),
    path: inRule('resource'),
  },
  'a map where a list belongs': { written: rule({ verb: {} }), path: inRule('verb') },
  'an unknown level': { written: { rules: [{ Level: 'x' }] }, path: inRule('Level') },
  'an unknown stage': { written: rule({ omitStage: ['x'] }), path: inRule('omitStage') },
  'a string where a boolean belongs': {
    written: rule({ omitManagedField: 'true' }),
    path: inRule('omitManagedField'),
  },
  'URLs beside resources': {
    written: rule({ nonResourceURL: ['/x'], resources: [{}] }),
    path: inRule('nonResourceURL'),
  },
  'resources beside URLs': {
    written: rule({ resource: [{ group: 'apps' }], nonResourceURLs: ['/x'] }),
    path: inRule('resource'),
  },
  'URLs inside an entry': {
    written: entry({ resources: ['pods'], nonResourceURLs: ['/x'] }),
    path: inEntry('nonResourceURLs'),
  },
  'names of an entry without resources': {
    written: entry({ names: ['a'] }),
    path: inEntry('names'),
  },
  'the only key of the only entry': {
    written: entry({ verbs: ['get'] }),
    path: inEntry('verbs'),
  },
  'a group that is none': {
    written: entry({ apiGroup: 'apps/v1' }),
    path: inEntry('apiGroup'),
  },
  'another apiVersion': { written: { ...rule({}), apiversion: 'v1' }, path: ['apiversion'] },
  'rules under another name': {
    written: { ruls: [{ level: 'None' }], rules: [] },
    path: ['ruls'],
  },
  nonsense: { written: { ...rule({}), frobnicate: 1 }, path: ['frobnicate'] },
};

describe('unknown keys', () => {
  test.each(Object.entries(cases))('%s', (_, { written, path, becomes, blind }) => {
    const parent = path
      .slice(0, -1)
      .reduce((node, key) => Object(node)[key] as unknown, written as unknown);
    const key = String(path.at(-1));
    const siblings = Object.keys(Object(parent));
    const value: unknown = Object(parent)[key];
    const policy = written as unknown as Policy;
    const found = observe(policy, [{ path, key, siblings, ...(!blind && { value }) }]);
    const finding = found.find((one) => one.path.join('.') === path.join('.'));
    expect(finding?.code).toBe('unknown-field');
    expect(finding?.onKey).toBe(true);
    expect(finding?.fix !== undefined).toBe(becomes !== undefined);
    if (becomes) {
      expect((finding?.fix?.changes ?? []).reduce(applyChange, policy)).toEqual(becomes);
    }
  });
});

test.each([
  [
    'alone',
    rule({ verb: ['get'] }),
    inRule('verb'),
    'Unknown field verb is ignored, so the rule is not limited to these verbs. Did you mean verbs?',
  ],
  [
    'beside the right one',
    rule({ verb: ['get'], verbs: ['list'] }),
    inRule('verb'),
    'Unknown field verb is ignored. Only verbs, which is also set, has an effect.',
  ],
  [
    'stages beside omitStages',
    rule({ stages: ['Panic'], omitStages: ['Panic'] }),
    inRule('stages'),
    'Unknown field stages is ignored. Use omitStages to list the stages that are not recorded.',
  ],
  [
    'verbs in an entry',
    entry({ verbs: ['get'] }),
    inEntry('verbs'),
    'Field verbs is ignored here, so the rule is not limited to these verbs. verbs belongs in the rule itself.',
  ],
  [
    'verbs in an entry of a rule with verbs',
    entry({ verbs: ['get'] }, { verbs: ['list'] }),
    inEntry('verbs'),
    'Field verbs is ignored here. verbs belongs in the rule itself.',
  ],
  [
    'level of the policy',
    { ...rule({}), level: 'None' },
    ['level'],
    'Field level is ignored here. level belongs in a rule.',
  ],
] as [string, Record<string, unknown>, Path, string][])(
  'says what a key does: %s',
  (_, written, path, message) => {
    const parent = path
      .slice(0, -1)
      .reduce((node, key) => Object(node)[key] as unknown, written as unknown);
    const key = String(path.at(-1));
    const field = {
      path,
      key,
      siblings: Object.keys(Object(parent)),
      value: Object(parent)[key] as unknown,
    };
    const found = observe(written as unknown as Policy, [field]);
    expect(found.find((one) => one.path.join('.') === path.join('.'))?.message).toBe(message);
  },
);
