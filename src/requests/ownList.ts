import { freeId, ownRequestsFrom, type OwnRequest } from './ownRequest';

/** The own requests after some were added, and the id of the first of them. */
export interface Added {
  requests: readonly OwnRequest[];
  first: string | undefined;
  /** How many of them a workspace cannot hold. */
  leftOut: number;
}

/** Adds requests, each with a new id, behind the one with the id `after`, or at the end. In: own requests as saved. */
export function added(
  own: readonly OwnRequest[],
  drafts: readonly OwnRequest[],
  after?: string,
): Added {
  const ids = new Set(own.map(({ id }) => id));
  const fresh = drafts.map((draft) => {
    const id = freeId(undefined, ids);
    ids.add(id);
    return { ...draft, id };
  });
  const at = own.findIndex(({ id }) => id === after);
  // Behind the last of its group, so that a group stays together.
  const group = fresh[0]?.group;
  const ofGroup = group === undefined ? -1 : own.findLastIndex((each) => each.group === group);
  const place = at < 0 ? (ofGroup < 0 ? own.length : ofGroup + 1) : at + 1;
  const all = own.toSpliced(place, 0, ...fresh);
  const kept = ownRequestsFrom(all) ?? [];
  // What exceeds the limits goes; what was there stays.
  const requests = kept.length === all.length ? all : [...own, ...fresh].slice(0, kept.length);
  return {
    requests,
    first: fresh.find(({ id }) => requests.some((each) => each.id === id))?.id,
    leftOut: all.length - requests.length,
  };
}

/** Returns the list without the request of an id. */
export const removed = (own: readonly OwnRequest[], id: string): readonly OwnRequest[] =>
  own.filter((each) => each.id !== id);

/** Returns the list with another request in the place of the one of its id; one of another group moves to it. */
export function replaced(own: readonly OwnRequest[], request: OwnRequest): readonly OwnRequest[] {
  const before = own.find(({ id }) => id === request.id);
  return before?.group === request.group
    ? own.map((each) => (each.id === request.id ? request : each))
    : inGroup(removed(own, request.id), request);
}

/** Adds a request at the end of its group, or at the end of the list if there is none of the group. */
function inGroup(own: readonly OwnRequest[], request: OwnRequest): readonly OwnRequest[] {
  const last = own.findLastIndex(({ group }) => group === request.group);
  return last < 0 ? [...own, request] : own.toSpliced(last + 1, 0, request);
}

/** Returns the names of the groups, in the order of their first requests. */
export const groupsIn = (own: readonly OwnRequest[] = []): string[] => [
  ...new Set(own.flatMap(({ group }) => group ?? [])),
];

/**
 * Returns the list with a request one place up (-1) or down (1); the same list if it cannot go there. At the end of its
 * group it stays where it is and joins the next one.
 */
export function moved(own: readonly OwnRequest[], id: string, by: -1 | 1): readonly OwnRequest[] {
  const at = own.findIndex((each) => each.id === id);
  const [here, there] = [own[at], own[at + by]];
  if (!here || !there) return own;
  if (here.group === there.group) return own.with(at, there).with(at + by, here);
  const { group: _left, ...bare } = here;
  return own.with(at, there.group === undefined ? bare : { ...bare, group: there.group });
}

/** Returns the list without the requests of a group; undefined: those without one. */
export const withoutGroup = (
  own: readonly OwnRequest[],
  group: string | undefined,
): readonly OwnRequest[] => own.filter((each) => each.group !== group);

/**
 * Returns the list with another name for a group; undefined stands for no group. If there is one of that name already, the
 * requests go behind its last one. In: a name as it is saved.
 */
export function regrouped(
  own: readonly OwnRequest[],
  from: string | undefined,
  to: string | undefined,
): readonly OwnRequest[] {
  if (from === to) return own;
  const renamed = ({ group: _left, ...bare }: OwnRequest) =>
    to === undefined ? bare : { ...bare, group: to };
  const last = own.findLastIndex(({ group }) => group === to);
  if (to === undefined || last < 0)
    return own.map((each) => (each.group === from ? renamed(each) : each));
  return [
    ...withoutGroup(own.slice(0, last + 1), from),
    ...own.filter(({ group }) => group === from).map(renamed),
    ...withoutGroup(own.slice(last + 1), from),
  ];
}
