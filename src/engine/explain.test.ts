import { describe, expect, it } from 'vitest';
import { ruleMatches } from '../audit/evaluator';
import type { Policy } from '../audit/types';
import { sampleRequests } from '../catalog/requests';
import { decide } from './decide';
import { explain, explainStages } from './explain';

const policies: [name: string, policy: Policy][] = [
  ['no rule', { rules: [] }],
  ['one for all', { omitStages: ['RequestReceived'], rules: [{ level: 'Metadata' }] }],
  [
    'several',
    {
      omitManagedFields: true,
      rules: [
        { level: 'None', verbs: ['watch'] },
        { level: 'Request', resources: [{ resources: ['secrets'] }], omitManagedFields: false },
        { level: 'Metadata', nonResourceURLs: ['/api*'] },
        { level: 'Metadata', verbs: ['watch', 'get'] },
      ],
    },
  ],
];

describe.each(policies)('explain: %s', (_name, policy) => {
  const rows = decide(policy, sampleRequests, '1.37');

  it('agrees with decide, and gives a reason for every rule passed over', () => {
    for (const { request, decision } of rows) {
      const { passedOver, attributes, evaluated, wouldMatch, ...explained } = explain(
        policy,
        request,
      );
      expect(explained).toEqual(decision);
      expect(Math.min(...wouldMatch)).toBeGreaterThan(decision.rule ?? -1);
      expect(passedOver).toHaveLength(decision.rule ?? policy.rules.length);
      expect(attributes.user).toBe(request.user);
      const failed = evaluated.map(({ fields }) =>
        fields.find(({ outcome }) => outcome === 'fail'),
      );
      const matched = decision.rule === undefined ? [] : [undefined];
      expect(failed.map((answer) => answer?.field)).toEqual([
        ...passedOver.map(({ field }) => field),
        ...matched,
      ]);
    }
  });

  it('names the later rules that match as well', () => {
    for (const { request, decision } of rows) {
      const { wouldMatch, attributes } = explain(policy, request);
      const { rule: deciding = Infinity } = decision;
      const matching = policy.rules.flatMap((rule, index) =>
        ruleMatches(rule, attributes) ? [index] : [],
      );
      expect(wouldMatch).toEqual(matching.filter((index) => index > deciding));
    }
  });

  it('gives each stage the same fate as the row', () => {
    for (const { request, decision, output } of rows) {
      const stages = explainStages(policy, decision, request, '1.37');
      expect(Object.fromEntries(stages.map(({ stage, fate }) => [stage, fate]))).toEqual(
        output.fates,
      );
    }
  });
});
