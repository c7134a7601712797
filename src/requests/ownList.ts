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
  const place = at < 0 ? own.length : at + 1;
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

/** Returns the list with another request in the place of the one of its id. */
export const replaced = (own: readonly OwnRequest[], request: OwnRequest): readonly OwnRequest[] =>
  own.map((each) => (each.id === request.id ? request : each));

/** Returns the list with a request one place up (-1) or down (1); the same list if it cannot go there. */
export function moved(own: readonly OwnRequest[], id: string, by: -1 | 1): readonly OwnRequest[] {
  const at = own.findIndex((each) => each.id === id);
  const [here, there] = [own[at], own[at + by]];
  return here && there ? own.with(at, there).with(at + by, here) : own;
}
