import { nearest } from '../../analysis/nearest';
import { requestInfo } from '../../audit/request/requestInfo';
import { resultOf } from '../../audit/steps';
import type { KubernetesVersion } from '../../audit/types';
import { sampleRequests } from '../../catalog/requests';
import { ownKind, type SampleRequest } from '../../catalog/types';
import { commandLine } from '../../requests/commandLine';
import { isCurl, whatOf } from '../../requests/commandRequests';
import { eventRequest } from '../../requests/eventRequest';
import { eventsIn, whyNoEvent } from '../../requests/eventsIn';
import { parsed } from '../../requests/jsonPieces';
import { translateKubectl, type KnownResource } from '../../requests/kubectl/translate';
import type { Sender } from '../../requests/ownCallers';
import {
  bodyFrom,
  groupFrom,
  lineFrom,
  ownRequestFrom,
  type OwnRequest,
} from '../../requests/ownRequest';
import { readRequests } from '../../requests/readRequests';
import { yamlValue } from '../../requests/safeYaml';
import { entriesIn } from '../../workspace/entriesIn';
import type { ProblemCode } from './problem';
import { nearestSender, senderFrom, senderNamed, senderOf, usualSender } from './senders';

/** What a request is read with. */
export interface RequestContext {
  kubernetes: KubernetesVersion;
  users: ReadonlyMap<string, Sender>;
  /** Custom resources, besides the built-in ones. */
  resources?: readonly KnownResource[] | undefined;
}

/** Why a request cannot be read, at a key of its test. */
export interface RequestRefusal {
  key: string;
  code: ProblemCode;
  message: string;
  advice: string;
}

/** The keys of a test that say what its request is. Its name becomes the title of a request that is no sample. */
export type RequestFields = Partial<
  Record<
    | 'name'
    | 'group'
    | 'kubectl'
    | 'curl'
    | 'request'
    | 'event'
    | 'sample'
    | 'as'
    | 'verb'
    | 'resource',
    unknown
  >
>;

type Refused = { refused: RequestRefusal };
type Result = { request: SampleRequest } | Refused;

const refuse = (
  key: string,
  message: string,
  advice: string,
  code: ProblemCode = 'request',
): Refused => ({ refused: { key, code, message, advice } });

/**
 * Returns the request of a test with an id, or why there is none. In: the plain values of a test that has the right shape.
 * A sample request keeps its own id, unless somebody else sends it. Never throws.
 */
export function readRequest(test: RequestFields, id: string, context: RequestContext): Result {
  const sender = test.as === undefined ? undefined : senderAs(test.as, context);
  if (sender && 'refused' in sender) return sender;
  if (test.sample !== undefined) return sampleOf(test, id, sender);
  const read = bareRequest(test, sender ?? usualSender, context);
  if ('refused' in read) return read;
  return { request: asOwn(sentBy(read.request, sender), test, id) };
}

function asOwn(request: OwnRequest, { name, group }: RequestFields, id: string): SampleRequest {
  const [title, ofGroup] = [lineFrom(name), groupFrom(group)];
  return {
    ...request,
    id,
    ...(title !== undefined && { title: title.slice(0, 2000) }),
    ...(ofGroup !== undefined && { group: ofGroup }),
    kinds: [ownKind],
  };
}

function senderAs(as: unknown, { users }: RequestContext): Sender | Refused {
  if (typeof as !== 'string')
    return senderFrom(as) ?? refuse('as', 'This is no user.', 'Give it a username.');
  const sender = senderNamed(as, users);
  if (sender) return sender;
  const meant = nearestSender(as, users);
  const advice = meant === undefined ? 'Add it to users.' : `Did you mean ${meant}?`;
  return refuse(
    'as',
    `No user is named ${JSON.stringify(as.slice(0, 60))}.`,
    advice,
    'unknown-user',
  );
}

function sentBy<Request extends OwnRequest>(request: Request, sender?: Sender): Request {
  if (!sender) return request;
  const { authorizationHeader: _, ...rest } = request;
  return { ...rest, ...senderOf(sender) } as Request;
}

function sampleOf(test: RequestFields, id: string, sender?: Sender): Result {
  const { sample } = test;
  const found = sampleRequests.find((each) => each.id === sample);
  if (found && sender) return { request: asOwn(sentBy(found, sender), test, id) };
  if (found) return { request: found };
  const meant = nearest(
    String(sample),
    sampleRequests.map((each) => each.id),
  );
  return refuse(
    'sample',
    `There is no sample request ${JSON.stringify(String(sample).slice(0, 60))}.`,
    meant === undefined
      ? 'Select a sample request in the studio and download its test.'
      : `Did you mean ${meant}?`,
    'unknown-sample',
  );
}

function bareRequest(
  test: RequestFields,
  sender: Sender,
  context: RequestContext,
): { request: OwnRequest } | Refused {
  const { kubectl, curl, request, event } = test;
  if (typeof kubectl === 'string') return ofCommand('kubectl', kubectl, test, sender, context);
  if (typeof curl === 'string') return ofCommand('curl', curl, test, sender, context);
  if (typeof request === 'string') return ofCommand('request', request, test, sender, context);
  const narrowing = (['verb', 'resource'] as const).find((key) => test[key] !== undefined);
  if (narrowing !== undefined)
    return refuse(narrowing, `${narrowing} is for commands.`, 'Remove it.', 'request');
  return request === undefined ? ofEvent(event) : inFull(request, sender);
}

const wanted = {
  kubectl: 'For example: kubectl get pods -n dev',
  curl: 'For example: curl -k https://10.0.0.1:6443/version',
  request: 'For example: GET /api/v1/namespaces/dev/pods',
};

function ofCommand(
  key: keyof typeof wanted,
  text: string,
  { verb, resource }: RequestFields,
  sender: Sender,
  { kubernetes, resources }: RequestContext,
): { request: OwnRequest } | Refused {
  const { requests, refused, commands } = readRequests(text, {
    sender,
    yaml: yamlValue,
    kubectl: (command, files) =>
      translateKubectl(command, {
        ...{ kubernetes, kubectl: kubernetes },
        ...(files && { files }),
        ...(resources && { resources }),
      }),
  });
  const all = requests.map((each) => each.request);
  // What readRequests takes may be of another kind.
  const first = commandLine(text.trim())?.text;
  const isOfKind =
    key === 'request'
      ? first === undefined
      : first !== undefined && (key === 'curl') === (isCurl(first) && commands.length === 0);
  const [fault] = refused;
  // The reason why a command cannot be read says what to do.
  if (fault && isOfKind)
    return refuse(
      key,
      `${fault.reason.replace(/\.$/, '')}.`,
      first === undefined ? wanted[key] : '',
    );
  if (all.length === 0 || !isOfKind)
    return refuse(
      key,
      `This is no ${key === 'request' ? 'method and path' : `${key} command`}.`,
      wanted[key],
    );
  const named = all.filter((each) => {
    const info = requestInfo(each.method, each.url);
    const whole = `${info.resource}${info.subresource === '' ? '' : `/${info.subresource}`}`;
    return (
      (verb === undefined || verb === info.verb) && (resource === undefined || resource === whole)
    );
  });
  const [only] = named;
  if (only && named.length === 1) return { request: only };
  if (!only) {
    const wrong = verb === undefined ? 'resource' : 'verb';
    const sent = listOf(all).join(', ');
    const message = `This command sends no such request, but ${sent}.`;
    return refuse(wrong, message, `Change ${wrong}.`, 'several-requests');
  }
  const list = listOf(named);
  return refuse(
    key,
    `This command sends ${named.length} requests: ${list.join(', ')}.`,
    list.length === 1 ? 'Write a command for each.' : 'Say which is meant with verb and resource.',
    'several-requests',
  );
}

const listOf = (requests: readonly OwnRequest[]) => [...new Set(requests.map(whatOf))];

function ofEvent(event: unknown): { request: OwnRequest } | Refused {
  const value = typeof event === 'string' ? parsed(event)?.value : event;
  if (value === undefined)
    return refuse('event', 'This event is not valid JSON.', 'Write one line of the audit log.');
  const events = resultOf(eventsIn(value));
  if (events.length === 0)
    return refuse('event', whyNoEvent(value), 'Write one line of the audit log.');
  if (new Set(events.map((each) => each.get('auditID'))).size > 1)
    return refuse('event', `This has ${events.length} events.`, 'Write a test for each request.');
  const read = eventRequest(events);
  return 'refused' in read ? refuse('event', read.refused, 'Write another event.') : read;
}

function inFull(value: unknown, sender: Sender): { request: OwnRequest } | Refused {
  const given = entriesIn(value) ?? new Map<string, unknown>();
  const who = given.has('user') ? {} : sender;
  const request = ownRequestFrom({ ...who, ...Object.fromEntries(given) }, '');
  if (!request)
    return refuse('request', 'This request has no method and path.', 'Add method and url.');
  const bodies = [given.get('requestBody'), entriesIn(given.get('response'))?.get('body')];
  return bodies.some((body) => body !== undefined && bodyFrom(body) === undefined)
    ? refuse('request', 'A body is longer than 250 kB, or nests too deep.', 'Shorten it.')
    : { request };
}
