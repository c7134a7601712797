import { expect, it } from 'vitest';
import type { Policy } from '../../audit/types';
import { policySentence } from './policySentence';
import { policyMarkdown, policyText } from './sentenceText';

const secrets = { level: 'Metadata', resources: [{ group: '', resources: ['secrets'] }] };

const rows: [name: string, policy: Policy, text: string][] = [
  ['no rules', { rules: [] }, 'The policy has no rules, so kube-apiserver rejects it.\n'],
  [
    'one rule',
    { rules: [secrets] },
    `kube-apiserver evaluates the only rule:

1. Record every request for secrets, without bodies.

A request that no rule matches is not recorded.
`,
  ],
  [
    'a rule for everything at the end, a name, a stage omitted',
    {
      metadata: { name: 'small' },
      omitStages: ['RequestReceived', 'RequestReceived'],
      rules: [secrets, { level: 'None' }],
    },
    `kube-apiserver evaluates the 2 rules of the policy small from top to bottom; the first match wins:

1. Record every request for secrets, without bodies.
2. Drop everything else.

Whichever rule matches, no event is recorded on arrival (RequestReceived).
`,
  ],
  [
    'a rule for every resource, and one for every other URL',
    {
      rules: [
        { level: 'Metadata', resources: [{ group: '*' }] },
        { level: 'None', nonResourceURLs: ['*'] },
      ],
    },
    `kube-apiserver evaluates the 2 rules from top to bottom; the first match wins:

1. Record every request for every resource, without bodies.
2. Drop every request to every non-resource URL.
`,
  ],
  [
    'rules behind one for everything; managed fields',
    {
      omitManagedFields: true,
      rules: [{ level: 'Request' }, secrets, { level: 'None' }],
    },
    `kube-apiserver evaluates the 3 rules from top to bottom; the first match wins:

1. Record everything, with the request body.
2. Record every request for secrets, without bodies. It is never reached: rule 1 matches everything.
3. Drop everything else. It is never reached: rule 1 matches everything.

Bodies are recorded without managed fields.
`,
  ],
  [
    'rules that two earlier rules match together, and that one does',
    {
      rules: [
        { level: 'None', verbs: ['get'] },
        { level: 'None', verbs: ['list'] },
        { level: 'Metadata', verbs: ['get', 'list'] },
        { level: 'Metadata', verbs: ['get'] },
      ],
    },
    `kube-apiserver evaluates the 4 rules from top to bottom; the first match wins:

1. Drop get requests.
2. Drop list requests.
3. Record get and list requests, without bodies. It is never reached: rules 1 and 2 together match all of its requests.
4. Record get requests, without bodies. It is never reached: rule 1 matches all of its requests.

A request that no rule matches is not recorded.
`,
  ],
  [
    'a rule that keeps managed fields; two stages; a name to escape',
    {
      metadata: { name: 'a\nb' },
      omitManagedFields: true,
      omitStages: ['Panic', 'RequestReceived', 'x'],
      rules: [{ level: 'Request', omitManagedFields: false, verbs: ['get'] }],
    },
    `kube-apiserver evaluates the only rule of the policy "a\\nb":

1. Record get requests, with the request body including managed fields.

A request that no rule matches is not recorded.

Whichever rule matches, no event is recorded on arrival (RequestReceived), when the handler panics (Panic) or at the unknown stage x.

Bodies are recorded without managed fields, unless the rule says otherwise.
`,
  ],
  [
    'stages of policy and rule together are all there are',
    {
      omitStages: ['RequestReceived', 'ResponseStarted'],
      rules: [
        { level: 'Metadata', verbs: ['get'], omitStages: ['ResponseComplete', 'Panic'] },
        { level: 'None', omitStages: ['ResponseComplete', 'Panic'] },
      ],
    },
    `kube-apiserver evaluates the 2 rules from top to bottom; the first match wins:

1. Record get requests, without bodies, not when the response is complete (ResponseComplete) or when the handler panics (Panic). The policy omits the other stages, so it records nothing.
2. Drop everything else.

Whichever rule matches, no event is recorded on arrival (RequestReceived) or when the response starts (ResponseStarted).
`,
  ],
  [
    'every stage omitted',
    {
      omitStages: ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'],
      rules: [{ level: 'Metadata' }],
    },
    `kube-apiserver evaluates the only rule:

1. Record everything, without bodies.

The policy omits every stage, so nothing is recorded.
`,
  ],
];

it.each(rows)('%s', (_, policy, text) => {
  expect(policyText(policySentence(policy))).toBe(text);
});

it('sets values off in Markdown, and takes everything else literally', () => {
  const users = ['a`b', '`', 'alice_and_bob'];
  const policy = {
    metadata: { name: 'x_y_z' },
    rules: [{ level: 'None', users, verbs: ['get', '*'] }],
  };
  expect(policyMarkdown(policySentence(policy))).toBe(
    `kube-apiserver evaluates the only rule of the policy \`x_y_z\`:

1. Drop \`get\` and \`*\` requests by \`\`a\`b\`\`, \`\` \` \`\` or \`alice_and_bob\` (before impersonation). In verbs, \`*\` matches nothing.

A request that no rule matches is not recorded.
`,
  );
});

it('the URL ** is every other URL as well', () => {
  const rules = [
    { level: 'Metadata', resources: [{ group: '*' }] },
    { level: 'None', nonResourceURLs: ['**'] },
  ];
  expect(policySentence({ rules }).endings).toEqual([]);
});
