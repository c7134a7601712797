import { nearest } from '../../analysis/nearest';
import type { UserInfo } from '../../audit/types';
import { callerIds, callers } from '../../requests/callers';
import type { Sender } from '../../requests/ownCallers';
import { stringsFrom, userFrom } from '../../requests/ownRequest';
import { entriesIn } from '../../workspace/entriesIn';

/** Who sends a request that does not say so. */
export const usualSender: Sender = senderOf(callers.developer);

/** Returns the sender with a name from `users`, or of one of our callers; undefined if there is none. */
export function senderNamed(name: string, users: ReadonlyMap<string, Sender>): Sender | undefined {
  const id = callerIds.find((each) => each === name);
  return users.get(name) ?? (id && senderOf(callers[id]));
}

/** Returns the name of a sender that is most likely meant. */
export const nearestSender = (name: string, users: ReadonlyMap<string, Sender>) =>
  nearest(name, [...users.keys(), ...callerIds]);

/** Returns a user in full as a sender; undefined without a user name. */
export function senderFrom(value: unknown): Sender | undefined {
  const user = userFrom(value);
  const ips = entriesIn(value)?.get('sourceIPs');
  return (
    user && {
      user: withAuthenticated(user),
      sourceIPs: ips === undefined ? usualSender.sourceIPs : stringsFrom(ips),
    }
  );
}

/** Returns the fields of a request that say who sends it. */
export function senderOf({ user, sourceIPs, authorizationHeader }: Sender): Sender {
  return {
    ...{ user, sourceIPs },
    ...(authorizationHeader !== undefined && { authorizationHeader }),
  };
}

/** The group of every user whose credentials are accepted. */
export const authenticated = 'system:authenticated';

/** As AuthenticatedGroupAdder in k8s.io/apiserver/pkg/authentication/group. */
function withAuthenticated(user: UserInfo): UserInfo {
  const groups = user.groups ?? [];
  const isSaid = groups.includes(authenticated) || groups.includes('system:unauthenticated');
  return isSaid || user.username === 'system:anonymous'
    ? user
    : { ...user, groups: [...groups, authenticated] };
}
