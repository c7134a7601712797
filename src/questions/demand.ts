import { reaches, type Level, type RequestAuditConfig, type Stage } from '../audit/types';
import type { Demand, Filter } from './question';

/** Requests that go through the same stages, unless a handler panics. */
export type Course = 'ordinary' | 'long-running' | 'failed login';

/** The stages that every request of a kind reaches (filters/audit.go, authn_audit.go). */
const reached: Readonly<Record<Course, readonly Stage[]>> = {
  ordinary: ['RequestReceived', 'ResponseComplete'],
  'long-running': ['RequestReceived', 'ResponseStarted', 'ResponseComplete'],
  'failed login': ['ResponseStarted'],
};
export const courses = Object.keys(reached) as readonly Course[];

/** Everybody who logged in, and the anonymous user: only a failed login has no user. */
export const anybody: Filter = { userGroups: ['system:authenticated', 'system:unauthenticated'] };

/** Requests whose bodies are streams, which are never recorded. */
export const streams: Filter = {
  resources: [
    { group: '*', resources: ['*/attach', '*/exec', '*/proxy', '*/log', '*/portforward'] },
  ],
};

/** The long-running requests: BasicLongRunningRequestCheck with kube-apiserver's verbs and subresources (config.go). */
export const longRunning: readonly Filter[] = [
  { verbs: ['watch', 'proxy'] },
  streams,
  { nonResourceURLs: ['/debug/pprof/*'] },
];

/** Returns whether what is recorded of a request is what the demand wants. */
export function meets(demand: Demand, config: RequestAuditConfig, course: Course): boolean {
  const { atLeast = 'None', atMost = 'RequestResponse', never, withoutManagedFields } = demand;
  const written = (stage: Stage) => config.level !== 'None' && !config.omitStages.includes(stage);
  const events = reached[course].filter(written);
  // Only an event of a later stage holds bodies.
  const isEnded = events.some((stage) => stage !== 'RequestReceived');
  if (atLeast !== 'None') {
    if (events.length === 0 || !reaches(config.level, atLeast)) return false;
    if (atLeast !== 'Metadata' && !isEnded) return false;
  }
  const mayHoldBodies = isEnded || (course !== 'failed login' && written('Panic'));
  const said: Level = mayHoldBodies ? config.level : events.length > 0 ? 'Metadata' : 'None';
  if (!reaches(atMost, said)) return false;
  if (never !== undefined && events.includes(never)) return false;
  return (
    withoutManagedFields === undefined ||
    !reaches(said, withoutManagedFields) ||
    config.omitManagedFields
  );
}
