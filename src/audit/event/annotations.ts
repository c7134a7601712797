import { reaches, type Level } from '../types';
import { panicOf } from './ending';
import type { Exchange } from './exchange';

type Annotations = Record<string, string>;

/** Adds annotations to an event; existing ones stay. Mirrors addAuditAnnotationLocked. */
export function annotated<E extends { annotations?: Annotations }>(
  event: E,
  added: Annotations | undefined,
): E {
  if (added === undefined || Object.keys(added).length === 0) return event;
  return { ...event, annotations: { ...added, ...event.annotations } };
}

/** The keys of WithAuthorization. */
const [decisionKey, reasonKey] = ['authorization.k8s.io/decision', 'authorization.k8s.io/reason'];

/** Returns what WithAuthorization adds; undefined if authorization is disabled. */
export function decisionAnnotations(
  authorization: Exchange['authorization'],
): Annotations | undefined {
  if (authorization === undefined) return undefined;
  return { [decisionKey]: authorization.decision, [reasonKey]: authorization.reason };
}

/** What WithAuthorization adds if the authorizer fails. */
export const authorizerFailed: Annotations = { [reasonKey]: 'internal error' };

/** Returns the annotations of admission that are recorded at a level. Mirrors getAnnotations of pkg/admission/attributes.go. */
export function admissionAnnotations({ admission = [] }: Exchange, level: Level): Annotations {
  const recorded = admission.filter((each) => reaches(level, each.level));
  return Object.fromEntries(recorded.map(({ key, value }) => [key, value]));
}

/**
 * The handler's annotations that are only added after its end: whether the API is deprecated (MonitorRequest of
 * endpoints/metrics), and the latency if it is given as annotations.
 */
const late = /^(?:apiserver\.latency\.k8s\.io\/|k8s\.io\/(?:deprecated|removed-release)$)/;

/** Returns the handler's annotations that are in the event before the response. */
export function earlyAnnotations({ annotations = {} }: Exchange): Annotations {
  return Object.fromEntries(Object.entries(annotations).filter(([key]) => !late.test(key)));
}

/** Returns the handler's annotations that are in the event only after its end. */
export function lateAnnotations({ response, annotations = {} }: Exchange): Annotations {
  if (panicOf(response)) return {};
  return Object.fromEntries(Object.entries(annotations).filter(([key]) => late.test(key)));
}
