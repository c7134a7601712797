import { compilePolicy } from '../../audit/compile';
import { newestKubernetes, reaches } from '../../audit/types';
import { check } from '../../engine/check';
import { attributesFor } from '../../engine/decide';
import type { Expectation } from '../../expectations/expectation';
import { samplesWith } from '../requestsOf';
import { reachedStages } from './reachedStages';

/**
 * Returns what a policy does with these sample requests, as expectations. Throws if kube-apiserver rejects it. No event
 * is rendered, since the list of exercises waits for this.
 */
export function asBefore(start: string, ids: readonly string[]): Expectation[] {
  const { policy, error } = check(start, newestKubernetes).reading;
  if (!policy) throw new Error(error ?? '');
  const decide = compilePolicy(policy);
  return samplesWith(ids).map((request) => {
    const { level, omitStages, omitManagedFields } = decide(attributesFor(request));
    if (level === 'None') return { request: request.id, level };
    const stages = reachedStages(request).filter((stage) => !omitStages.includes(stage));
    const hasBodies = reaches(level, 'Request');
    return { request: request.id, level, stages, ...(hasBodies && { omitManagedFields }) };
  });
}
