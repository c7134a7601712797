import { expect, test } from 'vitest';
import { seeded } from '../../../conformance/random.ts';
import { policySentence } from '../../analysis/sentences/policySentence';
import { policyText } from '../../analysis/sentences/sentenceText';
import { newestKubernetes, type Policy, type PolicyRule } from '../../audit/types';
import { applyEdits } from '../../document/applyEdits';
import { check, type Analysis } from '../../engine/check';
import { fixText } from '../../engine/problemFix';
import { core } from '../findingRows';
import { examined } from './examine';

/* What was said once and was not true: for each, the policies, and words that must or must not be said of them. */

type Written = Record<string, unknown>;
const everyStage = ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'];
const request = (fields: Written = {}): Written => ({ level: 'Request', ...fields });
const none = (fields: Written = {}): Written => ({ level: 'None', ...fields });
const named = (group: string, ...resources: string[]) => [
  { group, resources, resourceNames: ['a'] },
];
const policy = (...rules: Written[]): Written => ({ rules });
const textOf = (written: Written) =>
  JSON.stringify({ apiVersion: 'audit.k8s.io/v1', kind: 'Policy', ...written });

/** Everything that is said of a policy: problems, advice, titles of fixes, and its sentences. */
function wordsOf(text: string): string {
  const { problems, reading } = check(text, newestKubernetes);
  const said = problems.flatMap(({ message, advice, fix }) => [...[message, advice, fix?.title]]);
  const sentences = reading.draft ? policyText(policySentence(reading.draft)) : '';
  return [...said, sentences].filter((words) => words !== undefined).join('\n');
}

interface Row {
  policies: Written[];
  never: RegExp;
  says?: RegExp;
}

const rows: Record<string, Row> = {
  'deletecollection by name matches with a field selector': {
    policies: [policy(request({ verbs: ['deletecollection'], resources: named('', 'secrets') }))],
    never: /deletecollection (?:only )?match(?:es)? (?:only )?with a field selector/,
    says: /With resourceNames, deletecollection never matches/,
  },
  'everything below the path of a group matches nothing': {
    policies: ['/api/v1/*', '/apis/apps/v1/*'].map((url) =>
      policy(request({ nonResourceURLs: [url] }), none()),
    ),
    never: /match(?:es)? nothing|decides nothing/,
    says: /only matches discovery/,
  },
  'a list or watch has a name only with a field selector': {
    policies: [policy(request({ verbs: ['watch'], resources: named('', 'pods') }))],
    never: /only (?:with|match(?:es)? with) a field selector(?! or)/,
    says: /watch only matches with a field selector or path for that name/,
  },
  'credentials that are not recorded': {
    policies: [
      policy(request({ verbs: ['create'], resources: named('', 'secrets') })),
      policy(request({ resources: named('authentication.k8s.io', 'tokenreviews') })),
      policy(request({ resources: core('secrets'), omitStages: everyStage })),
      policy(none({ resources: core('secrets') }), request({ resources: core('secrets') })),
    ],
    never: /records .* in the audit log/,
  },
  'managed fields that are not recorded': {
    policies: [
      policy(none(), request()),
      policy(request({ omitStages: everyStage })),
      { omitStages: everyStage, ...policy(request()) },
    ],
    never: /Recorded bodies include managedFields/,
  },
  'failed logins that no rule records': {
    policies: [
      policy(none(), request({ omitStages: ['ResponseStarted'] })),
      { omitStages: ['ResponseStarted'], ...policy(none(), request()) },
    ],
    never: /hides failed logins/,
  },
  'what follows from an ignored key': {
    policies: [
      { omitManagedFields: true, ...policy(request({ omitManagedField: true })) },
      { omitStages: ['Panic'], ...policy(request({ stages: ['ResponseComplete'] })) },
      policy(none({ omitStage: 'Panic', omitManagedField: true })),
      policy(request({ user: ['jane'], userGroups: ['dev'] })),
      policy(request({ namespace: ['a'], namespaces: ['b'] })),
      policy(request({ resource: ['pods'], resources: core('secrets') })),
      policy(
        request({ resources: [{ group: 'apps', resource: 'deployments', resources: ['x'] }] }),
      ),
    ],
    never:
      /managed fields stay|no stage is left|(?:every|any|all) (?:user|namespace|resource)s?\b(?! request)/,
    says: /is ignored/,
  },
};

test.each(Object.entries(rows))('does not say: %s', (_, { policies, never, says }) => {
  for (const each of policies) {
    const text = textOf(each);
    expect(wordsOf(text)).not.toMatch(never);
    if (says) expect(wordsOf(text)).toMatch(says);
    expect(examined(text, newestKubernetes, seeded(1)).wrong).toEqual([]);
  }
});

test.each([
  [
    'objects',
    '{"metadata": {"name": "a"}, "metadata": {"labels": {}}, "rules": [{"level": "None"}]}',
  ],
  ['lists', '{"rules": [{"level": "None"}], "rules": [{"verbs": ["get"]}]}'],
])('does not say of repeated keys in JSON that the first is forgotten: %s', (_, json) => {
  const text = json.replace('{', '{"apiVersion": "audit.k8s.io/v1", "kind": "Policy", ');
  const repeated = check(text, newestKubernetes).problems.filter(
    ({ code }) => code === 'duplicate-key',
  );
  expect(repeated.length).toBeGreaterThan(0);
  expect(repeated.map(({ fix }) => fix)).toEqual(repeated.map(() => undefined));
  for (const { advice = '' } of repeated) expect(advice).not.toMatch(/forget|takes the last/);
});

/** The texts that any offered fixes lead to, one after the other. */
function* everyChain(before: Analysis, length: number): Generator<[string, Analysis]> {
  for (const { fix } of length > 0 ? before.problems : []) {
    if (!fix || 'extract' in fix) continue;
    const edit = fixText(before.text, fix);
    if (edit.refused !== undefined) continue;
    const after = check(applyEdits(before.text, edit.edits), newestKubernetes);
    yield [fix.title, after];
    for (const [title, last] of everyChain(after, length - 1))
      yield [`${fix.title}, ${title}`, last];
  }
}

const groups = (entry: Written) => policy({ level: 'RequestResponse', resources: [entry] }, none());
const mended: Record<string, Written> = {
  'a URL beside resources': policy(
    request({ resources: core('pods'), nonResourceURL: ['/healthz'] }),
    none(),
  ),
  'names of an entry that is left without resources': groups({
    ...{ group: 'v1', resources: ['tokenreviews'], resourceNames: ['a'] },
  }),
  'the only resource of an entry, in the core group': groups({
    ...{ group: 'v1', resources: ['tokenreviews'] },
  }),
  'the only resource of an entry, twice': groups({
    ...{ group: 'v1', resources: ['tokenreviews', 'tokenreviews'] },
  }),
  'the only resource of an entry, in a group that is not one': groups({
    ...{ group: 'app', resources: ['pods'] },
  }),
  'one resource of an entry': groups({ group: 'v1', resources: ['pods', 'deployments'] }),
  'only a comma': policy(request({ verbs: [','] }), none()),
  'shells that others record': policy(
    request({ users: ['jane'], resources: core('pods/*') }),
    none({ resources: core('pods/*') }),
    { level: 'Metadata' },
  ),
};

test.each(Object.entries(mended))('fixes one after the other: %s', (_, written) => {
  const text = textOf(written);
  const first = check(text, newestKubernetes);
  const before = first.reading.policy!;
  expect(first.reading.policy).not.toBeNull();
  const wrong = [...everyChain(first, 3)].filter(
    ([titles, { reading }]) =>
      reading.policy === null ||
      matchingAll(reading.policy) > matchingAll(before) ||
      /Change to (?:,|$)/.test(titles),
  );
  expect(wrong.map(([titles]) => titles)).toEqual([]);
  expect(examined(text, newestKubernetes, seeded(1)).wrong).toEqual([]);
});

/** How many entries match a whole group, and rules everything. */
function matchingAll({ rules }: Policy): number {
  const isAll = ({ verbs, resources = [] }: PolicyRule) => !verbs && resources.length === 0;
  const entries = rules.flatMap(({ resources = [] }) => resources);
  return rules.filter(isAll).length + entries.filter((each) => !each.resources?.length).length;
}

test('a rule for shells above one that drops them leaves what others record of them', () => {
  const first = check(textOf(mended['shells that others record']!), newestKubernetes);
  const { fix } = first.problems.find(({ code }) => code === 'drop-hides-more')!;
  if (!fix || 'extract' in fix) throw new Error('no fix');
  const edit = fixText(first.text, fix);
  if (edit.refused !== undefined) throw new Error(edit.refused);
  const after = check(applyEdits(first.text, edit.edits), newestKubernetes).reading.policy!;
  expect(after.rules.map(({ level }) => level)).toEqual([
    'Request',
    'Metadata',
    'None',
    'Metadata',
  ]);
});
