import { requestInfo } from '../audit/request/requestInfo';
import { entriesIn } from '../workspace/entriesIn';
import { isFromCloud } from './cloudEvent';
import type { EventFields } from './eventsIn';
import type { OwnRequest } from './ownRequest';
import { bodyFrom, ownRequestFrom, sizeOf } from './ownRequest';
import { shortName, wordsOf } from './requestWords';

/** A request that was read, without the id that the workspace gives it, or why it was refused. */
export type Read = { request: OwnRequest; notes: string[] } | { refused: string };

/** The HTTP methods to try for a verb, the usual one first: the URL decides what a method means. */
const methodsOf: Readonly<Record<string, readonly string[]>> = {
  create: ['POST'],
  update: ['PUT'],
  patch: ['PATCH'],
  delete: ['DELETE'],
  deletecollection: ['DELETE'],
  get: ['GET', 'HEAD'],
  list: ['GET', 'HEAD'],
  watch: ['GET', 'HEAD'],
  // Of a resource, any other method has no verb.
  '': ['OPTIONS'],
};

/**
 * Returns the request that audit events are about, with the response they tell of. In: the events of one request, in the
 * order of their stages; later ones replace what earlier ones say. From them, kube-apiserver derives the verb that they
 * name; otherwise they are refused. Never throws.
 */
export function eventRequest(stages: readonly EventFields[]): Read {
  const event = new Map(stages.flatMap((each) => [...each]));
  const at = (name: string) => event.get(name);
  const verb = at('verb');
  if (typeof verb !== 'string') return { refused: 'This event has no verb.' };
  const url = urlOf(event, verb);
  if (url === undefined) return { refused: 'This event has neither requestURI nor objectRef.' };
  const target = methodFor(verb, url);
  if (!target) {
    const derived = requestInfo('GET', url);
    const said = derived.problem ?? `kube-apiserver derives other verbs from its URL`;
    return { refused: `This event has verb ${verb.slice(0, 60)}, but ${said}.` };
  }
  const status = entriesIn(at('responseStatus'));
  const annotations = new Map(
    [...(entriesIn(at('annotations')) ?? [])].filter(([, value]) => typeof value === 'string'),
  );
  const code = Number(status?.get('code') ?? 200);
  const user = entriesIn(at('user'));
  const username = user?.get('username');
  const who = typeof username === 'string' && username !== '' ? shortName(username) : 'nobody';
  const isPanic = at('stage') === 'Panic';
  const request = ownRequestFrom(
    {
      ...target,
      command: `${who}: ${wordsOf(target)}`,
      title: `From an audit event of ${who === 'nobody' ? 'a failed login' : String(username)}`,
      user: typeof username === 'string' && username !== '' ? at('user') : null,
      userAgent: at('userAgent'),
      sourceIPs: at('sourceIPs'),
      impersonate: at('impersonatedUser'),
      requestBody: at('requestObject'),
      objectRef: referenceOf(event, target),
      ...(verb === 'patch' && { patch: patchKind(at('requestObject')) }),
      authorization: authorizationOf(annotations, code, status),
      response: {
        code: isPanic ? 0 : code,
        body: at('responseObject') ?? statusBodyOf(status),
        ...(isPanic && { panic: panicOf(status) }),
        ...(code === 101 && { hijacked: true }),
      },
      ...annotationsOf(annotations),
    },
    '',
  );
  if (!request)
    return { refused: 'The URL of this event is too long, or does not begin with a slash.' };
  const ofCloud = stages.some(isFromCloud) && request.user ? [cloudNote] : [];
  return { request, notes: [...ofCloud, ...notesOf(event)] };
}

const cloudNote =
  'Google Cloud’s log has no groups: only those that every such user is in are added.';

/** The path of the request; if the event lacks it, the path that its objectRef names. */
function urlOf(event: EventFields, verb: string): string | undefined {
  const uri = event.get('requestURI');
  if (typeof uri === 'string' && uri !== '') return uri.replace(/^https?:\/\/[^/?#]*(?=\/)/, '');
  const reference = entriesIn(event.get('objectRef'));
  const part = (name: string) => {
    const value = reference?.get(name);
    return typeof value === 'string' ? encodeURIComponent(value) : '';
  };
  if (part('resource') === '') return undefined;
  const [group, version, namespace] = [
    part('apiGroup'),
    part('apiVersion') || 'v1',
    part('namespace'),
  ];
  const isNew = verb === 'create' && part('subresource') === '';
  const isNamespaceItself = part('resource') === 'namespaces';
  const path = [
    group === '' ? `/api/${version}` : `/apis/${group}/${version}`,
    ...(namespace !== '' && !isNamespaceItself ? ['namespaces', namespace] : []),
    part('resource'),
    ...(isNew || part('name') === '' ? [] : [part('name')]),
    ...(part('subresource') === '' ? [] : [part('subresource')]),
  ].join('/');
  return verb === 'watch' ? `${path}?watch=true` : path;
}

/** What objectRef says of an object whose body was not recorded: events of every level keep it. */
function referenceOf(event: EventFields, { method, url }: { method: string; url: string }) {
  if (bodyFrom(event.get('requestObject')) !== undefined) return undefined;
  const inUrl = requestInfo(method, url);
  const fields = [...(entriesIn(event.get('objectRef')) ?? [])].filter(
    ([key]) =>
      /^(?:uid|resourceVersion)$/.test(key) ||
      (/^name(?:space)?$/.test(key) && inUrl[key as 'name' | 'namespace'] === ''),
  );
  return Object.fromEntries(fields);
}

/** A method, and the URL, from which kube-apiserver derives the verb. */
function methodFor(verb: string, url: string): { method: string; url: string } | undefined {
  const methods = [...(methodsOf[verb] ?? []), verb.toUpperCase(), 'GET', 'POST', 'PUT', 'DELETE'];
  const method = methods.find((each) => requestInfo(each, url).verb === verb);
  if (method !== undefined) return { method, url };
  // Some exporters cut the query off.
  const watching = `${url}${url.includes('?') ? '&' : '?'}watch=true`;
  return verb === 'watch' && requestInfo('GET', watching).verb === verb
    ? { method: 'GET', url: watching }
    : undefined;
}

type Status = ReadonlyMap<string, unknown> | undefined;

function authorizationOf(
  annotations: ReadonlyMap<string, unknown>,
  code: number,
  status: Status,
): unknown {
  const decision = annotations.get('authorization.k8s.io/decision');
  const reason = annotations.get('authorization.k8s.io/reason');
  // Of the filter that forbids, and of nothing else.
  const isForbidden = code === 403 && /User ".*" cannot /.test(String(status?.get('message')));
  if (decision === 'forbid' || (decision === undefined && isForbidden))
    return { decision: 'forbid', reason: '' };
  const isFailed = annotations.has('authorization.k8s.io/error') || reason === 'internal error';
  return isFailed ? { decision: 'error', reason: '' } : { decision: 'allow', reason };
}

/** The Status of a response whose body was not recorded: events of every level keep it. */
function statusBodyOf(status: Status): unknown {
  if (!status?.has('status')) return undefined;
  const kept = ['status', 'message', 'reason', 'details', 'code'] as const;
  const fields = kept.flatMap((name) => (status.has(name) ? [[name, status.get(name)]] : []));
  return { kind: 'Status', apiVersion: 'v1', metadata: {}, ...Object.fromEntries(fields) };
}

function panicOf(status: Status): string | true {
  const message = status?.get('message');
  const [, cause] = /^APIServer panic'd: (.*)$/s.exec(String(message)) ?? [];
  return cause ?? true;
}

/** The Content-Type is in no event: a list can only be a JSON patch, and kubectl's others are merge patches. */
const patchKind = (body: unknown) =>
  Array.isArray(body) ? 'application/json-patch+json' : 'application/strategic-merge-patch+json';

/** Annotations by who adds them. Those of the authorizer and of the log itself are made anew. */
function annotationsOf(annotations: ReadonlyMap<string, unknown>) {
  const madeAnew = /^(?:authorization\.k8s\.io|audit\.k8s\.io|apiserver\.latency\.k8s\.io)\//;
  // The id of a token that was asked for is known with the response, not with the login.
  const ofLogin = /^authentication\.k(?:8s|ubernetes)\.io\/(?!issued-credential-id$)/;
  const ofAdmission = /\.admission\.k8s\.io\/|^pod-security\.kubernetes\.io\/|\.policy\.admission/;
  const kept = [...annotations].filter(([key]) => !madeAnew.test(key));
  const rest = kept.filter(([key]) => !ofLogin.test(key) && !ofAdmission.test(key));
  return {
    authentication: { annotations: Object.fromEntries(kept.filter(([key]) => ofLogin.test(key))) },
    admission: kept
      .filter(([key]) => ofAdmission.test(key))
      .map(([key, value]) => ({
        key,
        value,
        level: key.startsWith('patch.webhook.') ? 'Request' : 'Metadata',
      })),
    annotations: Object.fromEntries(rest),
  };
}

function notesOf(event: EventFields): string[] {
  const bodies = ['requestObject', 'responseObject'] as const;
  return bodies.flatMap((name) => {
    const body = event.get(name);
    if (body === undefined || bodyFrom(body) !== undefined) return [];
    return [`${name} is left out: ${(sizeOf(body) / 1000).toFixed(0)} kB, or nested too deep.`];
  });
}
