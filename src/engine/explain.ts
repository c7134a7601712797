import {
  evaluatePolicyRule,
  fieldAnswers,
  ruleMatches,
  type FieldAnswer,
} from '../audit/evaluator';
import { stageReasons, type StageReason } from '../audit/event/stageReasons';
import type {
  Attributes,
  Decision,
  ExplainedDecision,
  KubernetesVersion,
  Policy,
  PolicyRule,
} from '../audit/types';
import type { SampleRequest } from '../catalog/types';
import { attributesFor } from './decide';
import { exchangeOfSample } from './exchangeOfSample';

export type { FieldAnswer };

/** One rule as it was evaluated for one request. */
export interface EvaluatedRule {
  rule: PolicyRule;
  /** What each field says, all of them in the order of evaluation. */
  fields: FieldAnswer[];
}

/** The decision for one request, with everything that led to it. */
export interface Explanation extends ExplainedDecision {
  /** What the rules were matched against. */
  attributes: Attributes;
  /** Rules 0 to `rule`, or all of them when none matches. */
  evaluated: EvaluatedRule[];
  /** The rules after `rule` that would match as well. */
  wouldMatch: number[];
}

/** Returns the decision of a policy for a request, with its explanation. The policy must have passed validation. */
export function explain(policy: Policy, request: SampleRequest): Explanation {
  const attributes = attributesFor(request);
  const decision = evaluatePolicyRule(policy, attributes);
  const count = decision.rule === undefined ? policy.rules.length : decision.rule + 1;
  return {
    ...decision,
    attributes,
    evaluated: policy.rules
      .slice(0, count)
      .map((rule) => ({ rule, fields: fieldAnswers(rule, attributes) })),
    wouldMatch: [...policy.rules.keys()].filter((index) => {
      const rule = index < count ? undefined : policy.rules[index];
      return rule !== undefined && ruleMatches(rule, attributes);
    }),
  };
}

/** Returns for each of the four stages whether it is recorded, and why. `decision` must be the policy's decision for the request. */
export function explainStages(
  policy: Policy,
  decision: Decision,
  request: SampleRequest,
  kubernetes: KubernetesVersion,
): StageReason[] {
  return stageReasons(policy, decision, exchangeOfSample(request, kubernetes));
}
