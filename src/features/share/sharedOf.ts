import type { State } from '../../state/state';
import { usualName } from '../../storage/workspaceName';
import type { SharedWorkspace } from '../../storage/sharedWorkspace';

/** What a link made now carries. */
export function sharedOf(state: State): SharedWorkspace {
  const { text, kubernetes, lineEnding, workspace } = state;
  const { selectedRequest, detailTab, requestKind, requestFilter } = state;
  return {
    text,
    kubernetes,
    lineEnding,
    ...(workspace.name !== usualName && { name: workspace.name }),
    ...(selectedRequest !== undefined && { request: selectedRequest, tab: detailTab }),
    ...(requestKind !== 'All' && { kind: requestKind }),
    ...(requestFilter !== '' && { filter: requestFilter }),
  };
}
