import type { StoreApi } from '../state/store';
import { goTo } from '../storage/address';
import { encodeLink } from '../storage/link';

/**
 * Opens the policy of a lesson or an exercise in the studio, as a shared one: the learner's own policies stay as they
 * are. Back in the browser returns to the lesson.
 */
export function takeToStudio(store: StoreApi, name: string): void {
  const { text, kubernetes, say } = store.getState();
  const link = encodeLink({ shared: { text, kubernetes, lineEnding: '\n', name }, view: {} });
  if (link === undefined) say('This policy is too long to open in the studio.', 'bad');
  else goTo(link);
}
