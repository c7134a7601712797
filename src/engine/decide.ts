import { resultOf } from '../audit/steps';
import { compilePolicy } from '../audit/compile';
import { auditedAttributes, auditEvents, stageFates } from '../audit/event/event';
import { byteLength, logLine } from '../audit/event/logLine';
import { outcomeFields } from '../audit/types';
import type {
  Attributes,
  Decision,
  KubernetesVersion,
  Policy,
  RequestAuditConfig,
  Stage,
  StageFate,
} from '../audit/types';
import type { SampleRequest } from '../catalog/types';
import { exchangeOfSample } from './exchangeOfSample';

/** One row of the Requests grid. */
export interface Row {
  request: SampleRequest;
  decision: Decision;
  output: Output;
}

/** What one request generates under one configuration. */
export interface Output {
  fates: Record<Stage, StageFate>;
  /** By how much the audit log grows: UTF-8 bytes of all lines, newlines included. */
  bytes: number;
}

/** What the API server derives from a request; it does not depend on the policy. */
const attributes = new WeakMap<SampleRequest, Attributes>();

/** Returns the attributes that rules are matched against, derived from method, URL and user once per request. */
export function attributesFor(request: SampleRequest): Attributes {
  let derived = attributes.get(request);
  if (!derived) {
    derived = auditedAttributes(request);
    attributes.set(request, derived);
  }
  return derived;
}

/**
 * Returns the decision for each request, in the same order, and what the request generates. `before`
 * are the rows of an earlier call: a row that is still correct is returned as the same object, so
 * that React does not render it again. The policy must have passed validation.
 */
export function decide(
  policy: Policy,
  requests: readonly SampleRequest[],
  kubernetes: KubernetesVersion,
  before: readonly Row[] = [],
): Row[] {
  return resultOf(decideInSteps(policy, requests, kubernetes, before));
}

/** Does the same in steps: between them the caller may let the page respond to the user. */
export function* decideInSteps(
  policy: Policy,
  requests: readonly SampleRequest[],
  kubernetes: KubernetesVersion,
  before: readonly Row[],
): Generator<undefined, Row[]> {
  const decideOne = compilePolicy(policy);
  const rows: Row[] = [];
  for (const [index, request] of requests.entries()) {
    yield;
    const decision = decideOne(attributesFor(request));
    const last = before[index];
    const output = outputOf(request, decision, kubernetes);
    // Equal outputs are one object for each configuration, so only the rule is left to compare.
    const isSame = last?.output === output && last.decision.rule === decision.rule;
    rows.push(isSame ? last : { request, decision, output });
  }
  return rows;
}

const outputs = new WeakMap<SampleRequest, Map<string, Output>>();

/**
 * Returns what the request generates under a configuration. Rendering is the expensive part, and a
 * request has only a few different outputs: each is rendered once.
 */
export function outputOf(
  request: SampleRequest,
  config: RequestAuditConfig,
  kubernetes: KubernetesVersion,
): Output {
  let rendered = outputs.get(request);
  if (!rendered) {
    rendered = new Map();
    outputs.set(request, rendered);
  }
  const key = `${kubernetes} ${configKey(config)}`;
  let output = rendered.get(key);
  if (!output) {
    const exchange = exchangeOfSample(request, kubernetes);
    const lines = auditEvents(config, exchange).map(logLine);
    output = {
      fates: stageFates(config, exchange),
      bytes: lines.reduce((sum, line) => sum + byteLength(line), 0),
    };
    rendered.set(key, output);
  }
  return output;
}

/** Equal for configurations that record the same. */
function configKey(config: RequestAuditConfig): string {
  return outcomeFields.map((field) => String(config[field])).join(' ');
}
