import type { LoggedRequest } from './auditLog';

/** The address from which the stolen token was used. */
export const strangeAddress = '203.0.113.66';

/** Returns whether a request was sent from that address. */
export const isStrange = ({ address }: LoggedRequest): boolean => address === strangeAddress;

/** Returns whether the server did what was asked. */
export const isSuccess = ({ code = 0 }: LoggedRequest): boolean => code >= 100 && code < 400;

/** Returns whether a kubelet sent it. */
export const isOfNode = ({ username }: LoggedRequest): boolean =>
  username.startsWith('system:node:');

/** Returns whether a part of the cluster sent it: a controller or a kubelet. */
export const isOfCluster = (request: LoggedRequest): boolean =>
  isOfNode(request) || request.username.startsWith('system:serviceaccount:kube-system:');

/** Returns a test for a verb and a resource: "delete", "pods"; "create", "pods/eviction". */
export const does =
  (verb: string, what: string) =>
  (request: LoggedRequest): boolean =>
    request.verb === verb &&
    [request.resource, request.subresource].filter(Boolean).join('/') === what;

/** Returns whether it changes nothing. */
export const isRead = ({ verb }: LoggedRequest): boolean => /^(?:get|list|watch)$/.test(verb);

/** Returns the command of an exec, as its path holds it. */
export const commandIn = ({ uri }: LoggedRequest): string =>
  [...uri.matchAll(/[?&]command=([^&]*)/g)].map(([, part = '']) => decoded(part)).join(' ');

function decoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part;
  }
}
