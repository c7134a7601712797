import type { KubernetesVersion } from '../../audit/types';
import { sampleRequests } from '../../catalog/requests';
import type { SampleRequest } from '../../catalog/types';
import { isCurl } from '../../requests/commandRequests';
import { callerIds, callers } from '../../requests/callers';
import type { Sender } from '../../requests/ownCallers';
import { shortName } from '../../requests/requestWords';
import { readRequest, type RequestFields } from './readRequest';
import { keyOfRequest } from './repeatedRequests';
import { authenticated, senderFrom, senderOf, usualSender } from './senders';

/** The keys of a test that name its request, and its name. */
export type WrittenRequest = RequestFields;

/** Returns the keys of a test that read back to a request, in as few words as possible. */
export function writeRequest(
  request: SampleRequest,
  kubernetes: KubernetesVersion,
): WrittenRequest {
  const sample = sampleRequests.find(({ id }) => id === request.id);
  if (sample && keyOfRequest(sample) === keyOfRequest(request)) return { sample: sample.id };
  const { name, ...about } = aboutIn(request);
  const senders = sendersFor(request);
  const key = keyOfRequest(request);
  for (const way of waysToWrite(request))
    for (const who of senders) {
      const written = { ...about, ...way, ...who };
      const read = readRequest(written, '', { kubernetes, users: new Map() });
      if (!('request' in read) || keyOfRequest(read.request) !== key) continue;
      const { command, title, group } = read.request;
      if (command !== request.command || group !== request.group) continue;
      return name === undefined || title === name ? written : { name, ...written };
    }
  return { ...aboutIn(request), request: everything(request) };
}

/** What the readers of requests say, and nobody wrote. */
const isOfReader = /^(?:From an? |A request of your own$)/;

function aboutIn({ title, group }: SampleRequest): { name?: string; group?: string } {
  return {
    ...(!isOfReader.test(title) && { name: title }),
    ...(group !== undefined && { group }),
  };
}

const several = / \(\d+\/\d+ (\S+) (\S+)\)$/;

function* waysToWrite(request: SampleRequest): Generator<RequestFields> {
  const { command } = request;
  const [end = '', verb, resource] = several.exec(command) ?? [];
  const text = command.slice(0, command.length - end.length);
  if (isCurl(text)) yield { curl: text };
  else if (/^\S*kubectl\s/.test(text)) {
    if (end === '') yield { kubectl: text };
    else {
      yield { kubectl: text, verb };
      yield { kubectl: text, verb, resource };
    }
  } else if (command === `${request.method} ${request.url}`) {
    const body = request.requestBody === undefined ? '' : ` ${JSON.stringify(request.requestBody)}`;
    yield { request: `${command}${body}` };
  }
  const { user: _user, sourceIPs: _ips, authorizationHeader: _header, ...rest } = briefly(request);
  yield { request: rest };
  yield { request: briefly(request) };
}

/** Who may send it: the usual sender, one of our callers, or a user in full. */
function sendersFor(request: SampleRequest): { as?: unknown }[] {
  const sender = JSON.stringify(senderOf(request));
  const isSender = (other: Sender) => JSON.stringify(senderOf(other)) === sender;
  const id = callerIds.find((each) => isSender(callers[each]));
  const as = asOf(request);
  return [{}, ...(id ? [{ as: id }] : as === undefined ? [] : [{ as }])];
}

function asOf({ user, sourceIPs }: SampleRequest): Record<string, unknown> | undefined {
  if (!user) return undefined;
  const { username, uid, groups, extra } = user;
  const isLast = groups?.at(-1) === authenticated;
  const others = isLast ? groups?.slice(0, -1) : groups;
  const as = {
    username,
    ...(uid !== undefined && { uid }),
    ...(others && others.length > 0 && { groups: others }),
    ...(extra && { extra }),
    ...(JSON.stringify(sourceIPs) !== JSON.stringify(usualSender.sourceIPs) && { sourceIPs }),
  };
  // Equal as JSON: the order of keys does not matter here.
  return senderFrom(as) ? as : undefined;
}

/** A request in full, without what is the default. */
function briefly(request: SampleRequest): Record<string, unknown> {
  const { command, method, url, authorization, response, userAgent, sourceIPs } = request;
  const usual: Record<string, boolean> = {
    command: command === `${method} ${url}`,
    userAgent: userAgent === '',
    sourceIPs: sourceIPs.length === 0,
    authorization: authorization.decision === 'allow' && authorization.reason === '',
    response: response.code === 200 && Object.keys(response).length === 1,
  };
  return Object.fromEntries(
    Object.entries(everything(request)).filter(([key]) => usual[key] !== true),
  );
}

/** A request in full, in the order of its fields. */
function everything(request: SampleRequest): Record<string, unknown> {
  const { id: _id, kinds: _kinds, group: _group, title: _title, method, url, ...rest } = request;
  return { method, url, ...rest };
}

/** Gives users that several tests have a name, and returns them with the tests that name them. */
export function namedUsers(requests: readonly WrittenRequest[]): {
  users: Record<string, unknown>;
  requests: readonly WrittenRequest[];
} {
  const counts = new Map<string, number>();
  const keyOf = ({ as }: WrittenRequest) => (typeof as === 'object' ? JSON.stringify(as) : '');
  for (const each of requests) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
  const names = new Map<string, string>();
  const users = new Map<string, unknown>();
  const written = requests.map((each) => {
    const key = keyOf(each);
    if (key === '' || (counts.get(key) ?? 0) < 2) return each;
    const name = names.get(key) ?? freeName(each.as, users);
    names.set(key, name);
    users.set(name, each.as);
    return { ...each, as: name };
  });
  return { users: Object.fromEntries(users), requests: written };
}

function freeName(user: unknown, taken: ReadonlyMap<string, unknown>): string {
  const { username } = user as { username: string };
  const stem =
    shortName(username)
      .replace(/[^\w.-]+/g, '-')
      .slice(0, 40) || 'user';
  const isFree = (name: string) =>
    name !== '__proto__' && !taken.has(name) && !callerIds.some((id) => id === name);
  let name = stem;
  for (let number = 2; !isFree(name); number++) name = `${stem}-${number}`;
  return name;
}
