import type { Attributes } from '../audit/types';
import { addOwn } from '../features/preview/own/ownRequestActions';
import { httpRequest } from '../proofs/httpRequest';
import { requestSentence } from '../questions/report/words';
import { ownRequestFrom, type OwnRequest } from '../requests/ownRequest';
import { responseTo } from '../requests/commandRequests';
import type { StoreApi } from '../state/store';
import { goTo, studioFragment } from '../storage/address';

/** Returns a request that was found as an own request; undefined if the preview cannot hold it ("OPTIONS *"). */
export function ownOf(found: Attributes): OwnRequest | undefined {
  const made = httpRequest(found);
  if (!made) return undefined;
  const isLoggedIn = found.user !== null;
  return ownRequestFrom(
    {
      ...made,
      command: requestSentence(found),
      title: 'From a proof',
      user: found.user,
      userAgent: 'kubectl/v1.37.0 (linux/amd64) kubernetes/5f2c9a1',
      sourceIPs: ['192.0.2.8'],
      ...(!isLoggedIn && { authorizationHeader: 'Bearer xxx' }),
      authorization: isLoggedIn
        ? { decision: 'allow', reason: '' }
        : { decision: 'forbid', reason: '' },
      response: isLoggedIn ? responseTo(made) : { code: 401 },
    },
    '',
  );
}

/** Shows a request in the preview of the studio, as one of the user's own, and the rule that decides it. */
export function openWitness(store: StoreApi, found: Attributes, rule: number | undefined): void {
  const request = ownOf(found);
  if (!request) return;
  const {
    workspace,
    selectRequest,
    showRule,
    showPane,
    setRequestKind,
    setRequestFilter,
    showOnly,
  } = store.getState();
  const known = workspace.ownRequests?.find(
    ({ command, url }) => command === request.command && url === request.url,
  );
  if (known) {
    setRequestKind('Yours');
    setRequestFilter('');
    showOnly(undefined);
    selectRequest(known.id);
  } else addOwn(store, [request], false);
  if (rule !== undefined) showRule(rule);
  showPane('Preview');
  goTo(studioFragment());
}

/** Shows a rule in the studio. */
export function openRule(store: StoreApi, rule: number): void {
  store.getState().showRule(rule);
  goTo(studioFragment());
}
