import { expect, test } from 'vitest';
import { ownKind } from '../../catalog/types';
import { sampleRequests } from '../../catalog/requests';
import { callers } from '../../requests/callers';
import { ownRequestsFrom } from '../../requests/ownRequest';
import { starterPolicy } from '../../catalog/starterPolicy';
import { createAppStore } from '../store';
import { selectRows } from '../rows';

const samples = sampleRequests.slice(0, 2);
const own = ownRequestsFrom([
  { method: 'GET', url: '/api/v1/namespaces/dev/secrets', user: { username: 'ana' } },
  { method: 'GET', url: '/healthz', user: { username: 'ana' } },
]);
if (!own) throw new Error('These can be read.');
const storeWith = (ownRequests = own) =>
  createAppStore({ text: starterPolicy, requests: samples, ownRequests });
const idsOf = ({ requests }: { requests: readonly { id: string }[] }) =>
  requests.map(({ id }) => id.replace(/^(?!own).*/, 'sample'));

test('own requests stand before the samples, and are decided like them', () => {
  const store = storeWith();
  expect(idsOf(store.getState())).toEqual(['own-1', 'own-2', 'sample', 'sample']);
  const [first] = selectRows(store.getState());
  expect(first?.decision).toMatchObject({ rule: 1, level: 'Metadata' });
  expect(first?.request.kinds).toEqual([ownKind]);
});

test('changes are undone and redone one by one, together with those of the text', () => {
  const store = storeWith();
  const { changeOwn, type, undo, redo } = store.getState();
  changeOwn(own.slice(1), 'own-2');
  type(`${starterPolicy}# a`);
  changeOwn([]);
  expect(store.getState()).toMatchObject({ requests: samples, selectedRequest: undefined });
  undo();
  expect(idsOf(store.getState())).toEqual(['own-2', 'sample', 'sample']);
  expect(store.getState().text).toBe(`${starterPolicy}# a`);
  undo();
  expect(store.getState().text).toBe(starterPolicy);
  undo();
  expect(idsOf(store.getState())).toEqual(['own-1', 'own-2', 'sample', 'sample']);
  undo();
  expect(store.getState().workspace.ownRequests).toBe(own);
  for (let step = 0; step < 3; step++) redo();
  expect(store.getState()).toMatchObject({ text: `${starterPolicy}# a`, requests: samples });
  expect(store.getState().workspace.ownRequests).toBeUndefined();
});

test('a request that is deleted is no longer selected', () => {
  const store = storeWith();
  store.getState().selectRequest('own-1');
  store.getState().changeOwn(own.slice(1));
  expect(store.getState().selectedRequest).toBeUndefined();
});

test('all are sent by another user, without being changed; the same row for the same sender', () => {
  const store = storeWith();
  const { setCaller } = store.getState();
  setCaller(callers.node);
  const [asNode] = selectRows(store.getState());
  expect(asNode?.request.user).toBe(callers.node.user);
  expect(store.getState().workspace.ownRequests).toBe(own);
  setCaller(undefined);
  expect(selectRows(store.getState())[0]?.request.user?.username).toBe('ana');
  setCaller(callers.node);
  expect(selectRows(store.getState())[0]).toEqual(asNode);
  expect(selectRows(store.getState())[0]?.request).toBe(asNode?.request);
});

test('another workspace has its own', () => {
  const store = storeWith();
  store.getState().setCaller(callers.node);
  const { text, kubernetes, lineEnding, openWorkspace } = store.getState();
  const { ownRequests: _own, sentBy: _by, ...workspace } = store.getState().workspace;
  openWorkspace({ ...workspace, text, kubernetes, lineEnding, id: 'b' });
  expect(store.getState()).toMatchObject({ requests: samples });
  expect(store.getState().workspace.sentBy).toBeUndefined();
});
