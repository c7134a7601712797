import { describe, expect, it } from 'vitest';
import { ruleMatches } from '../audit/evaluator';
import { compilePolicy } from '../audit/compile';
import { drawAlphabet, drawFrom, drawRule, requestsOf } from '../testing/proofs/smallWorld';
import { httpRequest } from './httpRequest';
import { reachability } from './reachability';

const policies = Number(process.env.POLICIES ?? 150);
describe('random policies', () => {
  it('decide as every request of a small world says', () => {
    const draw = drawFrom(Number(process.env.SEED ?? 3));
    const kinds: Record<string, number> = {};
    let alphabet = drawAlphabet(draw);
    let requests = requestsOf(alphabet);
    let total = 0;
    for (let count = 0; count < policies; count++) {
      if (count % 20 === 0) {
        alphabet = drawAlphabet(draw);
        requests = requestsOf(alphabet);
      }
      total += requests.length;
      const rules = Array.from({ length: 2 + draw.next(6) }, () => drawRule(alphabet, draw));
      const decide = compilePolicy({ rules });
      const decided = new Set(requests.map((request) => decide(request).rule));
      for (const [at, found] of reachability({ rules }).entries()) {
        kinds[found.kind] = (kinds[found.kind] ?? 0) + 1;
        const isReached = decided.has(at);
        if ((found.kind === 'reached') !== isReached) {
          const witness = requests.find(
            (r) => rules.findIndex((rule) => ruleMatches(rule, r)) === at,
          );
          expect({ rules, at, found, witness }).toEqual('the same answer');
        }
        if (found.kind === 'reached') {
          const first = rules.findIndex((rule) => ruleMatches(rule, found.request));
          if (first !== at || !httpRequest(found.request))
            expect({ rules, at, found, first, http: httpRequest(found.request) }).toEqual(
              'a witness',
            );
        }
        if (found.kind === 'covered') {
          const some = [...found.by.map((each) => rules[each]!), rules[at]!];
          const first = compilePolicy({ rules: some });
          const isCovered = requests.every((request) => first(request).rule !== found.by.length);
          if (!isCovered) expect({ rules, at, found }).toEqual('covered');
        }
      }
    }
    console.log(kinds, total / policies);
    expect(kinds.undecided ?? 0).toBe(0);
  });
});
