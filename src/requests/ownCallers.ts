import { entriesIn } from '../workspace/entriesIn';
import { lineFrom, sizeOf, stringsFrom, userFrom, type OwnRequest } from './ownRequest';

/** Who sends a request: the fields that depend only on the sender. */
export type Sender = Pick<OwnRequest, 'user' | 'sourceIPs' | 'authorizationHeader'>;

/** A sender that own requests can be shown with: one to choose from, or one of the user's own. */
export interface Caller extends Sender {
  id: string;
  /** As in a list of senders: "Developer: jane". */
  name: string;
}

/** So many callers of the user's own at most, and so many characters of JSON each: links carry them. */
export const callersAtMost = 20;
const callerAtMost = 2000;
const nameAtMost = 80;
const allAtMost = 8000;

/** Returns a caller from data of any origin; undefined without an id, a name and a user. Never throws. */
export function callerFrom(value: unknown): Caller | undefined {
  const given = entriesIn(value);
  const [id, name] = [lineFrom(given?.get('id')), lineFrom(given?.get('name'))];
  const user = given?.get('user') === null ? null : userFrom(given?.get('user'));
  if (!given || id === undefined || name === undefined || user === undefined) return undefined;
  const caller = {
    ...{ id, name: name.slice(0, nameAtMost), user },
    sourceIPs: stringsFrom(given.get('sourceIPs')),
    ...(user === null && { authorizationHeader: 'Bearer invalid' }),
  };
  return sizeOf(caller) > callerAtMost ? undefined : caller;
}

/** Returns the user's own callers from data of any origin, each with another id. Undefined if there are none. Never throws. */
export function callersFrom(value: unknown): Caller[] | undefined {
  const found: Caller[] = [];
  for (const each of Array.isArray(value) ? value.slice(0, callersAtMost) : []) {
    const caller = callerFrom(each);
    // Other ids are those of the callers that everybody has.
    if (!caller || !/^caller-\d{1,9}$/.test(caller.id)) continue;
    if (found.some(({ id }) => id === caller.id)) continue;
    if (sizeOf([...found, caller]) <= allAtMost) found.push(caller);
  }
  return found.length > 0 ? found : undefined;
}
