import { compilePolicy } from '../src/audit/compile';
import { attributesOf, requestInfo } from '../src/audit/request/requestInfo';
import type { Attributes } from '../src/audit/types';
import { sampleRequests } from '../src/catalog/requests';
import { policyOf } from './policies';
import { percentile, type Row } from './row';

const ruleCounts = [5, 25, 200];
const rounds = 9;
const roundMs = 200;
/** Only 25 rules have a target. */
const targetAt = 25;
const target = 3_000_000;

/**
 * Measures decisions per second of the compiled evaluator over the sample requests: the median of several
 * rounds after a warm-up.
 */
export function benchEvaluator(): Row[] {
  const requests = sampleRequests.map(({ method, url, user, impersonate }) =>
    attributesOf(requestInfo(method, url), impersonate ?? user),
  );
  return ruleCounts.map((rules) => {
    const decide = compilePolicy(policyOf(rules));
    for (let warmUp = 0; warmUp < 2; warmUp++) decisionsPerSecond(decide, requests);
    const rates = Array.from({ length: rounds }, () => decisionsPerSecond(decide, requests));
    const rate = percentile(rates, 0.5);
    return {
      what: `decisions per second, ${rules} rules`,
      measured: `${(rate / 1e6).toFixed(1)} M`,
      ...(rules === targetAt ? { target: { text: '≥ 3 M', met: rate >= target } } : {}),
    };
  });
}

/** Decides all requests repeatedly for one round of 200 ms. Returns decisions per second. */
export function decisionsPerSecond(
  decide: ReturnType<typeof compilePolicy>,
  requests: readonly Attributes[],
): number {
  const start = performance.now();
  let decided = 0;
  let levels = 0;
  while (performance.now() - start < roundMs) {
    for (let pass = 0; pass < 100; pass++) {
      // The result is used, so that no compiler can skip the work.
      for (const attributes of requests) levels += decide(attributes).level.length;
    }
    decided += 100 * requests.length;
  }
  if (levels === 0) throw new Error('Nothing was decided.');
  return (decided / (performance.now() - start)) * 1000;
}
