import { openingIn } from '../../state/openWorkspace';
import { useAppStore } from '../../state/useApp';
import { viewOf } from '../../state/view';
import { addressOf, studioAddress } from '../../storage/address';

/**
 * Returns the props of the link to the full editor. It leads to the workspace that was embedded; once the policy
 * was edited, to the edited one, which is encoded only when somebody is about to follow the link.
 */
export function useStudioLink() {
  const store = useAppStore();
  const address = studioAddress();
  const renew = async ({ currentTarget }: { currentTarget: HTMLAnchorElement }) => {
    const state = store.getState();
    if (state.history.past.length === 0) {
      currentTarget.href = address;
      return;
    }
    const { encodeLink } = await import('../../storage/link');
    const link = encodeLink({ shared: openingIn(state), view: viewOf(state) });
    if (link !== undefined) currentTarget.href = addressOf(link);
  };
  const onTurnTo = (event: { currentTarget: HTMLAnchorElement }) => {
    renew(event).catch(() => undefined);
  };
  return { href: address, onPointerEnter: onTurnTo, onPointerDown: onTurnTo, onFocus: onTurnTo };
}
