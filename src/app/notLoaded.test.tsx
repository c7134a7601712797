// @vitest-environment jsdom
import { fireEvent, render, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { BeforeAfterBar } from '../features/preview/BeforeAfterBar';
import { settle } from '../state/settled';
import { createAppStore } from '../state/store';
import { StoreContext } from '../state/useApp';
import { preparePage } from '../testing/page/mountStudio';
import type { Studio } from './commands/command';
import { FileMenu } from './menu/FileMenu';

/** Stands for a part of the page that is loaded when it is shown, and whether it can be loaded. */
const { network, part } = vi.hoisted(() => {
  const network = { isDown: false };
  const part = () => {
    if (network.isDown) throw new Error('offline');
    return { default: () => 'It is there.' };
  };
  return { network, part };
});
vi.mock('./menu/MenuList', part);
vi.mock('../features/preview/Comparing', part);

preparePage();

test.each<[part: string, what: string, shown: (studio: Studio) => ReactNode]>([
  ['the File menu', 'This menu', (studio) => <FileMenu studio={studio} />],
  ['the comparing bar', 'The comparison', () => <BeforeAfterBar rows={[]} />],
])('%s says that it could not be loaded, and is loaded again', async (_part, what, shown) => {
  const store = createAppStore({ text: '' });
  const followers = settle(store, () => {});
  const root = { current: null };
  const silenced = vi.spyOn(console, 'error').mockImplementation(() => {});
  network.isDown = true;
  store.getState().compareWith('baseline');
  const { container, findByRole, queryByText, getByRole } = render(
    <StoreContext value={{ store, ...followers, root }}>
      {shown({ store, root } as Studio)}
    </StoreContext>,
  );
  const file = container.querySelector('button[aria-haspopup]');
  if (file) fireEvent.click(file);
  const alert = await findByRole('alert');
  expect(alert.textContent).toContain(`${what} could not be loaded. Your policy is unchanged.`);

  // Still offline: it says so again, and offers to reload.
  fireEvent.click(getByRole('button', { name: 'Try again' }));
  expect(await findByRole('link', { name: 'Reload the page' })).toBeDefined();

  network.isDown = false;
  fireEvent.click(getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(queryByText(/It is there\./)).not.toBeNull());
  expect(container.querySelector('[role="alert"]')).toBeNull();
  silenced.mockRestore();
});
