import type { KubernetesVersion } from '../../src/audit/types.ts';
import type { CaseUser, EventsCase } from '../protocol.ts';
import { equalise } from './equalise.ts';
import { authorizationOf, userAgent as ourAgent, userOf, type Answered } from './processes.ts';
import type { RawRequest } from './requests.ts';

/** A case of the protocol without its policy, as one request gave it. */
export type Exchanged = Omit<EventsCase, 'policy'>;

/** The fields of a log line that the case needs. */
interface Logged {
  stage: string;
  annotations?: Record<string, string>;
  requestObject?: unknown;
  responseObject?: unknown;
}

/** The time that every time is set equal to. */
const someTime = '2026-01-01T00:00:00.000000Z';
const deprecations = ['k8s.io/deprecated', 'k8s.io/removed-release'];

/**
 * Returns the case of a request: as the client sent it, as the client got its answer, and what only the server
 * knows: why it authorized the request, what admission noted, and the object with its defaults.
 * @param lines the log lines of the request under a policy that records everything
 */
export function exchangeOf(
  request: RawRequest,
  { status, text }: Answered,
  lines: readonly string[],
  kubernetes: KubernetesVersion,
  userAgent = ourAgent,
): Exchanged {
  const { id, method, url, as, headers = {} } = request;
  const logged = lines.map((line) => JSON.parse(equalise(line)) as Logged);
  const last = logged.at(-1);
  const annotations = last?.annotations ?? {};
  const { 'authorization.k8s.io/decision': decision, 'authorization.k8s.io/reason': reason } =
    annotations;
  const body = last?.requestObject;
  const patch = method === 'PATCH' ? headers['content-type'] : undefined;
  // Handlers do not log every answer: not /version, not discovery, not an error in a form that nobody asked for.
  const answer = last?.responseObject === undefined ? undefined : objectIn(equalise(text));
  const others = Object.entries(annotations).filter(
    ([key]) => !/^(?:authorization|authentication|apiserver\.latency)\.k8s\.io\//.test(key),
  );
  const ofHandler = others.filter(([key]) => deprecations.includes(key));
  const admission = others
    .filter(([key]) => !deprecations.includes(key))
    .map(([key, value]) => ({ key, value, level: 'Metadata' }));
  const user = userOf(as);
  const impersonate = impersonatedBy(headers);
  return {
    id,
    kubernetes,
    op: 'events',
    auditID: id,
    receivedAt: someTime,
    stageAt: someTime,
    request: {
      method,
      url,
      userAgent,
      sourceIPs: ['127.0.0.1'],
      accept: headers['accept'] ?? 'application/json',
      user,
      ...(user === null && { authorizationHeader: authorizationOf(as)! }),
      ...(impersonate && { impersonate }),
      ...(body !== undefined && { body }),
      ...(patch !== undefined && { patch }),
    },
    ...(impersonate && as !== 'admin' && { impersonation: { decision: 'no opinion', rights: [] } }),
    ...(decision !== undefined && { authorization: { decision, reason: reason ?? '' } }),
    response: { code: status, ...(answer && { body: answer }) },
    ...(admission.length > 0 && { admission }),
    ...(ofHandler.length > 0 && { annotations: Object.fromEntries(ofHandler) }),
  };
}

/** Returns the one object in a text, as JSON; undefined for anything else, such as the lines of a watch. */
function objectIn(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function impersonatedBy(headers: Record<string, string>): CaseUser | undefined {
  const user = headers['impersonate-user'];
  if (user === undefined) return undefined;
  const group = headers['impersonate-group'];
  const uid = headers['impersonate-uid'];
  const extra = Object.entries(headers).flatMap(([name, value]) => {
    const key = /^impersonate-extra-(.*)/.exec(name)?.[1];
    return key === undefined ? [] : [[key, [value]] satisfies [string, string[]]];
  });
  return {
    user,
    ...(group !== undefined && { groups: [group] }),
    ...(uid !== undefined && { uid }),
    ...(extra.length > 0 && { extra: Object.fromEntries(extra) }),
  };
}
