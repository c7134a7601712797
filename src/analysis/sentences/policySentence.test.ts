import { expect, it } from 'vitest';
import type { Policy } from '../../audit/types';
import { policySentence } from './policySentence';
import { policyMarkdown, policyText } from './sentenceText';

const secrets = { level: 'Metadata', resources: [{ group: '', resources: ['secrets'] }] };

const rows: [name: string, policy: Policy, text: string][] = [
  ['no rules', { rules: [] }, 'The policy has no rules, and so kube-apiserver refuses it.\n'],
  [
    'one rule',
    { rules: [secrets] },
    `kube-apiserver asks the one rule:

1. Record every request for secrets, without bodies.

A request that no rule fits is not recorded.
`,
  ],
  [
    'a rule for everything at the end, a name, a stage omitted',
    {
      metadata: { name: 'small' },
      omitStages: ['RequestReceived', 'RequestReceived'],
      rules: [secrets, { level: 'None' }],
    },
    `kube-apiserver asks the 2 rules of the policy small from the top; the first that fits decides:

1. Record every request for secrets, without bodies.
2. Drop everything else.

Whatever rule decides, no event is written on arrival (RequestReceived).
`,
  ],
  [
    'rules behind one for everything; managed fields',
    {
      omitManagedFields: true,
      rules: [{ level: 'Request' }, secrets, { level: 'None' }],
    },
    `kube-apiserver asks the 3 rules from the top; the first that fits decides:

1. Record everything, with the request body.
2. Record every request for secrets, without bodies. It is never asked: rule 1 is for everything.
3. Drop everything else. It is never asked: rule 1 is for everything.

Bodies are recorded without managed fields.
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
    `kube-apiserver asks the one rule of the policy "a\\nb":

1. Record get requests, with the request body and any managed fields.

A request that no rule fits is not recorded.

Whatever rule decides, no event is written on arrival (RequestReceived), when the handler panics (Panic) or at the unknown stage x.

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
    `kube-apiserver asks the 2 rules from the top; the first that fits decides:

1. Record get requests, without bodies, not when the answer is out (ResponseComplete) or when the handler panics (Panic). With the stages that the policy omits none is left, so it records nothing.
2. Drop everything else.

Whatever rule decides, no event is written on arrival (RequestReceived) or when the answer starts (ResponseStarted).
`,
  ],
  [
    'every stage omitted',
    {
      omitStages: ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'],
      rules: [{ level: 'Metadata' }],
    },
    `kube-apiserver asks the one rule:

1. Record everything, without bodies.

The policy omits every stage, so nothing is recorded at all.
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
    `kube-apiserver asks the one rule of the policy \`x_y_z\`:

1. Drop \`get\` and \`*\` requests by \`\`a\`b\`\`, \`\` \` \`\` or \`alice_and_bob\` (before impersonation). In verbs, \`*\` matches nothing.

A request that no rule fits is not recorded.
`,
  );
});
