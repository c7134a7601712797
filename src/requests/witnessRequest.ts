import type { Attributes } from '../audit/types';
import { httpRequest } from '../proofs/httpRequest';
import { responseTo } from './commandRequests';
import { ownRequestFrom, type OwnRequest } from './ownRequest';
import { shortName, wordsOf } from './requestWords';

/**
 * Returns a request with exactly these attributes, as one of the user's own without an id: what shows that an answer about
 * all requests is right. Without a user, it is a failed login. Undefined if no request has the attributes.
 */
export function witnessRequest(attributes: Attributes): OwnRequest | undefined {
  const target = httpRequest(attributes);
  if (!target) return undefined;
  const { user } = attributes;
  const who = user ? shortName(user.username) : 'failed login';
  const isFailed = user === null;
  return ownRequestFrom(
    {
      ...target,
      ...{ user, command: `${who}: ${wordsOf(target)}`, title: 'An example of an answer' },
      userAgent: 'kubectl/v1.37.0 (linux/amd64) kubernetes/5f2c9a1',
      sourceIPs: ['192.0.2.8'],
      ...(isFailed && { authorizationHeader: 'Bearer xxx' }),
      authorization: { decision: isFailed ? 'forbid' : 'allow' },
      response: responseTo({ ...target, ...(isFailed && { code: 401 }) }),
    },
    '',
  );
}
