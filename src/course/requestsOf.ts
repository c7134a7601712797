import { sampleRequests } from '../catalog/requests';
import type { SampleRequest } from '../catalog/types';
import type { PolicyTask } from './types';

const sampleOf = new Map(sampleRequests.map((request) => [request.id, request]));

/** Returns the sample requests with these ids, in this order; an id that no sample has is left out. */
export const samplesWith = (ids: readonly string[]): SampleRequest[] =>
  ids.flatMap((id) => sampleOf.get(id) ?? []);

/** Returns every request that an exercise can check: its own and all samples. */
export const requestsOf = ({ requests = [] }: PolicyTask): readonly SampleRequest[] => [
  ...requests,
  ...sampleRequests,
];

/** Returns the requests that a learner sees while working on an exercise. */
export function shownIn(exercise: PolicyTask): SampleRequest[] {
  const all = new Map(requestsOf(exercise).map((request) => [request.id, request]));
  return exercise.shown.flatMap((id) => all.get(id) ?? []);
}
