import { describe, expect, it, test } from 'vitest';
import type { Policy, PolicyRule } from '../../audit/types';
import { describedDifference } from '../../proofs/differenceSets';
import { differenceSentence, differenceWords } from './differenceSentence';
import { differenceMarkdown, differenceText, verdictOf } from './differenceText';
import { textOf } from './sentencePiece';

type Fields = Omit<PolicyRule, 'level'>;
const rule = (level: string, fields: Fields = {}): PolicyRule => ({ level, ...fields });
const none = (fields: Fields) => rule('None', fields);
const of = (...resources: string[]): Fields => ({ resources: [{ resources }] });
const ofGroup = (group: string, ...resources: string[]): Fields => ({
  resources: [{ group, ...(resources.length > 0 && { resources }) }],
});
const metadata = rule('Metadata');

/** A rule put before one for everything at level Metadata, and the sentence. */
const fields: [added: PolicyRule, sentence: string][] = [
  [none({ verbs: ['get', 'list'] }), 'get and list requests: Metadata → None.'],
  [none(of('secrets')), 'Every request for secrets: Metadata → None.'],
  [
    none({ verbs: ['create'], ...of('pods') }),
    'create requests for pods (but not subresources such as pods/exec): Metadata → None.',
  ],
  [none(of('pods/exec')), 'Every request for pods/exec: Metadata → None.'],
  [none(ofGroup('batch', 'jobs')), 'Every request for jobs of API group batch: Metadata → None.'],
  [none(ofGroup('apps')), 'Every request for everything in API group apps: Metadata → None.'],
  [none(ofGroup('*')), 'Every request for every resource: Metadata → None.'],
  [
    none({ resources: [{ resources: ['secrets'], resourceNames: ['db', 'web'] }] }),
    'Every request for secrets named db or web: Metadata → None.',
  ],
  [
    none({ verbs: ['list'], resources: [{ resources: ['secrets'], resourceNames: ['', 'web'] }] }),
    'list requests for secrets named web or without a name: Metadata → None.',
  ],
  [none({ namespaces: ['prod'] }), 'Every resource request in prod: Metadata → None.'],
  [
    none({ namespaces: [''] }),
    'Every resource request at cluster scope or across all namespaces: Metadata → None.',
  ],
  [
    none({ nonResourceURLs: ['/healthz*', '/version'] }),
    'Every request to /healthz* and /version: Metadata → None.',
  ],
  [none({ nonResourceURLs: ['*'] }), 'Every request to every non-resource URL: Metadata → None.'],
  [none({ users: ['jane', 'joe'] }), 'Every request by jane or joe: Metadata → None.'],
  [none({ userGroups: ['dev'] }), 'Every request by anyone in group dev: Metadata → None.'],
  [
    none({ users: ['jane'], userGroups: ['dev', 'ops'] }),
    'Every request by jane, if in group dev or ops: Metadata → None.',
  ],
  [
    none({ verbs: ['get'], ...of('secrets'), namespaces: ['prod'], userGroups: ['dev'] }),
    'get requests for secrets in prod by anyone in group dev: Metadata → None.',
  ],
];

/** What changes. */
const changes: [was: PolicyRule, is: PolicyRule, sentence: string][] = [
  [rule('None'), rule('Request'), 'Everything: None → Request.'],
  [rule('RequestResponse'), metadata, 'Everything: RequestResponse → Metadata.'],
  [
    metadata,
    rule('Metadata', { omitStages: ['RequestReceived'] }),
    'Everything: Metadata, no longer on arrival (RequestReceived).',
  ],
  [
    rule('Metadata', { omitStages: ['Panic', 'RequestReceived'] }),
    metadata,
    'Everything: Metadata, now also on arrival (RequestReceived) and when the handler panics (Panic).',
  ],
  [
    rule('Metadata', { omitStages: ['RequestReceived'] }),
    rule('Request', { omitStages: ['ResponseStarted'] }),
    'Everything: Metadata → Request, no longer when the response starts (ResponseStarted), now also on arrival (RequestReceived).',
  ],
  [
    rule('None', { omitStages: ['Panic'] }),
    rule('Metadata', { omitStages: ['RequestReceived'] }),
    'Everything: None → Metadata, not on arrival (RequestReceived).',
  ],
  [rule('Request'), rule('None', { omitStages: ['Panic'] }), 'Everything: Request → None.'],
  [
    metadata,
    rule('Request', {
      omitStages: ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'],
    }),
    'Everything: Metadata → nothing (every stage is omitted).',
  ],
  [
    rule('Request'),
    rule('Request', { omitManagedFields: true }),
    'Everything: Request, now without managed fields.',
  ],
  [
    rule('Request', { omitManagedFields: true }),
    rule('RequestResponse'),
    'Everything: Request → RequestResponse, now including managed fields.',
  ],
  [
    metadata,
    rule('Request', { omitManagedFields: true }),
    'Everything: Metadata → Request, without managed fields.',
  ],
  [
    rule('Request', { omitManagedFields: true }),
    rule('Metadata', { omitManagedFields: false }),
    'Everything: Request → Metadata.',
  ],
];

const get = none({ verbs: ['get'] });
const secrets = rule('Metadata', of('secrets'));
const numbered = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => rule('Metadata', { users: [`u${from + index}`] }));

/** What is left out, and several sets. */
const exceptions: Record<string, [before: PolicyRule[], after: PolicyRule[], sentences: string[]]> =
  {
    'a rule of both, by its number after': [
      [secrets, rule('Request')],
      [rule('Metadata', { verbs: ['get'] }), secrets, rule('Request')],
      ['get requests: Request → Metadata, except what rule 2 matches.'],
    ],
    'all other rules': [
      [secrets, get, metadata],
      [secrets, get, rule('Request')],
      ['Everything that no other rule matches: Metadata → Request.'],
    ],
    'all rules': [
      [secrets, get, metadata],
      [secrets, get],
      ['Everything that no rule matches: Metadata → None.'],
    ],
    'all earlier rules, with one behind that is never reached': [
      [get, metadata, secrets],
      [get, rule('Request'), secrets],
      ['Everything that no earlier rule matches: Metadata → Request.'],
    ],
    'all other rules of the policy after': [
      [metadata],
      [rule('Metadata', { users: ['jane'] }), rule('Request')],
      ['Everything that no other rule matches now: Metadata → Request.'],
    ],
    'all other rules of the policy before': [
      [rule('Metadata', { users: ['jane'] }), rule('Request')],
      [metadata],
      ['Everything that no other rule matched before: Request → Metadata.'],
    ],
    'a rule of each': [
      [none({ users: ['jane'] }), metadata],
      [none({ users: ['joe'] }), rule('Request')],
      [
        'Every request by jane: None → Request.',
        'Every request by joe: Metadata → None.',
        'Everything: Metadata → Request, except what rule 1 matches and rule 1 matched before.',
      ],
    ],
    'many rules as ranges': [
      [...numbered(3), ...numbered(2, 5), rule('Request', of('secrets')), get],
      [...numbered(3), ...numbered(2, 5), rule('None', of('secrets')), get],
      ['Every request for secrets: Request → None, except what rules 1–5 match.'],
    ],
    'the same for two resources': [
      [none(of('pods/log')), none(of('events')), metadata],
      [metadata],
      ['Every request for pods/log and events: None → Metadata.'],
    ],
    'in two groups at once': [
      [rule('Metadata', { userGroups: ['dev'] }), rule('Request')],
      [
        rule('None', { userGroups: ['ops'] }),
        rule('Metadata', { userGroups: ['dev'] }),
        rule('Request'),
      ],
      [
        'Every request by anyone in group dev and also in ops: Metadata → None.',
        'Every request by anyone in group ops: Request → None, except what rule 2 matches.',
      ],
    ],
    'a long list ends with how many more': [
      [metadata],
      [none({ users: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }), metadata],
      ['Every request by a, b, c, d or 3 more: Metadata → None.'],
    ],
  };

function sentencesOf(before: Policy, after: Policy): string[] {
  const { sets, undecided } = describedDifference(before, after);
  expect(undecided).toBe(0);
  return sets.map((set) => textOf(differenceSentence(differenceWords(set, { before, after }))));
}

it.each(fields)('%j', (added, sentence) => {
  expect(sentencesOf({ rules: [metadata] }, { rules: [added, metadata] })).toEqual([sentence]);
});

it.each(changes)('%j → %j', (was, is, sentence) => {
  expect(sentencesOf({ rules: [was] }, { rules: [is] })).toEqual([sentence]);
});

it.each(Object.entries(exceptions))('leaves out %s', (_, [before, after, sentences]) => {
  expect(sentencesOf({ rules: before }, { rules: after })).toEqual(sentences);
});

test('of stages and managed fields, what the whole policy omits counts', () => {
  const rules = [rule('Request')];
  const after = { rules, omitStages: ['Panic'], omitManagedFields: true };
  expect(sentencesOf({ rules }, after)).toEqual([
    'Everything: Request, now without managed fields, no longer when the handler panics (Panic).',
  ]);
});

describe('the whole difference', () => {
  const before = { rules: [rule('Metadata', { users: ['jane'], ...of('secrets') }), metadata] };
  const after = { rules: [metadata] };
  const changed = { rules: [none({ users: ['jane'], ...of('secrets') }), metadata] };

  it('says that policies are equal for every request', () => {
    const difference = describedDifference(before, after);
    expect(verdictOf(difference)).toBe('equal');
    expect(differenceText(difference, { before, after })).toBe(
      'Equal for every request: whatever kube-apiserver receives, both policies give it the same level, stages and managed fields.\n',
    );
  });

  it('lists the sets, each with its rules and a request', () => {
    const difference = describedDifference(before, changed);
    expect(differenceText(difference, { before, after: changed })).toBe(
      `Different for one set of requests, and equal for all others.

- Every request for secrets by jane: Metadata → None.
  Rule 1. For example GET /api/v1/namespaces/default/secrets/web by jane.

Users and groups are those before impersonation.
`,
    );
    expect(differenceMarkdown(difference, { before, after: changed })).toBe(
      `Different for one set of requests, and equal for all others.

- Every request for \`secrets\` by \`jane\`: Metadata → None.
  Rule 1. For example \`GET /api/v1/namespaces/default/secrets/web\` by \`jane\`.

Users and groups are those before impersonation.
`,
    );
  });

  it('says what is not decided', () => {
    const compared = { before, after: changed };
    const { sets } = describedDifference(before, changed);
    expect(differenceText({ sets: [], more: 0, undecided: 1 }, compared)).toBe(
      'Not decided: no difference was found, but 1 pair of rules was too much to compare.\n',
    );
    expect(differenceText({ sets, more: 0, undecided: 12 }, compared)).toMatch(
      /^Different for one set of requests, and equal for all others, apart from what is not decided: 12 pairs of rules were too much to compare\.\n/,
    );
    expect(differenceText({ sets, more: 3, undecided: 0 }, compared)).toMatch(
      /^Different for more than 1 sets? of requests\. These are the first\.\n/,
    );
  });
});
