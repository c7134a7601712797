import { useEffect, useState } from 'react';
import { lasting } from '../../../state/actions/notices';
import { useApp, useAppStore } from '../../../state/useApp';
import { lazy } from '../../../ui/lazy';
import { AddRequests } from './AddRequests';
import { draftOf } from './drafts';
import { RequestForm } from './form/RequestForm';

const Callers = lazy(() => import('./Callers'));
const Groups = lazy(() => import('./Groups'));
const ClusterApi = lazy(() => import('./ClusterApi'));

/** The open dialog about own requests. */
export default function OwnDialog() {
  const store = useAppStore();
  const dialog = useApp((state) => state.ownDialog);
  const selected = useApp((state) => state.selectedRequest);
  const own = useApp((state) => state.workspace.ownRequests);
  const showOwnDialog = useApp((state) => state.showOwnDialog);
  // What was said before would lie over the buttons.
  useEffect(() => {
    const { notice, dismissNotice } = store.getState();
    if (dialog && notice && !lasting(notice)) dismissNotice();
  }, [store, dialog]);
  // What is needed for adding leads back to it.
  const [{ now, before }, setSeen] = useState({ now: dialog, before: undefined as typeof dialog });
  if (now !== dialog) setSeen({ now: dialog, before: now });
  const isAside = dialog === 'callers' || dialog === 'cluster';
  const close = () => showOwnDialog(isAside && before === 'add' ? 'add' : undefined);
  if (dialog === 'add') return <AddRequests onClose={close} />;
  if (dialog === 'callers') return <Callers onClose={close} />;
  if (dialog === 'groups') return <Groups onClose={close} />;
  if (dialog === 'cluster') return <ClusterApi onClose={close} />;
  const request = dialog === 'edit' ? own?.find(({ id }) => id === selected) : undefined;
  if (dialog !== 'new' && !request) return null;
  // The form instead of a paste goes on with who and which group was chosen for that.
  const begun = dialog === 'new' && before === 'add' ? draftOf(store) : undefined;
  return <RequestForm {...{ request, begun }} onClose={close} />;
}
