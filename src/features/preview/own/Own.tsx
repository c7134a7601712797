import { useApp } from '../../../state/useApp';
import { OwnBar } from './OwnBar';
import { OwnEmpty } from './OwnEmpty';

/** What stands above the list of the user's own requests, or instead of it as long as there are none. */
export default function Own() {
  const hasOwn = useApp(({ workspace }) => workspace.ownRequests !== undefined);
  return hasOwn ? <OwnBar /> : <OwnEmpty />;
}
