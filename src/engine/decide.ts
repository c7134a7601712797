import { compilePolicy } from '../audit/compile';
import { auditEvents, stageFates } from '../audit/event/event';
import { byteLength, logLine } from '../audit/event/logLine';
import { attributesOf, requestInfo } from '../audit/request/requestInfo';
import type {
  Attributes,
  Decision,
  KubernetesVersion,
  Policy,
  RequestAuditConfig,
  Stage,
  StageFate,
} from '../audit/types';
import { cannedRequests } from '../catalog/requests';
import type { CannedRequest } from '../catalog/types';
import { exchangeOf } from './sampleExchange';

/** One row of the Requests grid. */
export interface Row {
  request: CannedRequest;
  decision: Decision;
  output: Output;
}

/** What one request leaves under one configuration. */
export interface Output {
  fates: Record<Stage, StageFate>;
  /** What the audit log grows by: UTF-8 bytes of all lines, newlines included. */
  bytes: number;
}

/** What the API server derives from each canned request; it does not depend on the policy. */
const attributes: ReadonlyMap<string, Attributes> = new Map(
  cannedRequests.map((request) => [
    request.id,
    attributesOf(requestInfo(request.method, request.url), request.user),
  ]),
);

/** The attributes of a canned request. */
export function attributesFor(request: CannedRequest): Attributes {
  return (
    attributes.get(request.id) ??
    attributesOf(requestInfo(request.method, request.url), request.user)
  );
}

/** Decides every canned request. Rows equal to the last time keep their identity, so that React leaves them alone. */
export function decide(
  policy: Policy,
  kubernetes: KubernetesVersion,
  before: readonly Row[] = [],
): Row[] {
  const decideOne = compilePolicy(policy);
  return cannedRequests.map((request, index) => {
    const decision = decideOne(attributesFor(request));
    const last = before[index];
    const output = outputOf(request, decision, kubernetes);
    return last && sameDecision(last.decision, decision) && last.output === output
      ? last
      : { request, decision, output };
  });
}

const outputs = new Map<string, Output>();

/** Rendering is the dear part, and a request has only a few different outputs: each is made once. */
export function outputOf(
  request: CannedRequest,
  config: RequestAuditConfig,
  kubernetes: KubernetesVersion,
): Output {
  const key = `${kubernetes} ${request.id} ${config.level} ${config.omitStages.join()} ${config.omitManagedFields}`;
  let output = outputs.get(key);
  if (!output) {
    const exchange = exchangeOf(request, kubernetes);
    const lines = auditEvents(config, exchange).map(logLine);
    output = {
      fates: stageFates(config, exchange),
      bytes: lines.reduce((sum, line) => sum + byteLength(line), 0),
    };
    outputs.set(key, output);
  }
  return output;
}

function sameDecision(a: Decision, b: Decision): boolean {
  return (
    a.rule === b.rule &&
    a.level === b.level &&
    a.omitManagedFields === b.omitManagedFields &&
    a.omitStages.join() === b.omitStages.join()
  );
}
