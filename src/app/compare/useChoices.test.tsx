// @vitest-environment jsdom
import { renderHook, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { settle } from '../../state/settled';
import { createAppStore } from '../../state/store';
import { StoreContext } from '../../state/useApp';
import { useChoices } from './useChoices';

vi.mock('../../storage/library', () => ({
  listWorkspaces: async () => [{ id: 'other', name: 'Other', text: 'other' }],
  listStates: async (workspace: string) => [
    { workspace, at: new Date(2026, 1, 2, 9, 30).getTime(), text: `later text of ${workspace}` },
    { workspace, at: new Date(2026, 1, 1, 9, 30).getTime(), text: `first text of ${workspace}` },
  ],
}));

test('offers the versions of the open workspace, the newest first, and other workspaces', async () => {
  const store = createAppStore({ id: 'mine', text: 'now' });
  const followers = settle(store, () => {});
  const { result } = renderHook(() => useChoices(), {
    wrapper: ({ children }) => (
      <StoreContext value={{ store, ...followers, root: { current: null } }}>
        {children}
      </StoreContext>
    ),
  });
  await waitFor(() =>
    expect(result.current.map(({ name }) => name)).toContain('Earlier versions of this policy'),
  );
  const texts = result.current
    .slice(0, 3)
    .map(({ name, choices }) => [name, choices.map(({ text }) => text)]);
  expect(texts).toEqual([
    ['This policy', ['now', 'now']],
    ['Earlier versions of this policy', ['later text of mine', 'first text of mine']],
    ['Workspaces in this browser', ['other']],
  ]);
});
