import { useApp } from '../../../state/useApp';
import { AddRequests } from './AddRequests';
import { RequestForm } from './RequestForm';

/** The open dialog about own requests. */
export default function OwnDialog() {
  const dialog = useApp((state) => state.ownDialog);
  const selected = useApp((state) => state.selectedRequest);
  const own = useApp((state) => state.workspace.ownRequests);
  const showOwnDialog = useApp((state) => state.showOwnDialog);
  const close = () => showOwnDialog(undefined);
  if (dialog === 'add') return <AddRequests onClose={close} />;
  const request = dialog === 'edit' ? own?.find(({ id }) => id === selected) : undefined;
  return dialog === 'new' || request ? <RequestForm request={request} onClose={close} /> : null;
}
