import { listVersion } from '../assumed';
import type { Mapping } from '../resources';
import { pathOf, type Session } from '../session';

/**
 * Watches one object, as kubectl does to wait for something: since 1.35 with a single request, before with a list and
 * a watch. Follows ListWatch and UntilWithSync (client-go/tools/watch).
 * @param isTyped whether the command uses client-go's typed client, which repeats the time limit
 */
export function watchOne(
  session: Session,
  mapping: Mapping,
  namespace: string,
  name: string,
  isTyped = false,
): void {
  const path = pathOf(mapping, namespace);
  const fieldSelector = `metadata.name=${name}`;
  const limit = { timeoutSeconds: 300, ...(isTyped && { timeout: '5m0s' }) };
  if (!session.since('1.35')) {
    session.send('GET', path, {
      query: { fieldSelector, limit: 500, resourceVersion: '0' },
      code: 200,
    });
    session.send('GET', path, {
      query: {
        allowWatchBookmarks: true,
        fieldSelector,
        resourceVersion: listVersion,
        watch: true,
        ...limit,
      },
      code: 200,
    });
    session.note('The time limit of a watch is random, between five and ten minutes.');
    return;
  }
  session.send('GET', path, {
    query: {
      allowWatchBookmarks: true,
      fieldSelector,
      resourceVersionMatch: 'NotOlderThan',
      sendInitialEvents: true,
      watch: true,
      ...limit,
    },
    code: 200,
  });
  session.note('The time limit of a watch is random, between five and ten minutes.');
}
