import { expect, it } from 'vitest';
import { ownRequestFrom } from '../../requests/ownRequest';
import { viewWithoutOwn, withoutOwn } from './withoutOwn';

it('leaves out own requests, their senders, and what is expected of them', () => {
  const request = ownRequestFrom({ method: 'GET', url: '/api' }, 'own-1')!;
  const caller = { id: 'caller-1', name: 'a', user: { username: 'ana' }, sourceIPs: [] };
  const [ofOwn, ofSample] = [
    { request: 'own-1', mustNotHold: ['hunter2'] },
    { request: 'pod-list', level: 'None' },
  ];
  const workspace = { id: 'w', name: 'Mine', standing: 'kept' } as const;
  expect(
    withoutOwn({
      ...workspace,
      ...{ ownRequests: [request], callers: [caller], sentBy: caller },
      expectations: [ofOwn, ofSample],
    }),
  ).toEqual({ ...workspace, expectations: [ofSample] });
  expect(withoutOwn({ ...workspace, expectations: [ofOwn] })).toEqual(workspace);
});

it.each([
  [{ request: 'own-1', tab: 'why', kind: 'Yours', filter: 'a' } as const, { filter: 'a' }],
  [
    { request: 'pod-list', tab: 'events', kind: 'People' } as const,
    { request: 'pod-list', tab: 'events', kind: 'People' },
  ],
])('a view: %j', (view, expected) => expect(viewWithoutOwn(view)).toEqual(expected));
