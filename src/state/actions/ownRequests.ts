import { ownKind, type SampleRequest } from '../../catalog/types';
import type { Caller } from '../../requests/callers';
import type { OwnRequest } from '../../requests/ownRequest';
import { recordOwn } from '../history';
import type { State } from '../state';

type OwnRequests = readonly OwnRequest[] | undefined;

const kinds = [ownKind] as const;
/** The same object for the same request and caller, because decisions and events are cached by it. */
const shown = new WeakMap<OwnRequest, Map<Caller | undefined, SampleRequest>>();

/** Returns the requests of the preview: the own ones, all sent by `caller` if there is one, then the samples. */
export function shownRequests(
  samples: readonly SampleRequest[],
  own: OwnRequests = [],
  caller: Caller | undefined,
): readonly SampleRequest[] {
  return own.length === 0 ? samples : [...own.map((each) => shownAs(each, caller)), ...samples];
}

function shownAs(own: OwnRequest, caller: Caller | undefined): SampleRequest {
  const known = shown.get(own) ?? new Map<Caller | undefined, SampleRequest>();
  shown.set(own, known);
  let request = known.get(caller);
  if (!request) {
    const sender = caller && { user: caller.user, sourceIPs: caller.sourceIPs };
    const header = caller?.authorizationHeader;
    request = {
      ...own,
      ...sender,
      ...(header !== undefined && { authorizationHeader: header }),
      kinds,
    };
    known.set(caller, request);
  }
  return request;
}

/** Returns the state with other own requests. A selected request that is no longer there is not selected. */
export function withOwn(state: State, ownRequests: OwnRequests): Partial<State> {
  const { workspace, samples, caller, selectedRequest } = state;
  const requests = shownRequests(samples, ownRequests, caller);
  const isThere = requests.some(({ id }) => id === selectedRequest);
  return {
    workspace: { ...workspace, ownRequests },
    requests,
    ...(!isThere && { selectedRequest: undefined, isDetailWhole: false }),
  };
}

/** Returns the state after the user changed the own requests, at a time in ms: one undo step, with one of them selected. */
export function afterOwnChange(
  state: State,
  own: readonly OwnRequest[],
  at: number,
  select?: string,
): Partial<State> {
  const before = state.workspace.ownRequests;
  const after = own.length > 0 ? own : undefined;
  const selected = select === undefined ? {} : { selectedRequest: select };
  return {
    history: recordOwn(state.history, before, after, at),
    ...withOwn({ ...state, ...selected }, after),
    ...selected,
  };
}

/** Returns the state in which somebody else sends all own requests; undefined: whoever each of them names. */
export function afterCaller(state: State, caller: Caller | undefined): Partial<State> {
  const { samples, workspace } = state;
  return { caller, requests: shownRequests(samples, workspace.ownRequests, caller) };
}
