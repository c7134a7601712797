import { compilePolicy } from '../src/audit/compile.ts';
import { evaluatePolicyRule } from '../src/audit/evaluator.ts';
import { auditedAttributes } from '../src/audit/event/event.ts';
import type { JsonObject } from '../src/audit/go/jsonObject.ts';
import { requestInfo } from '../src/audit/request/requestInfo.ts';
import type {
  Attributes,
  Decision,
  KubernetesVersion,
  OutcomeField,
  Policy,
  Whole,
} from '../src/audit/types.ts';
import { readPolicy } from '../src/document/readPolicy.ts';
import { booleanAt, fieldsAt, isAbsent, textAt, textsAt } from './take.ts';

interface Line {
  fields: JsonObject;
  kubernetes: KubernetesVersion;
}

/** Decides on attributes, with the plain evaluator and the compiled one, which must agree. */
export function decide({ fields, kubernetes }: Line): JsonObject {
  const policy = acceptedPolicy(textAt(fields, 'policy'), kubernetes);
  return decisionOn(policy, attributesAt(fields));
}

function attributesAt(fields: JsonObject): Attributes {
  const given = fieldsAt(fields, 'attributes');
  const user = isAbsent(given['user']) ? null : fieldsAt(given, 'user');
  const at = (name: string) => textAt(given, name, '');
  return {
    user: user && { username: textAt(user, 'name', ''), groups: textsAt(user, 'groups') },
    verb: at('verb'),
    isResourceRequest: booleanAt(given, 'isResourceRequest'),
    namespace: at('namespace'),
    apiGroup: at('apiGroup'),
    apiVersion: at('apiVersion'),
    resource: at('resource'),
    subresource: at('subresource'),
    name: at('name'),
    path: at('path'),
  };
}

function decisionOn(policy: Policy, attributes: Attributes): JsonObject {
  const { passedOver: _, ...plain } = evaluatePolicyRule(policy, attributes);
  const compiled = compilePolicy(policy)(attributes);
  if (JSON.stringify(inOrder(compiled)) !== JSON.stringify(inOrder(plain))) {
    throw new Error('the compiled evaluator and the plain one disagree');
  }
  return { ...plain, rule: plain.rule ?? null };
}

/** Decides on a request. The attributes that the case claims must be its own, and the rule the one that decides. */
export function witness({ fields, kubernetes }: Line): JsonObject {
  const policy = acceptedPolicy(textAt(fields, 'policy'), kubernetes);
  const claimed = attributesAt(fields);
  const [method, url] = [textAt(fields, 'method'), textAt(fields, 'url')];
  const { problem } = requestInfo(method, url);
  const { user, ...found } = auditedAttributes({ method, url, user: claimed.user });
  const shown = Object.entries(found).map(([key, value]) => [key, asGoShows(value)]);
  const attributes = { user, ...Object.fromEntries(shown) };
  if (problem !== undefined || JSON.stringify(attributes) !== JSON.stringify(claimed)) {
    throw new Error(problem ?? 'the request has other attributes');
  }
  const decision = decisionOn(policy, { user, ...found });
  if (fields['rule'] !== undefined && fields['rule'] !== decision['rule']) {
    throw new Error('another rule decides');
  }
  return {
    ...decision,
    attributes: { ...attributes, user: user && { name: user.username, groups: user.groups } },
  };
}

function inOrder(decision: Whole<Decision, OutcomeField | 'rule'>) {
  const { level, omitStages, omitManagedFields, rule } = decision;
  return { level, omitStages, omitManagedFields, rule };
}

/** Answers contain U+FFFD for bytes that are not UTF-8. */
export function asGoShows(value: string | boolean): string | boolean {
  return typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\ufffd') : value;
}

/** The last policy read. Cases with the same policy come in a row. */
let last: { text: string; kubernetes: KubernetesVersion; policy: Policy } | undefined;

export function acceptedPolicy(text: string, kubernetes: KubernetesVersion): Policy {
  if (last?.text === text && last.kubernetes === kubernetes) return last.policy;
  const { policy, error } = readPolicy(text, kubernetes);
  if (policy === null) throw new Error(`the policy is rejected: ${error ?? ''}`);
  last = { text, kubernetes, policy };
  return policy;
}
