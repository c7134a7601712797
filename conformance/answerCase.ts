import {
  auditFlags,
  auditFlagValues,
  deprecationWarnings,
} from '../src/apiServer/flags/auditFlags.ts';
import { writeFlagValue } from '../src/apiServer/flags/flagValue.ts';
import { parseArguments } from '../src/apiServer/flags/parseArguments.ts';
import { validateAuditFlags } from '../src/apiServer/flags/validateAuditFlags.ts';
import { bufferedBackend } from '../src/apiServer/backends/buffered.ts';
import { eventSize, passedBatches } from '../src/apiServer/backends/truncate.ts';
import { checkKubeconfig } from '../src/apiServer/webhook/checkKubeconfig.ts';
import { compilePolicy } from '../src/audit/compile.ts';
import { endingOf, panicOf } from '../src/audit/event/ending.ts';
import { auditedAttributes, auditEvents } from '../src/audit/event/event.ts';
import type { AuditEvent } from '../src/audit/event/auditEvent.ts';
import type { AdmissionAnnotation, Exchange } from '../src/audit/event/exchange.ts';
import { parseDuration } from '../src/audit/go/duration.ts';
import { impersonate } from '../src/audit/request/impersonation.ts';
import { isRecord, type JsonObject } from '../src/audit/go/jsonObject.ts';
import { logLine } from '../src/audit/event/logLine.ts';
import { RawJson } from '../src/audit/go/rawJson.ts';
import { requestInfo } from '../src/audit/request/requestInfo.ts';
import { parseRequestUrl } from '../src/audit/request/requestUrl.ts';
import {
  kubernetesVersions,
  levels,
  type KubernetesVersion,
  type UserInfo,
} from '../src/audit/types.ts';
import { readPolicy } from '../src/document/readPolicy.ts';
import { parseTime } from '../src/document/load/parseTime.ts';
import { decodeBody } from './bodies.ts';
import { heldPolicy } from './heldPolicy.ts';
import { answerKubectl } from './kubectl/answerKubectl.ts';
import { parseExact } from './exactJson.ts';
import { answerAt, authorizerAt } from './authorizer.ts';
import { bufferedAt } from './bufferedAt.ts';
import { acceptedPolicy, asGoShows, decide, witness } from './decisions.ts';
import type { Answer } from './protocol.ts';
import { sourceIPs } from './sourceIPs.ts';
import {
  booleanAt,
  fieldsAt,
  integerAt,
  isAbsent,
  listAt,
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
  witness,
  events,
  auditFlags: flagsOf,
  buffered,
  webhookConfig,
  truncate,
  kubectl: ({ fields, kubernetes }) => answerKubectl(fields, kubernetes),
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

function infoOf({ fields }: Line): JsonObject {
  const info = requestInfo(textAt(fields, 'method'), textAt(fields, 'url'));
  const { parts: _, fieldSelector: _f, labelSelector: _l, problem, ...answer } = info;
  if (problem !== undefined) throw new Error(problem);
  const shown = Object.entries(answer).map(([key, value]) => [key, asGoShows(value)]);
  return Object.fromEntries(shown) as JsonObject;
}

function events(line: Line): JsonObject {
  const { fields, kubernetes } = line;
  const policy = acceptedPolicy(textAt(fields, 'policy'), kubernetes);
  const exchange = exchangeOf(line);
  const config = compilePolicy(policy)(auditedAttributes(exchange.request));
  return { events: auditEvents(config, exchange).map(logLine) };
}

/** The arguments are about auditing only, so no other flag is known. */
function flagsOf({ fields, kubernetes }: Line): JsonObject {
  const args = textsAt(fields, 'args');
  const table = auditFlags(kubernetes);
  const parsed = parseArguments(args, table);
  if (parsed.error) return { outcome: 'refused', error: parsed.error.message };
  const values = auditFlagValues(parsed, kubernetes);
  const written = [...values].map(([name, value]) => [
    name,
    writeFlagValue(table.get(name)?.type ?? 'string', value),
  ]);
  return {
    outcome: 'parsed',
    args: parsed.rest.map((at) => args[at]),
    values: Object.fromEntries(written),
    warnings: deprecationWarnings(parsed, kubernetes),
    errors: validateAuditFlags(values),
  };
}

function buffered({ fields }: Line): JsonObject {
  const { config, latency, arrivals, stop, together } = bufferedAt(fields);
  const batches: number[][] = [];
  const backend = bufferedBackend(config, (at, size) => {
    batches.push([at, size]);
    return at + latency;
  });
  const dropped = arrivals.filter((at) => !backend.offer(at)).length;
  const ends = backend.stop(stop);
  const counts = { delivered: arrivals.length - dropped, dropped };
  return together ? { about: counts } : { ...counts, batches, ends };
}

function truncate({ fields }: Line): JsonObject {
  const maxEventSize = integerAt(fields, 'maxEventSize');
  const maxBatchSize = integerAt(fields, 'maxBatchSize');
  if (maxEventSize < 1 || maxBatchSize < maxEventSize) {
    throw new Error('the server refuses these sizes');
  }
  const events = textsAt(fields, 'events').map((line) => JSON.parse(line) as AuditEvent);
  return { batches: passedBatches(events.map(eventSize), { maxEventSize, maxBatchSize }) };
}

/** Whatever the server says in addition to refusing is said in its words, or not at all. */
function webhookConfig({ fields }: Line): JsonObject {
  const findings = checkKubeconfig(textAt(fields, 'text'));
  const error = findings.find(({ severity }) => severity === 'error');
  return error ? { outcome: 'refused', error: error.serverSays ?? '' } : { outcome: 'accepted' };
}

function exchangeOf(line: Line): Exchange {
  const { fields, kubernetes } = line;
  const exchange = bodilessExchange(line);
  const info = requestInfo(exchange.request.method, exchange.request.url);
  // The bodies are decoded only where the server does, because they may be malformed.
  if (endingOf(exchange, info) !== 'handled') return exchange;
  const { request, response } = exchange;
  const isPatch = request.patch !== undefined || info.verb === 'patch';
  const { body } = fieldsAt(fields, 'response');
  const isAnswered = !response.hijacked && panicOf(response)?.isAfterResponse !== false;
  return {
    ...exchange,
    request: { ...request, ...requestBody(line, fieldsAt(fields, 'request'), isPatch) },
    response: {
      ...response,
      ...(isAnswered && body !== undefined && { body: decodeBody(body, kubernetes) }),
    },
  };
}

export function bodilessExchange({
  fields,
  kubernetes,
}: Pick<Line, 'fields' | 'kubernetes'>): Exchange {
  const request = fieldsAt(fields, 'request');
  const response = fieldsAt(fields, 'response');
  const method = textAt(request, 'method');
  const url = textAt(request, 'url');
  const { problem } = parseRequestUrl(method, url);
  if (problem !== undefined) throw new Error(problem);
  const user = isAbsent(request['user']) ? null : userAt(request, 'user');
  const as = isAbsent(request['impersonate']) ? undefined : userAt(request, 'impersonate');
  const impersonated =
    user && as
      ? impersonate(as, user, requestInfo(method, url), kubernetes, authorizerAt(fields))
      : undefined;
  const authorization = authorizationAt(fields, 'authorization');
  const panic = textAt(response, 'panic', undefined);
  const patch = textAt(request, 'patch', undefined);
  const header = textAt(request, 'authorizationHeader', undefined);
  const accept = textAt(request, 'accept', undefined);
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
      sourceIPs: sourceIPs(
        textsAt(request, 'sourceIPs'),
        textAt(request, 'forwardedFor', undefined),
        textAt(request, 'realIP', ''),
      ),
      clientCertificate: booleanAt(request, 'clientCertificate'),
      ...(header !== undefined && { authorizationHeader: header }),
      ...(accept !== undefined && { accept }),
      ...(impersonated && { impersonated }),
      ...(patch !== undefined && { patch }),
    },
    authentication: { annotations: annotationsAt(fields, 'authentication') },
    ...(authorization && { authorization }),
    response: {
      code: integerAt(response, 'code'),
      ...(panic !== undefined && { panic }),
      started: booleanAt(response, 'started'),
      hijacked: booleanAt(response, 'hijacked'),
    },
    admission: admissionAt(fields),
    annotations: mapOfTextsAt(fields, 'annotations'),
    latency: latencyAt(fields),
  };
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
  const answer = answerAt(fields, name);
  if (answer === undefined) return undefined;
  const { isAllowed, reason, error } = answer;
  const refusal = error === undefined ? 'forbid' : 'error';
  return { decision: isAllowed ? 'allow' : refusal, reason };
}

function annotationsAt(fields: JsonObject, name: string): Record<string, string> {
  return isAbsent(fields[name]) ? {} : mapOfTextsAt(fieldsAt(fields, name), 'annotations');
}

function admissionAt(fields: JsonObject): AdmissionAnnotation[] {
  return listAt(fields, 'admission').map((each) => {
    const level = levels.find((one) => one === each['level'] && one !== 'None');
    if (level === undefined) throw new Error('admission annotates from level Metadata on');
    return { key: textAt(each, 'key', ''), value: textAt(each, 'value', ''), level };
  });
}

function latencyAt(fields: JsonObject): Record<string, string> {
  const latency = mapOfTextsAt(fields, 'latency');
  for (const duration of Object.values(latency)) {
    const parsed = parseDuration(duration);
    if ('error' in parsed) throw new Error(parsed.error);
    if (parsed.nanoseconds < 0n || parsed.nanoseconds > 86_400_000_000_000n) {
      throw new Error('a layer takes from 0 to 24 hours');
    }
  }
  return latency;
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
