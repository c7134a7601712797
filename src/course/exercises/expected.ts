import { stageFates } from '../../audit/event/event';
import {
  newestKubernetes,
  stages,
  type Attributes,
  type Level,
  type Stage,
} from '../../audit/types';
import { sampleRequests } from '../../catalog/requests';
import { attributesFor } from '../../engine/decide';
import { exchangeOfSample } from '../../engine/exchangeOfSample';
import type { Expectation } from '../../expectations/expectation';
import { samplesWith } from '../requestsOf';

/** What a policy begins with. */
export const header = `apiVersion: audit.k8s.io/v1
kind: Policy
`;

/** Returns the ids of the sample requests that pass a test, as kube-apiserver sees them. */
export const samplesWhere = (passes: (attributes: Attributes) => boolean): string[] =>
  sampleRequests.flatMap((request) => (passes(attributesFor(request)) ? request.id : []));

/** Returns the ids of all sample requests except these. */
export const samplesExcept = (except: readonly string[]): string[] =>
  sampleRequests.flatMap(({ id }) => (except.includes(id) ? [] : id));

/** Expects a level for each of these requests. */
export const at = (level: Level, ids: readonly string[]): Expectation[] =>
  ids.map((request) => ({ request, level }));

/** Expects an event for each stage that these sample requests reach, except for an omitted one. */
export const allStages = (ids: readonly string[], omitted?: Stage): Expectation[] =>
  samplesWith(ids).map((request) => {
    const exchange = exchangeOfSample(request, newestKubernetes);
    const fates = stageFates(
      { level: 'Metadata', omitStages: [], omitManagedFields: false },
      exchange,
    );
    const kept = stages.filter((stage) => fates[stage] === 'recorded' && stage !== omitted);
    return { request: request.id, stages: kept };
  });

/** Expects that the events of these requests keep their managed fields. */
export const keptManagedFields = (ids: readonly string[]): Expectation[] =>
  ids.map((request) => ({ request, omitManagedFields: false }));
