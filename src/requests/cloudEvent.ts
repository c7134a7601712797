import { groupsOfUser } from '../proofs/subjects';
import { entriesIn } from '../workspace/entriesIn';

/**
 * Returns the audit event that an entry of Google Cloud Audit Logs was made from, as far as the entry has it; undefined
 * for anything else. It has neither groups nor the request's URL: the URL is made from the name of the resource, and the
 * groups are those that every such user is in.
 */
export function cloudEvent(entry: ReadonlyMap<string, unknown>): Map<string, unknown> | undefined {
  const payload = entriesIn(entry.get('protoPayload'));
  const [method, resource] = [payload?.get('methodName'), payload?.get('resourceName')];
  if (!payload || typeof method !== 'string' || typeof resource !== 'string') return undefined;
  if (payload.get('serviceName') !== 'k8s.io' && !method.startsWith('io.k8s.')) return undefined;
  const metadata = entriesIn(payload.get('requestMetadata'));
  const username = entriesIn(payload.get('authenticationInfo'))?.get('principalEmail');
  const code = entriesIn(payload.get('status'))?.get('code');
  const given: [string, unknown][] = [
    ['kind', 'Event'],
    ['verb', method.slice(method.lastIndexOf('.') + 1)],
    ['requestURI', uriOf(resource)],
    ['user', { username, ...(typeof username === 'string' && { groups: groupsOf(username) }) }],
    ['userAgent', metadata?.get('callerSuppliedUserAgent')],
    ['sourceIPs', [metadata?.get('callerIp')]],
    ['requestObject', payload.get('request')],
    ['responseObject', payload.get('response')],
    ['responseStatus', { code: codes.get(code) ?? 200 }],
    ['annotations', entry.get('labels')],
    ['auditID', entriesIn(entry.get('operation'))?.get('id')],
  ];
  const event = new Map(given.filter(([, value]) => value !== undefined));
  fromCloud.add(event);
  return event;
}

const fromCloud = new WeakSet<ReadonlyMap<string, unknown>>();

/** Returns whether an event was made from an entry of Google Cloud Audit Logs. */
export const isFromCloud = (event: ReadonlyMap<string, unknown>): boolean => fromCloud.has(event);

/** The groups that every user of this name is in. */
const groupsOf = (username: string) => [
  ...(username.startsWith('system:node:') ? ['system:nodes'] : []),
  ...groupsOfUser(username),
];

/** "core/v1/namespaces/a/pods/b" or "apps/v1/…", or the path of a request without a resource. */
function uriOf(resource: string): string {
  const [group = '', ...rest] = resource.split('/');
  if (rest.length < 2) return `/${resource}`.replace(/^\/+/, '/');
  return group === 'core' ? `/api/${rest.join('/')}` : `/apis/${resource}`;
}

/** HTTP status codes by the codes of google.rpc. */
const codes: ReadonlyMap<unknown, number> = new Map([
  [0, 200],
  [3, 400],
  [5, 404],
  [6, 409],
  [7, 403],
  [8, 429],
  [10, 409],
  [13, 500],
  [14, 503],
  [16, 401],
]);
