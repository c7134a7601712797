import { compilePolicy } from '../src/audit/compile.ts';
import { evaluatePolicyRule } from '../src/audit/evaluator.ts';
import { auditEvents } from '../src/audit/event/event.ts';
import type { Exchange } from '../src/audit/event/exchange.ts';
import { extraOf, impersonated, impersonationRefusal } from '../src/audit/request/impersonation.ts';
import { isRecord, type JsonObject } from '../src/audit/go/jsonObject.ts';
import { logLine } from '../src/audit/event/logLine.ts';
import { namelessImpersonation } from '../src/audit/request/namelessImpersonation.ts';
import { RawJson } from '../src/audit/go/rawJson.ts';
import { attributesOf, requestInfo } from '../src/audit/request/requestInfo.ts';
import { parseRequestUrl } from '../src/audit/request/requestUrl.ts';
import {
  kubernetesVersions,
  type Decision,
  type KubernetesVersion,
  type OutcomeField,
  type Policy,
  type RequestInfo,
  type UserInfo,
  type Whole,
} from '../src/audit/types.ts';
import { readPolicy } from '../src/document/readPolicy.ts';
import { parseTime } from '../src/document/load/parseTime.ts';
import { decodeBody } from './bodies.ts';
import { heldPolicy } from './heldPolicy.ts';
import { parseExact } from './exactJson.ts';
import type { Answer } from './protocol.ts';
import { sourceIPs } from './sourceIPs.ts';
import {
  booleanAt,
  fieldsAt,
  integerAt,
  isAbsent,
  mapOfListsAt,
  mapOfTextsAt,
  textAt,
  textsAt,
} from './take.ts';

interface Line {
  fields: JsonObject;
  kubernetes: KubernetesVersion;
  memberText: WeakMap<object, string>;
}

const operations: Record<string, (line: Line) => JsonObject> = {
  load,
  decide,
  requestInfo: infoOf,
  events,
};

/**
 * Answers one line of input with the product's own code, as the Go oracle does. Never throws: a case outside
 * the protocol is answered with a protocolError.
 */
export function answerCase(text: string): Answer {
  let id: string | null = null;
  try {
    const { value, memberText } = parseExact(text, 'body');
    if (!isRecord(value)) throw new Error('a case must be an object');
    if (typeof value['id'] === 'string') id = value['id'];
    const op = textAt(value, 'op');
    const kubernetes = kubernetesVersions.find((version) => version === value['kubernetes']);
    if (id === null || kubernetes === undefined)
      throw new Error('a case needs id and a known kubernetes');
    const operation = Object.hasOwn(operations, op) ? operations[op] : undefined;
    if (!operation) throw new Error(`unknown op ${JSON.stringify(op)}`);
    return { id, ...operation({ fields: value, kubernetes, memberText }) };
  } catch (error) {
    return { id, protocolError: error instanceof Error ? error.message : String(error) };
  }
}

function load({ fields, kubernetes }: Line): JsonObject {
  const { outcome, error, warning, policy } = readPolicy(textAt(fields, 'policy'), kubernetes);
  return { outcome, error, warning, policy: policy && heldPolicy(policy, kubernetes) };
}

function decide({ fields, kubernetes }: Line): JsonObject {
  const policy = acceptedPolicy(textAt(fields, 'policy'), kubernetes);
  const given = fieldsAt(fields, 'attributes');
  const user = isAbsent(given['user']) ? null : fieldsAt(given, 'user');
  const at = (name: string) => textAt(given, name, '');
  const attributes = {
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
  const { passedOver: _, ...plain } = evaluatePolicyRule(policy, attributes);
  const compiled = compilePolicy(policy)(attributes);
  if (JSON.stringify(inOrder(compiled)) !== JSON.stringify(inOrder(plain))) {
    throw new Error('the compiled evaluator and the plain one disagree');
  }
  return { ...plain, rule: plain.rule ?? null };
}

function inOrder(decision: Whole<Decision, OutcomeField | 'rule'>) {
  const { level, omitStages, omitManagedFields, rule } = decision;
  return { level, omitStages, omitManagedFields, rule };
}

function infoOf({ fields }: Line): JsonObject {
  const info = requestInfo(textAt(fields, 'method'), textAt(fields, 'url'));
  const { parts: _, fieldSelector: _f, labelSelector: _l, problem, ...answer } = info;
  if (problem !== undefined) throw new Error(problem);
  const shown = Object.entries(answer).map(([key, value]) => [key, asGoShows(value)]);
  return Object.fromEntries(shown) as JsonObject;
}

/** Answers contain U+FFFD for bytes that are not UTF-8. */
function asGoShows(value: string | boolean): string | boolean {
  return typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\ufffd') : value;
}

function events(line: Line): JsonObject {
  const { fields, kubernetes } = line;
  const policy = acceptedPolicy(textAt(fields, 'policy'), kubernetes);
  const exchange = exchangeOf(line);
  const { method, url, user } = exchange.request;
  const attributes = attributesOf(requestInfo(method, url), user);
  const config = compilePolicy(policy)(attributes);
  return { events: auditEvents(config, exchange).map(logLine) };
}

function exchangeOf(line: Line): Exchange {
  const { fields, kubernetes } = line;
  const request = fieldsAt(fields, 'request');
  const response = fieldsAt(fields, 'response');
  const method = textAt(request, 'method');
  const url = textAt(request, 'url');
  const { problem } = parseRequestUrl(method, url);
  if (problem !== undefined) throw new Error(problem);
  const info = requestInfo(method, url);
  const user = isAbsent(request['user']) ? null : userAt(request, 'user');
  const as = isAbsent(request['impersonate']) ? undefined : userAt(request, 'impersonate');
  const authorization = authorizationAt(fields, 'authorization');
  const impersonation = authorizationAt(fields, 'impersonation');
  const acted = user && as ? actedAs(as, user, info, impersonation, kubernetes) : undefined;
  const isRefused = acted !== undefined && 'refused' in acted;
  const isHandled =
    user !== null &&
    info.problem === undefined &&
    !isRefused &&
    authorization?.decision !== 'forbid';
  const panic = textAt(response, 'panic', undefined);
  const hijacked = booleanAt(response, 'hijacked');
  const isAnswered = user === null || (isHandled && panic === undefined && !hijacked);
  const patch = textAt(request, 'patch', undefined);
  const header = textAt(request, 'authorizationHeader', undefined);
  return {
    kubernetes,
    auditID: textAt(fields, 'auditID'),
    receivedAt: timeAt(fields, 'receivedAt'),
    stageAt: clockAt(fields, 'stageAt'),
    request: {
      method,
      url,
      user,
      userAgent: textAt(request, 'userAgent', ''),
      sourceIPs: sourceIPs(textsAt(request, 'sourceIPs')),
      ...(header !== undefined && { authorizationHeader: header }),
      ...(acted && { impersonated: acted }),
      ...(patch !== undefined && { patch }),
      ...(isHandled && requestBody(line, request, patch !== undefined || info.verb === 'patch')),
    },
    ...(authorization && { authorization }),
    response: {
      code: integerAt(response, 'code'),
      ...(isAnswered &&
        response['body'] !== undefined && { body: decodeBody(response['body'], kubernetes) }),
      ...(panic !== undefined && { panic }),
      hijacked,
    },
    annotations: mapOfTextsAt(fields, 'annotations'),
  };
}

/** Returns the user that the Impersonate-* headers name, or the Status that rejects them; undefined without any. */
function actedAs(
  as: UserInfo,
  user: UserInfo,
  info: RequestInfo,
  answer: Exchange['authorization'],
  kubernetes: KubernetesVersion,
): Exchange['request']['impersonated'] {
  if (as.username === '') {
    return namelessImpersonation({ ...as, extra: extraOf(as.extra ?? {}) }, kubernetes);
  }
  return answer?.decision === 'forbid'
    ? { refused: impersonationRefusal(as, user, info, answer.reason, kubernetes) }
    : impersonated(as, user, kubernetes);
}

/** Returns the body as the handler logs it: a patch as sent, everything else decoded. */
function requestBody({ memberText, kubernetes }: Line, request: JsonObject, isPatch: boolean) {
  if (request['body'] === undefined) return {};
  return {
    body: isPatch
      ? new RawJson(memberText.get(request) ?? '')
      : decodeBody(request['body'], kubernetes),
  };
}

function userAt(fields: JsonObject, name: string): UserInfo {
  const user = fieldsAt(fields, name);
  return {
    username: textAt(user, 'user', '') || textAt(user, 'name', '') || textAt(user, 'username', ''),
    uid: textAt(user, 'uid', ''),
    groups: textsAt(user, 'groups'),
    extra: mapOfListsAt(user, 'extra'),
  };
}

function authorizationAt(fields: JsonObject, name: string): Exchange['authorization'] {
  if (isAbsent(fields[name])) return undefined;
  const given = fieldsAt(fields, name);
  const decision = textAt(given, 'decision', '') === 'allow' ? 'allow' : 'forbid';
  return { decision, reason: textAt(given, 'reason', '') };
}

/** Returns one time for all stages, or one per stage. */
function clockAt(fields: JsonObject, name: string): Exchange['stageAt'] {
  const clock = fields[name];
  if (!isRecord(clock)) return timeAt(fields, name);
  return Object.fromEntries(Object.keys(clock).map((stage) => [stage, timeAt(clock, stage)]));
}

function timeAt(fields: JsonObject, name: string): string {
  const time = textAt(fields, name);
  if (parseTime(time).error !== undefined) throw new Error(`${name} is not an RFC 3339 time`);
  return time;
}

/** The last policy read. Cases with the same policy come in a row. */
let last: { text: string; kubernetes: KubernetesVersion; policy: Policy } | undefined;

function acceptedPolicy(text: string, kubernetes: KubernetesVersion): Policy {
  if (last?.text === text && last.kubernetes === kubernetes) return last.policy;
  const { policy, error } = readPolicy(text, kubernetes);
  if (policy === null) throw new Error(`the policy is rejected: ${error ?? ''}`);
  last = { text, kubernetes, policy };
  return policy;
}
