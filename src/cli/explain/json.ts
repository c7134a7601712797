import type { KubernetesVersion } from '../../audit/types';
import { asJson, requestFields, ruleNumber } from '../asJson';
import type { Explained } from './explained';

/** Returns the explanations for programs, as JSON. Rules count from 1; `rule` is null if none matches. */
export function jsonExplanation(all: readonly Explained[], kubernetes: KubernetesVersion): string {
  const requests = all.map(({ row: { request, decision, output }, explanation, stages }) => ({
    request: requestFields(request),
    user: request.user?.username ?? null,
    verb: explanation.attributes.verb,
    level: decision.level,
    rule: ruleNumber(decision.rule),
    omitManagedFields: decision.omitManagedFields,
    stages: Object.fromEntries(stages.map(({ stage, fate, why }) => [stage, { fate, why }])),
    bytes: output.bytes,
    skipped: explanation.passedOver.map((mismatch, index) => ({
      rule: index + 1,
      field: mismatch.field,
      reason: mismatch.reason,
    })),
    wouldMatch: explanation.wouldMatch.map((rule) => rule + 1),
  }));
  return asJson({ version: 1, kubernetes, requests });
}
