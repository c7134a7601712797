import { expect, it } from 'vitest';
import { newestKubernetes, type PolicyRule } from '../../audit/types';
import { apiFactsOf } from '../../engine/apiFactsOf';
import { findings } from './findings';

const kinds: Record<string, (at: number) => PolicyRule> = {
  'dropped resources': (at) => ({
    level: 'None',
    resources: [{ group: '', resources: [`r${at}`] }],
  }),
  'dropped verbs': () => ({ level: 'None', verbs: ['get'] }),
  'health checks': () => ({ level: 'None', nonResourceURLs: ['/healthz'] }),
};

it.each(Object.entries(kinds))('rules for %s are read in proportion', (_, ruleOf) => {
  const [few, many] = [100, 800].map((count) => readsOf(ruleOf, count));
  expect(many).toBeLessThan(10 * (few ?? 0));
});

/** How often the findings read the level of a rule. */
function readsOf(ruleOf: (at: number) => PolicyRule, count: number): number {
  let reads = 0;
  const rules = Array.from({ length: count }, (_, at) => {
    const rule = ruleOf(at);
    const { level } = rule;
    return Object.defineProperty(rule, 'level', {
      enumerable: true,
      get: () => {
        reads++;
        return level;
      },
    });
  });
  const api = apiFactsOf(newestKubernetes);
  const context = { kubernetes: newestKubernetes, api, unknownFields: [], emptyOmitStages: [] };
  findings({ rules }, context);
  return reads;
}
