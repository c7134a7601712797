import { ownKind } from '../../catalog/types';
import type { OpenWorkspace } from '../../state/openWorkspace';
import { entriesIn } from '../../workspace/entriesIn';
import type { View } from '../../workspace/workspace';

/** Returns a workspace without the user's own requests, who sends them, and what is expected of them. */
export function withoutOwn(workspace: OpenWorkspace): OpenWorkspace {
  const { ownRequests: _requests, callers: _callers, sentBy: _sentBy, ...rest } = workspace;
  const kept = rest.expectations?.filter((each) => !isOwn(entriesIn(each)?.get('request')));
  return { ...rest, expectations: kept?.length ? kept : undefined };
}

/** Returns a view that shows none of them first. */
export function viewWithoutOwn({ request, tab, kind, ...rest }: View): View {
  return {
    ...rest,
    ...(request !== undefined && !isOwn(request) && { request, ...(tab && { tab }) }),
    ...(kind !== undefined && kind !== ownKind && { kind }),
  };
}

const isOwn = (id: unknown) => typeof id === 'string' && id.startsWith('own-');
