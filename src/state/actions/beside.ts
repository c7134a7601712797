import { ownKind, type SampleRequest } from '../../catalog/types';
import type { Caller } from '../../requests/ownCallers';
import type { OwnRequest } from '../../requests/ownRequest';
import type { Workspace } from '../../workspace/workspace';
import { recordBeside, type Beside } from '../history';
import type { State } from '../state';
import { checkedAgain } from './version';

const kinds = [ownKind] as const;
/** The same object for the same request and caller, because decisions and events are cached by it. */
const shown = new WeakMap<OwnRequest, Map<Caller | undefined, SampleRequest>>();

/** Returns the requests of the preview: the own ones, all sent by `sentBy` if there is one, then the samples. */
export function shownRequests(
  samples: readonly SampleRequest[],
  { ownRequests: own = [], sentBy }: Pick<Workspace, 'ownRequests' | 'sentBy'>,
): readonly SampleRequest[] {
  return own.length === 0 ? samples : [...own.map((each) => shownAs(each, sentBy)), ...samples];
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

const besideOf = ({
  ownRequests,
  callers,
  clusterApi,
  expectations,
  questions,
}: Beside): Beside => ({
  ...{ ownRequests, callers, clusterApi, expectations, questions },
});

/** Returns the state with other requests beside the own ones. A selected request that is no longer there is not selected. */
export function afterSamples(state: State, samples: readonly SampleRequest[]): Partial<State> {
  const requests = shownRequests(samples, state.workspace);
  const isThere = requests.some(({ id }) => id === state.selectedRequest);
  return {
    samples,
    requests,
    ...(!isThere && { selectedRequest: undefined, isDetailWhole: false }),
  };
}

/**
 * Returns the state with something else beside the text. A selected request that is no longer there is not selected, and
 * the caller that was chosen stays chosen as it is now. The text is checked again if its findings can change.
 */
export function withBeside(state: State, beside: Beside): Partial<State> {
  const { workspace: before, samples, selectedRequest } = state;
  const { callers } = beside;
  const workspace = { ...before, ...beside };
  if (callers !== before.callers && before.callers?.some(({ id }) => id === before.sentBy?.id))
    workspace.sentBy = callers?.find(({ id }) => id === before.sentBy?.id);
  const requests = shownRequests(samples, workspace);
  const isThere = requests.some(({ id }) => id === selectedRequest);
  const next = {
    workspace,
    requests,
    ...(!isThere && { selectedRequest: undefined, isDetailWhole: false }),
  };
  return beside.clusterApi === before.clusterApi
    ? next
    : { ...next, ...checkedAgain({ ...state, ...next }) };
}

/** Returns the state after the user changed something beside the text, at a time in ms: one undo step. */
export function afterBeside(state: State, change: Partial<Beside>, at: number): Partial<State> {
  const before = besideOf(state.workspace);
  const after = { ...before, ...change };
  return {
    history: recordBeside(state.history, before, after, at),
    ...withBeside(state, after),
  };
}

/** Returns the state after the user changed the own requests, at a time in ms: one undo step, with one of them selected. */
export function afterOwnChange(
  state: State,
  own: readonly OwnRequest[],
  at: number,
  select?: string,
): Partial<State> {
  const selected = select === undefined ? {} : { selectedRequest: select };
  const ownRequests = own.length > 0 ? own : undefined;
  return { ...afterBeside({ ...state, ...selected }, { ownRequests }, at), ...selected };
}

/** Returns the state in which somebody else sends all own requests; undefined: whoever each of them names. */
export function afterCaller({ workspace: before, samples }: State, sentBy: Caller | undefined) {
  const workspace = { ...before, sentBy };
  return { workspace, requests: shownRequests(samples, workspace) };
}
