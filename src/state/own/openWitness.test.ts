import { expect, it } from 'vitest';
import { requestInfo, attributesOf } from '../../audit/request/requestInfo';
import { attributesFor } from '../../engine/decide';
import { openWitness } from './openWitness';
import { createAppStore } from '../store';

const jane = { username: 'jane', groups: ['dev', 'system:authenticated'] };
const attributes = (method: string, url: string, user: typeof jane | null = jane) =>
  attributesOf(requestInfo(method, url), user);

it.each([
  ['GET', '/api/v1/namespaces/prod/secrets/db', 'jane: get secrets db -n prod'],
  ['POST', '/api/v1/namespaces/prod/pods/web/exec', 'jane: create pods/exec web -n prod'],
  ['GET', '/healthz', 'jane: get /healthz'],
])('adds and selects a request with exactly these attributes: %s %s', (method, url, command) => {
  const store = createAppStore({ id: 'a', text: '' });
  const wanted = attributes(method, url);
  openWitness(store, wanted);
  const { selectedRequest, requests, requestKind, pane } = store.getState();
  const request = requests.find(({ id }) => id === selectedRequest);
  expect(request).toMatchObject({ command, user: jane, kinds: ['Yours'] });
  expect({ ...attributesFor(request!), path: '' }).toEqual({ ...wanted, path: '' });
  expect([requestKind, pane]).toEqual(['Yours', 'Preview']);
  // The same again is the same request.
  openWitness(store, wanted);
  expect(store.getState().workspace.ownRequests).toHaveLength(1);
  store.getState().undo();
  expect(store.getState().workspace.ownRequests).toBeUndefined();
});

it('shows a failed login as one', () => {
  const store = createAppStore({ id: 'a', text: '' });
  openWitness(store, attributes('GET', '/api/v1/pods', null));
  expect(store.getState().workspace.ownRequests).toMatchObject([
    { user: null, response: { code: 401 }, command: 'failed login: list pods' },
  ]);
});
