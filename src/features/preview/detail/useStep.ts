import type { Row } from '../../../engine/decide';
import { useAppStore } from '../../../state/useApp';
import { neighbour } from './neighbour';

/** Returns a function that selects the request before or after one in the list, and says which it is, or that there is none. */
export function useStep(list: readonly Row[], id: string): (by: 1 | -1) => void {
  const store = useAppStore();
  return (by) => {
    const { selectRequest, speak } = store.getState();
    const at = list.findIndex(({ request }) => request.id === id);
    const to = neighbour(at, by, list.length);
    const row = to === undefined ? undefined : list[to];
    if (to === undefined || !row) {
      speak(by === 1 ? 'This is the last request.' : 'This is the first request.');
      return;
    }
    selectRequest(row.request.id);
    speak(`Request ${to + 1} of ${list.length}: ${row.request.command}`);
  };
}
