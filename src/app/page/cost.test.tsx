import { fireEvent, render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import EnablePage from '../../enable/EnablePage';
import { settle } from '../../state/settled';
import { createAppStore } from '../../state/store';
import { StoreContext } from '../../state/useApp';
import { preparePage } from '../../testing/page/mountStudio';
import { afterPaint } from '../../ui/afterPaint';

preparePage();

function open(text: string) {
  const store = createAppStore({ text });
  return render(
    <StoreContext value={{ store, ...settle(store, afterPaint), root: { current: null } }}>
      <EnablePage path="cost" theme="system" setTheme={() => {}} />
    </StoreContext>,
  );
}

const probes = `apiVersion: audit.k8s.io/v1
kind: Policy
rules:
  - level: None
    nonResourceURLs: ['/readyz*']
  - level: Metadata
`;
const table = (name: string) => within(screen.getByRole('table', { name }));

test('events and bytes a day by rule, from a shape and assumptions that can be changed', async () => {
  const { unmount } = open(probes);
  await screen.findByText(/^[\d,]+ events a day, [\d.]+ GiB, all API servers together\./);
  const cells = () =>
    within(table('By rule, a day').getByRole('row', { name: /^Rule 1/ }))
      .getAllByRole('cell')
      .map(({ textContent }) => textContent);
  expect(cells()).toEqual(['None', '259,200', '0', '0 B', '0 %']);
  const servers = screen.getByRole('textbox', { name: 'API servers' });
  fireEvent.change(servers, { target: { value: '1' } });
  expect(cells()).toEqual(['None', '86,400', '0', '0 B', '0 %']);
  fireEvent.change(servers, { target: { value: 'few' } });
  screen.getByText(/^Some fields have no number that can be used/);
  expect(cells()[1]).toBe('86,400');
  fireEvent.change(servers, { target: { value: '1' } });
  fireEvent.change(screen.getByRole('textbox', { name: 'A readiness probe every' }), {
    target: { value: '2' },
  });
  expect(cells()[1]).toBe('43,200');
  unmount();
  open(`${probes}omitStages: [RequestReceived]\n`);
  await screen.findByText(/The stage RequestReceived is not recorded\./);
  expect(cells()[1]).toBe('43,200');
  fireEvent.click(screen.getByRole('button', { name: 'Reset' }));
  expect(cells()[1]).toBe('259,200');
});
