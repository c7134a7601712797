import type { Attributes } from '../../audit/types';
import { added } from '../../requests/ownList';
import type { OwnRequest } from '../../requests/ownRequest';
import { witnessRequest } from '../../requests/witnessRequest';
import { showOwn } from './showOwn';
import type { StoreApi } from '../store';

/**
 * Shows a request with these attributes in the preview: as one of the user's own, which is added unless it is there, and
 * sent by its own user. Undo takes it back. Returns its id; undefined if it cannot be added, which is said.
 */
export function openWitness(store: StoreApi, attributes: Attributes): string | undefined {
  const request = witnessRequest(attributes);
  const { workspace, changeOwn, selectRequest, setCaller, say } = store.getState();
  if (!request) {
    say('The preview cannot show this request.', 'refused');
    return undefined;
  }
  if (workspace.sentBy) setCaller(undefined);
  const own = workspace.ownRequests ?? [];
  const known = own.find((each) => isSame(each, request));
  if (known) {
    showOwn(store);
    selectRequest(known.id);
    return known.id;
  }
  const { requests, first } = added(own, [request]);
  if (first === undefined) {
    say('Not added: a workspace holds at most 1,000 requests, and 1 MB of them.', 'refused');
    return undefined;
  }
  showOwn(store);
  changeOwn(requests, first);
  say('Added the request to yours. Undo takes this back.');
  return first;
}

const isSame = (one: OwnRequest, other: OwnRequest) => keyOf(one) === keyOf(other);
const keyOf = ({ method, url, user, response }: OwnRequest) =>
  JSON.stringify([method, url, user?.username, user?.groups, response.code]);
