import { expect, test } from 'vitest';
import { core, observe, repaired, rows } from '../../testing/findingRows';

rows({
  'a lone * as verb': {
    rule: { verbs: ['*'], namespaces: ['a'] },
    expected: 'wildcard verbs.0',
    becomes: { namespaces: ['a'] },
  },
  '*all*': {
    rule: { verbs: ['*all*'], users: ['a'] },
    expected: 'wildcard verbs.0',
    becomes: { users: ['a'] },
  },
  'a prefix': { rule: { namespaces: ['prod-*'] }, expected: 'wildcard namespaces.0' },
  'a lone * as name': {
    rule: { resources: [{ group: '', resources: ['pods'], resourceNames: ['*'] }] },
    expected: 'wildcard resources.0.resourceNames.0',
    becomes: { resources: core('pods') },
  },
  'all service accounts': {
    rule: { users: ['system:serviceaccount:*'] },
    expected: 'wildcard users.0',
    becomes: { userGroups: ['system:serviceaccounts'] },
  },
  'service accounts of a namespace': {
    rule: { users: ['system:serviceaccount:kube-system:*'] },
    expected: 'wildcard users.0',
    becomes: { userGroups: ['system:serviceaccounts:kube-system'] },
  },
  'all nodes among others': {
    rule: { users: ['a', 'system:node:*'] },
    expected: 'wildcard users.1',
  },
  'white space': {
    rule: { resources: [{ group: '', resources: ['pods'], resourceNames: ['web '] }] },
    expected: 'white-space resources.0.resourceNames.0',
    becomes: { resources: [{ group: '', resources: ['pods'], resourceNames: ['web'] }] },
  },
  'white space in a resource': {
    rule: { resources: core(' pods') },
    expected: 'white-space resources.0.resources.0',
    becomes: { resources: core('pods') },
  },
  'curly quotes': {
    rule: { verbs: ['“get”'] },
    expected: 'quotes-in-value verbs.0',
    becomes: { verbs: ['get'] },
  },
  'a full-width comma': {
    rule: { verbs: ['get，list'] },
    expected: 'comma-in-value verbs.0',
    becomes: { verbs: ['get', 'list'] },
  },
  'several in one': {
    rule: { verbs: ['get, list'] },
    expected: 'comma-in-value verbs.0',
    becomes: { verbs: ['get', 'list'] },
  },
  'the same twice in one': {
    rule: { verbs: ['get, get'] },
    expected: 'comma-in-value verbs.0',
    becomes: { verbs: ['get'] },
  },
  'only commas': { rule: { verbs: [','] }, expected: 'comma-in-value verbs.0' },
  'a comma in a user is fine': { rule: { users: ['CN=a,O=b'] }, expected: null },
  twice: {
    rule: { verbs: ['get', 'list', 'get'] },
    expected: 'duplicate-value verbs.2',
    becomes: { verbs: ['get', 'list'] },
  },
  'an empty user': {
    rule: { users: ['a', ''] },
    expected: 'empty-value users.1',
    becomes: { users: ['a'] },
  },
  'an empty user alone': { rule: { users: [''] }, expected: 'empty-value users.0' },
  'an empty verb': {
    rule: { verbs: ['get', ''] },
    expected: 'empty-verb verbs.1',
    becomes: { verbs: ['get'] },
  },
  'the empty namespace has a meaning': { rule: { namespaces: [''] }, expected: null },
  'the empty name has a meaning': {
    rule: { resources: [{ group: '', resources: ['pods'], resourceNames: [''] }] },
    expected: null,
  },
});

/** The values of one list; its first finding; the list after that finding's fix. */
const repeated: Record<string, { verbs: string[]; becomes: string[] }> = {
  'a wrong value twice': { verbs: ['Get', 'list', 'Get'], becomes: ['list', 'get'] },
  'two wrong values': { verbs: ['Get', 'Get'], becomes: ['get'] },
  'beside the right one': { verbs: ['Get', 'get', 'Get'], becomes: ['get'] },
};

test.each(Object.entries(repeated))(
  'corrects a value wherever it is: %s',
  (_, { verbs, becomes }) => {
    const policy = {
      omitManagedFields: true,
      rules: [{ level: 'None', verbs }, { level: 'None' }],
    };
    const finding = observe(policy).find(({ path }) => path.at(-2) === 'verbs')!;
    expect(new Set(repaired(policy, finding).rules[0]?.verbs)).toEqual(new Set(becomes));
    expect(repaired(policy, finding).rules[0]?.verbs).toHaveLength(becomes.length);
  },
);
