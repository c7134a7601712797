import type { Attributes, Level, Stage } from '../../audit/types';
import { sampleRequests } from '../../catalog/requests';
import type { SampleRequest } from '../../catalog/types';
import { attributesFor } from '../../engine/decide';
import type { Expectation } from '../../expectations/expectation';
import { reachedStages } from './reachedStages';

/** What a policy begins with. */
export const header = `apiVersion: audit.k8s.io/v1
kind: Policy
`;

/** Returns the ids of the sample requests that pass a test, as kube-apiserver sees them. */
export const samplesWhere = (passes: (attributes: Attributes) => boolean): string[] =>
  sampleRequests.flatMap((request) => (passes(attributesFor(request)) ? request.id : []));

/** Returns the ids of all sample requests except these, and of an exercise's own requests except these. */
export const samplesExcept = (
  except: readonly string[],
  own: readonly SampleRequest[] = [],
): string[] => [...sampleRequests, ...own].flatMap(({ id }) => (except.includes(id) ? [] : id));

/** Expects a level for each of these requests, and what else is said of them. */
export const at = (
  level: Level,
  ids: readonly string[],
  more: Pick<Expectation, 'omitManagedFields'> = {},
): Expectation[] => ids.map((request) => ({ request, level, ...more }));

/** What events keep that have bodies. */
export const withManagedFields = { omitManagedFields: false };

/** Expects that the events of these requests keep their managed fields. */
export const keptManagedFields = (ids: readonly string[]): Expectation[] =>
  ids.map((request) => ({ request, ...withManagedFields }));

/** Expects an event for each stage that these requests reach, except for an omitted one. */
export function allStages(
  ids: readonly string[],
  omitted?: Stage,
  own: readonly SampleRequest[] = [],
): Expectation[] {
  const listed = new Set(ids);
  return [...sampleRequests, ...own].flatMap((request) => {
    if (!listed.has(request.id)) return [];
    const stages = reachedStages(request).filter((stage) => stage !== omitted);
    return [{ request: request.id, stages }];
  });
}

/** Returns a request like a sample, with what differs. Throws if no sample has this id. */
export function like(
  sample: string,
  differs: Pick<SampleRequest, 'id' | 'command' | 'title'> & Partial<SampleRequest>,
): SampleRequest {
  const found = sampleRequests.find(({ id }) => id === sample);
  if (!found) throw new Error(`there is no sample request ${sample}`);
  return { ...found, ...differs };
}
