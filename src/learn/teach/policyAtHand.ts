import type { PolicyAtHand } from '../../course/teaching/fromPolicy';
import type { StoreApi } from '../../state/store';
import { defaultName } from '../../workspace/workspaceName';

/** Returns the policy in a studio, and what belongs to it. */
export function policyAtHand(store: StoreApi): PolicyAtHand {
  const { text, kubernetes, workspace } = store.getState();
  const { name, ownRequests, expectations } = workspace;
  return { name: name === defaultName ? '' : name, text, kubernetes, ownRequests, expectations };
}
